// How much of a promised wait is used up, in words and in a shape.
import { html } from "lit";
import { number, t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";

const SOON = 0.75;
const LEVELS = {
  good: { icon: "check", words: "within the promise" },
  warn: { icon: "clock", words: "promise nearly used up" },
  bad: { icon: "alert", words: "over the promise" },
};

export const levelOf = (share) => (share >= 1 ? "bad" : share >= SOON ? "warn" : "good");
export const percent = (share) => `${number(Math.round(Math.max(0, share) * 100))}%`;

/** The level as icon and words. */
export const levelText = (share) => {
  const level = levelOf(share);
  return html`<span class="level ${level}">${icon(LEVELS[level].icon)}${t(LEVELS[level].words)}</span>`;
};

/** A bar; the words beside it say the same. */
export const levelBar = (share) =>
  html`<progress
    class="promise ${levelOf(share)}"
    max="100"
    .value=${Math.min(100, Math.max(0, share * 100))}
    aria-label=${t("Share of the promise used up")}
  ></progress>`;
