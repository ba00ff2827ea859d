// <yc-outcome-panel>: how the service ended, with the number of the case if there is one.
import { html } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import { toFirstChoice } from "./first-choice.js";
import { OUTCOMES } from "./outcomes.js";

/** @extends {YcElement<{ busy: string }>} */
class YcOutcomePanel extends YcElement {
  static properties = { busy: {} };

  firstUpdated() {
    toFirstChoice(this);
  }

  take(outcome) {
    if (this.busy) return;
    const number = /** @type {HTMLInputElement} */ (this.querySelector("input")).value.trim();
    this.dispatchEvent(new CustomEvent("act", { detail: { action: "finish", body: { outcome, case: number } }, bubbles: true }));
  }

  render() {
    return html`<section class="panel" aria-labelledby="outcome-heading">
      <h2 id="outcome-heading">${t("How did the service end?")}</h2>
      <div class="choices">
        ${OUTCOMES.map(([code, words, drawing], at) => html`<button type="button" class="btn btn-outline-primary" data-choice=${at + 1} @click=${() => this.take(code)}><kbd>${at + 1}</kbd>${icon(drawing)}<span>${t(words)}</span></button>`)}
      </div>
      <div class="line">
        <input
          class="form-control"
          maxlength="40"
          autocomplete="off"
          aria-label=${t("Case number (optional)")}
          placeholder=${t("Case number (optional)")}
        />
      </div>
    </section>`;
  }
}
customElements.define("yc-outcome-panel", YcOutcomePanel);
