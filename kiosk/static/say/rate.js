// A rating at the kiosk: which paper it is about, five equal levels, reasons where there are any.
import { html, nothing } from "lit";
import { LEVELS, face } from "/static/web/shared/rating-levels.js";
import { pick, t } from "/static/web/shared/words.js";
import { keypad } from "./keypad.js";

/** @typedef {import("./saying.js").Saying} Saying */

/** @param {Saying} saying @param {"number" | "code"} name @param {string} label */
function field(saying, name, label) {
  const at = saying.typing === name;
  const text = name === "number" ? saying.number.replace(/([0-9]{4})(?=[0-9X])/g, "$1 ") : saying.code;
  return html`<button type="button" class="field" aria-pressed=${at} @click=${() => saying.set({ typing: name })}>
    <small>${label}</small><b>${text || "—"}</b>
  </button>`;
}

/** What a number may begin with, while there is none; the last place of a case's number may be an X. */
function letters(saying, categories) {
  if (saying.typing === "code") return [];
  if (/^[0-9]{19}$/.test(saying.number)) return ["X"];
  return saying.number ? [] : [...new Set(categories.map((one) => one.prefix))];
}

/** @param {Saying} saying @param {Api.CategoryLoad[]} categories @param {boolean} lost */
export function entry(saying, categories, lost) {
  const code = saying.typing === "code";
  const next = code
    ? html`<button type="button" class="go" ?disabled=${!saying.ready || lost} @click=${() => saying.find()}>
        ${saying.busy ? html`<span role="status">${t("One moment…")}</span>` : t("Rate it")}
      </button>`
    : html`<button type="button" class="go" ?disabled=${!saying.whole} @click=${() => saying.set({ typing: "code" })}>
        ${t("Next: the code")}
      </button>`;
  return html`<div class="fields">
      ${field(saying, "number", t("Number on the paper"))} ${field(saying, "code", t("Code on the paper"))}
    </div>
    ${keypad((key) => saying.type(key), code ? saying.code : saying.number, letters(saying, categories))} ${next}`;
}

/** @param {Saying} saying */
export const levels = (saying) =>
  html`<div class="levels" role="group" aria-label=${t("How satisfied are you with this service?")}>
    ${LEVELS.map(([level, words]) => html`<button type="button" class="level-${level}" ?disabled=${saying.busy} @click=${() => saying.touch(level)}>${face(level)}<span>${t(words)}</span></button>`)}
  </div>`;

/** @param {Saying} saying */
export const reasons = (saying) =>
  html`<div class="choices">
      ${saying.offers.map(({ code, text }) => html`<button type="button" aria-pressed=${saying.reasons.includes(code)} ?disabled=${saying.busy} @click=${() => saying.mark(code)}>${pick(text)}</button>`)}
    </div>
    <button type="button" class="go" ?disabled=${saying.busy} @click=${() => saying.rate()}>
      ${saying.reasons.length ? t("Send") : t("Send without a reason")}
    </button>`;

/** @param {Saying} saying */
export const thanks = (saying) =>
  html`<div class="thanks">
      ${face(5)} ${saying.level <= 2 ? html`<p>${t("Somebody in charge looks into it and puts it right.")}</p>` : nothing}
    </div>
    <button type="button" class="go" data-say="done" @click=${() => saying.host.reset()}>${t("Done")}</button>`;
