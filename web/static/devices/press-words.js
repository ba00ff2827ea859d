// What was pressed on a pad and what came of it, in words.
import { t } from "/static/web/shared/words.js";

/** The keys as they are printed on the pads. */
const KEYS = {
  call: "Call",
  recall: "Call again",
  start: "Start",
  finish: "Finish",
  cancel: "Cancel",
  ok: "OK",
  miss: "Did not come",
  hold: "Put on hold",
  pause: "Pause",
  transfer: "Transfer",
  line: "Line",
  rating: "Rating",
};
/** The result with the number that stands at the window after it, and without one. */
const DONE = {
  "call-next": ["{number} called", "called"],
  "call-number": ["{number} called", "called"],
  recall: ["{number} called again", "called again"],
  start: ["{number}: service started", "service started"],
  finish: ["service finished", "service finished"],
  miss: ["missed", "missed"],
  hold: ["put on hold", "put on hold"],
  pause: ["paused or resumed", "paused or resumed"],
  transfer: ["transferred", "transferred"],
  "sign-in": ["signed in, window open", "signed in, window open"],
  "sign-out": ["signed out, window closed", "signed out, window closed"],
  clear: ["keys cleared", "keys cleared"],
  rate: ["{number} rated", "rated"],
};

/**
 * "023 call" → "023 呼叫".
 *
 * @param {Api.PressLine} line
 */
export const keysWords = (line) =>
  line.keys
    .split(" ")
    .map((key) => (KEYS[key] ? t(KEYS[key]) : key))
    .join(" ");

/** @param {Api.PressLine} line */
export function resultWords(line) {
  if (line.code) return t("not done: {reason}", { reason: t(line.message) });
  const [at, none] = DONE[line.action] ?? ["done", "done"];
  return t(line.number ? at : none, { number: line.number });
}

/** @param {Api.PressLine} line */
export const padOf = (line) => (line.action === "rate" ? t("Rating pad") : t("Call pad"));
