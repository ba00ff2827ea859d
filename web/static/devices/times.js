// Times as a person at a device wants them: since when, and how long ago.
import { serverNow } from "/static/web/shared/live.js";
import { number, t, time } from "/static/web/shared/words.js";

/** The hall's time of day, with the date before it unless it is `now`'s; both RFC 3339. */
export const moment = (iso, now) => (now && iso.slice(0, 10) === now.slice(0, 10) ? time(iso) : `${iso.slice(5, 10)} ${time(iso)}`);

export function ago(iso) {
  const seconds = (serverNow() - Date.parse(iso)) / 1000;
  if (seconds < 60) return t("just now");
  if (seconds < 3600) return t("{count} min ago", { count: number(Math.floor(seconds / 60)) });
  if (seconds < 86400) return t("{count} h ago", { count: number(Math.floor(seconds / 3600)) });
  return t("{count} days ago", { count: number(Math.floor(seconds / 86400)) });
}
