// Lengths of time as people say them: minutes, from two hours on hours.
import { number, t } from "/static/web/shared/words.js";

/** @param {number} seconds */
export function minutes(seconds) {
  const whole = Math.round(seconds / 60);
  if (whole < 1) return t("under a minute");
  return whole < 120
    ? t("{minutes} min", { minutes: number(whole) })
    : whole < 2880
      ? t("{hours} h", { hours: number(Math.round(whole / 60)) })
      : t("{count} days", { count: number(Math.round(whole / 1440)) });
}
