// When numbers are given out again, as one would say it in the hall.
import { serverNow } from "./live.js";
import { dayName, hallTime, t, time } from "./words.js";

const DAY_MS = 86_400_000;

/** A sentence for the view's `opens_at`; "" where nobody knows. */
export function opening({ opens_at: at, opens_provisional: provisional }) {
  if (!at) return "";
  const sentence = again(at);
  return provisional ? t("{sentence}, unless the announced holidays say otherwise", { sentence }) : sentence;
}

function again(at) {
  const date = at.slice(0, 10);
  const inDays = (days) => hallTime(serverNow() + days * DAY_MS, at).slice(0, 10);
  if (date === inDays(0)) return t("Numbers available today from {time}", { time: time(at) });
  if (date === inDays(1)) return t("Numbers available tomorrow from {time}", { time: time(at) });
  return t("Numbers available on {day} from {time}", { day: dayName(date), time: time(at) });
}
