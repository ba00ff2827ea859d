// A question or a complaint at the kiosk, in prepared words; beside them the way to write it on the phone.
import { html, nothing } from "lit";
import { kindWords } from "/static/web/feedback/said-words.js";
import { icon } from "/static/web/shared/icons.js";
import { dayName, t } from "/static/web/shared/words.js";
import { keypad } from "./keypad.js";
import { HELP, KINDS, OTHER, TOPICS } from "./topics.js";

/** @typedef {import("./saying.js").Saying} Saying */

/** @param {Saying} saying */
const byPhone = (saying) =>
  html`<figure class="scan">
    <img
      class="qr"
      src="/write/${encodeURIComponent(saying.host.hall)}/qr.svg"
      alt=${t("QR code for writing on the phone")}
      width="200"
      height="200"
    />
    <figcaption>${icon("phone")} ${t("You would rather write it yourself? Scan this with your phone.")}</figcaption>
  </figure>`;

/** @param {Saying} saying */
export const kinds = (saying) =>
  html`<div class="choices large">
      ${KINDS.map((kind) => html`<button type="button" @click=${() => saying.turn("topic", { kind })}><b>${kindWords(kind)}</b><small>${t(HELP[kind])}</small></button>`)}
    </div>
    ${byPhone(saying)}`;

/** @param {Saying} saying */
export const topics = (saying) =>
  html`<div class="choices">
      ${TOPICS[saying.kind].map((topic) => html`<button type="button" @click=${() => saying.turn("phone", { topic })}>${t(topic)}</button>`)}
    </div>
    ${byPhone(saying)}`;

/** @param {Saying} saying @param {boolean} lost */
export const phone = (saying, lost) =>
  html`<p class="topic">${t(saying.topic)}</p>
    <p class="typed" role="status">${icon("phone")} ${saying.phone || html`<span class="soft">— — —</span>`}</p>
    ${saying.topic === OTHER ? html`<p class="soft">${t("So that we can call you, we need a number. Or scan the code of the page before and write.")}</p>` : nothing}
    ${keypad((key) => saying.type(key), saying.phone)}
    <button type="button" class="go" ?disabled=${!saying.enough || lost} @click=${() => saying.raise()}>
      ${saying.busy ? html`<span role="status">${t("One moment…")}</span>` : saying.phone || saying.topic === OTHER ? t("Send it") : t("Send it without a number")}
    </button>`;

const SLIP = {
  printing: () => html`<p class="print" role="status">${icon("printer")} <span>${t("Number and code are being printed…")}</span></p>`,
  printed: () => html`<p class="print good" role="status">${icon("printer")} <span>${t("Please take your slip.")}</span></p>`,
  fault: () =>
    html`<p class="print bad" role="status">
      ${icon("alert")} <span>${t("The printer did not print it. Please take a picture of this page.")}</span>
    </p>`,
};

/** @param {Saying} saying */
export function told(saying) {
  const { told: one } = saying;
  if (!one) return nothing;
  return html`<div class="whereabouts">
      <dl>
        <dt>${t("The number")}</dt>
        <dd class="number">${one.number.replace(/(.{5})(.{4})(.{4})(.{4})/, "$1 $2 $3 $4 ")}</dd>
        <dt>${t("The code")}</dt>
        <dd class="code">${one.code}</dd>
      </dl>
      ${one.due ? html`<p class="soft">${t("By {day} somebody has it in hand.", { day: dayName(one.due) })}</p>` : nothing}
      ${SLIP[saying.slip]?.() ?? nothing}
    </div>
    <figure class="scan">
      <img class="qr" src="/f/${one.number}.${one.code}/qr.svg" alt=${t("QR code for the answer")} width="300" height="300" />
      <figcaption>${icon("phone")} ${t("Scan the code with your phone to read the answer.")}</figcaption>
    </figure>
    <button type="button" class="go" data-say="done" @click=${() => saying.host.reset()}>${t("Done")}</button>`;
}
