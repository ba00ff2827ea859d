// When something happened: the date beside the time of day, both the office's own.

/**
 * "11-28 09:15" of an RFC 3339 text; nothing for nothing.
 *
 * @param {string | null} iso
 */
export const stamp = (iso) => (iso ? `${iso.slice(5, 10)} ${iso.slice(11, 16)}` : "");
