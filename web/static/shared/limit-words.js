// What is supervised, in words: the kinds of limits, and the colours of their lamps.
import { html } from "lit";
import { t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";

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

/** What the table counts together, in its order; the kinds that belong to each. @type {[string, string, string[]][]} */
export const GROUPS = [
  ["waits", "Long waits", ["wait", "unserved"]],
  ["windows", "Idle or paused windows", ["idle", "paused"]],
  ["devices", "Devices", ["device"]],
  ["cases", "Cases", ["case"]],
  ["results", "Results to fetch", ["uncollected"]],
  ["ratings", "Low ratings", ["follow_up"]],
  ["concerns", "Complaints", ["concern"]],
  ["letters", "Supervision letters", ["letter"]],
];

/** @type {Record<string, [string, string, string]>} words, drawing, level */
const LAMPS = {
  green: ["Within the limit", "check", "good"],
  yellow: ["Soon over the limit", "clock", "warn"],
  red: ["Over the limit", "alert", "bad"],
  double_red: ["Far over the limit", "alert", "bad double"],
};

/** @param {string} kind */
export const kindWords = (kind) => t(KINDS[kind] ?? kind);

/** @param {string} lamp */
export const lampMark = (lamp) => {
  const [words, drawing, level] = LAMPS[lamp] ?? LAMPS.green;
  return html`<span class="badge-state lamp ${level}">${icon(drawing)}${t(words)}</span>`;
};
