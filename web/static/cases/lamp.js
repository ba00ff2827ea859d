// A running limit as a lamp: a shape, a word and a colour.
import { html } from "lit";
import { t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";

/** In words, drawing and level. */
const LAMPS = {
  green: ["In time", "check", "good"],
  yellow: ["A day or less left", "clock", "warn"],
  red: ["Past the promise", "alert", "bad"],
  double_red: ["Past the law's limit", "alert", "bad double"],
};

export const lampWords = (lamp) => t((LAMPS[lamp] ?? LAMPS.green)[0]);

export const lampBadge = (lamp) => {
  const [words, drawing, level] = LAMPS[lamp] ?? LAMPS.green;
  return html`<span class="badge-state lamp ${level}">${icon(drawing)}${t(words)}</span>`;
};
