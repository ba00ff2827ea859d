// How long something has lasted: minutes, from two hours on hours, from two days on days.
import { minutes, number, t } from "/static/web/shared/words.js";

const HOUR_S = 3600;
const DAY_S = 24 * HOUR_S;

/** @param {number} seconds */
export function lasted(seconds) {
  if (seconds < 2 * HOUR_S) return minutes(seconds);
  return seconds < 2 * DAY_S
    ? t("{hours} h", { hours: number(Math.round(seconds / HOUR_S)) })
    : t("{count} days", { count: number(Math.round(seconds / DAY_S)) });
}
