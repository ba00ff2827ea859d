// What a clerk has typed for the next window, kept in this tab while a session ends and the same person signs in again.
const KEY = "yichuang-transfer-note";

const read = () => {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  } catch {
    return null; // a browser without storage forgets
  }
};

/**
 * The note typed by `person` about `ticket`; a note of anybody else is thrown away.
 *
 * @param {string} person
 * @param {string} ticket
 */
export function kept(person, ticket) {
  const draft = read();
  if (!draft || !person) return "";
  if (draft.person !== person) forget();
  return draft.person === person && draft.ticket === ticket ? draft.note : "";
}

/** @param {string} person @param {string} ticket @param {string} note */
export function keep(person, ticket, note) {
  try {
    if (person) sessionStorage.setItem(KEY, JSON.stringify({ person, ticket, note }));
  } catch {
    // as above
  }
}

export function forget() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // as above
  }
}
