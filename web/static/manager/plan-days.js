// The days of a plan in words; the numbers are those of the API, 1 is Monday.
export const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
export const ENDINGS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 0];
export const WORKDAYS = [1, 2, 3, 4, 5];

/** ISO dates in a text, or null when something in it is no date. */
export function datesOf(text) {
  const parts = text.split(/[\s,，、;；]+/).filter(Boolean);
  const good = parts.every((part) => /^\d{4}-\d{2}-\d{2}$/.test(part) && !Number.isNaN(Date.parse(part)));
  return good ? parts : null;
}
