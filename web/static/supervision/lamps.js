// What the page of supervision counts together, and the colours of its lamps.
import { html } from "lit";
import { t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";

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

/** @param {string} lamp */
export const lampMark = (lamp) => {
  const [words, drawing, level] = LAMPS[lamp] ?? LAMPS.green;
  return html`<span class="badge-state lamp ${level}">${icon(drawing)}${t(words)}</span>`;
};
