// When something happened, or has to be done by: dates and times of day, the office's own.
import { t, tag } from "/static/web/shared/words.js";

/**
 * "11-28 09:15" of an RFC 3339 text; nothing for nothing.
 *
 * @param {string | null} iso
 */
export const stamp = (iso) => (iso ? `${iso.slice(5, 10)} ${iso.slice(11, 16)}` : "");

/**
 * A date with its year, as it stands on paper.
 *
 * @param {string} date ISO
 */
export const fullDay = (date) =>
  new Intl.DateTimeFormat(tag(), { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" }).format(
    new Date(`${date.slice(0, 10)}T00:00Z`),
  );

/**
 * The last day of a limit on paper; a provisional one says so.
 *
 * @param {Api.DueView | null} due
 */
export const fullDue = (due) => {
  if (!due) return "";
  return due.provisional ? t("{day} (provisional)", { day: fullDay(due.due) }) : fullDay(due.due);
};
