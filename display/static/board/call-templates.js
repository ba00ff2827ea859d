// Templates of calls: the huge one, and the list of those before it.
import { html, nothing } from "lit";
import { t } from "/static/web/shared/words.js";
import { gone } from "./parts.js";
import { said } from "../screen/tongue.js";

// A call that nobody stands for any more names no window, but what became of it.
const BECAME = { missed: () => t("missed"), cancelled: () => t("cancelled"), expired: () => t("expired") };
/** @param {Api.CallLine} line */
export const windowOf = (line) => t("Window {window}", { window: line.window });

/**
 * Number and window of a call, or why there is none.
 *
 * @param {Api.CallLine | null | undefined} line
 * @param {boolean} open
 */
export function bigCall(line, open) {
  if (!line) return html`<p class="none">${said(() => (open ? t("Nobody has been called yet") : t("No new numbers right now")))}</p>`;
  return html`<p class="number">${line.number}</p>
    <p class="to">${said(() => t("please go to"))}</p>
    <p class="window">${said(() => windowOf(line))}</p>`;
}

/** @param {Api.CallLine} line */
const gist = (line) =>
  gone(line)
    ? html`<span aria-hidden="true">–</span><span class="became">${said(BECAME[line.state])}</span>`
    : html`<span aria-hidden="true">→</span><span>${windowOf(line)}</span>`;

/**
 * The calls before, each with its window or what became of it; nothing when there are none. Not by `repeat`: a line has nothing that must move with it.
 *
 * @param {Api.CallLine[]} lines
 * @param {Speaking} speaker
 */
export function callList(lines, speaker) {
  if (!lines.length) return nothing;
  return html`<ol>
    ${lines.map((c) => html`<li class=${gone(c) ? "gone" : speaker?.awaits(c) ? "next" : ""}><b>${c.number}</b>${gist(c)}</li>`)}
  </ol>`;
}
