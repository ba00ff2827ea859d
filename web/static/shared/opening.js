// When numbers are given out again, as one would say it in the hall.
import { serverNow } from "./live.js";
import { dayName, hallTime, t, time } from "./words.js";

const DAY_MS = 86_400_000;

/**
 * A sentence for the view's `opens_at`; "" where nobody knows.
 *
 * @param {Partial<Pick<Api.BoardView, "opens_at" | "opens_provisional">>} view
 */
export function opening({ opens_at: at, opens_provisional: provisional }) {
  if (!at) return "";
  const sentence = again(at);
  return provisional ? t("{sentence}, unless the announced holidays say otherwise", { sentence }) : sentence;
}

const inDays = (days, at) => hallTime(serverNow() + days * DAY_MS, at).slice(0, 10);

/**
 * Whether that is still today.
 *
 * @param {Pick<Api.BoardView, "opens_at">} view
 */
export const opensToday = ({ opens_at: at }) => at !== null && at.slice(0, 10) === inDays(0, at);

function again(at) {
  const date = at.slice(0, 10);
  if (date === inDays(0, at)) return t("Numbers available today from {time}", { time: time(at) });
  if (date === inDays(1, at)) return t("Numbers available tomorrow from {time}", { time: time(at) });
  return t("Numbers available on {day} from {time}", { day: dayName(date), time: time(at) });
}
