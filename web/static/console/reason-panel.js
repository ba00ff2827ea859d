// <yc-reason-panel kind="hold|pause">: one touch gives the reason; other words can be typed.
import { html } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { t } from "/static/web/shared/words.js";
import { toFirstChoice } from "./first-choice.js";

const KINDS = {
  hold: {
    heading: "Why is it going on hold?",
    reasons: ["Citizen fetches a document", "Waiting for a department", "Filling in a form", "Paying or copying", "System fault"],
    other: "Put on hold with this reason",
  },
  pause: {
    heading: "Why is the window pausing?",
    reasons: ["Meal break", "Meeting", "Equipment fault", "Away for a moment", "Handing over"],
    other: "Pause with this reason",
  },
};

/** @extends {YcElement<{ kind: string, busy: string }>} */
class YcReasonPanel extends YcElement {
  static properties = { kind: {}, busy: {} };

  updated(changed) {
    if (changed.has("kind")) toFirstChoice(this);
  }

  take(reason) {
    const words = reason.trim();
    if (words && !this.busy)
      this.dispatchEvent(new CustomEvent("act", { detail: { action: this.kind, body: { reason: words } }, bubbles: true }));
  }

  render() {
    const { heading, reasons, other } = KINDS[this.kind];
    return html`<section class="panel" aria-labelledby="reason-heading">
      <h2 id="reason-heading">${t(heading)}</h2>
      <div class="choices">
        ${reasons.map((reason, at) => html`<button type="button" class="btn btn-outline-primary" data-choice=${at + 1} @click=${() => this.take(t(reason))}><kbd>${at + 1}</kbd><span>${t(reason)}</span></button>`)}
      </div>
      <form
        class="line"
        @submit=${(event) => {
          event.preventDefault();
          this.take(new FormData(event.target).get("reason"));
        }}
      >
        <input
          class="form-control"
          name="reason"
          maxlength="200"
          required
          autocomplete="off"
          aria-label=${t("Another reason")}
          placeholder=${t("Another reason")}
        />
        <button class="btn btn-primary">${t(other)}</button>
      </form>
    </section>`;
  }
}
customElements.define("yc-reason-panel", YcReasonPanel);
