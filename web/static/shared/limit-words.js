// The kinds of limits that are supervised, in words.
import { t } from "./words.js";

/** @type {Record<string, string>} */
const KINDS = {
  wait: "Long wait",
  unserved: "People wait, no window at work",
  idle: "Window calls nobody while people wait",
  paused: "Window paused for long",
  device: "Device down",
  uncollected: "Results nobody has fetched",
  follow_up: "Answer to a low rating",
  concern: "Question or complaint",
  letter: "Letter of supervision",
  case: "Case",
};

/** @param {string} kind */
export const kindWords = (kind) => t(KINDS[kind] ?? kind);
