// Lengths of time, shares and days as people read them.
import { number, t, tag } from "/static/web/shared/words.js";

export const NONE = "—";

/** Minutes, with a decimal from one to ten; a dash for what there is not. */
export function span(seconds) {
  if (seconds === null) return NONE;
  if (seconds < 60) return t("under 1 min");
  return t("{minutes} min", { minutes: number(seconds < 600 ? Math.round(seconds / 6) / 10 : Math.round(seconds / 60)) });
}

/** Hours and minutes, "3:05". */
export const hours = (seconds) => `${Math.floor(seconds / 3600)}:${String(Math.floor(seconds / 60) % 60).padStart(2, "0")}`;

/** Never 100 % unless all of it. */
export const share = (value) => (value === null ? NONE : `${number(Math.floor(value * 1000) / 10)}%`);
export const level = (value) => (value === null ? NONE : value.toFixed(2));

export function dayText(day) {
  return new Intl.DateTimeFormat(tag(), { dateStyle: "full", timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`));
}
