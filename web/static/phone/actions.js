// What a citizen may do with the ticket; what cannot be taken back is asked for once more, in its place.
import { html, nothing } from "lit";
import { YcElement } from "../shared/element.js";
import { t } from "../shared/words.js";

const ASK = {
  cancel: ["Cancel your ticket? You will lose your place.", "Yes, cancel it"],
  postpone: [
    "Come back later: you rejoin at the end of the queue, behind everyone waiting now. You can do this once.",
    "Yes, come back later",
  ],
};

/** @extends {YcElement<{ view: Api.TicketView, act: any, asked: string, sending: string }>} */
class YcPhoneActions extends YcElement {
  static properties = { view: { attribute: false }, act: { attribute: false }, asked: { state: true }, sending: { state: true } };

  constructor() {
    super();
    this.asked = "";
    this.sending = "";
  }

  willUpdate(changed) {
    if (changed.has("view") && changed.get("view") && changed.get("view").state !== this.view.state) this.asked = "";
  }

  async carryOut(action) {
    this.sending = action;
    await this.act(action);
    this.sending = "";
    this.asked = "";
  }

  render() {
    const { state, postponed } = this.view;
    if (this.asked) return this.confirm();
    const button = (words, go, kind = "") =>
      html`<button type="button" class=${kind} ?disabled=${Boolean(this.sending)} @click=${go}>${words}</button>`;
    return html`${state === "missed" ? button(this.sending ? t("Sending…") : t("I'm back"), () => this.carryOut("requeue"), "go") : nothing}
    ${state === "waiting" && !postponed ? button(t("Come back later"), () => (this.asked = "postpone")) : nothing}
    ${["waiting", "called", "missed", "held"].includes(state) ? button(t("Cancel my ticket"), () => (this.asked = "cancel")) : nothing}`;
  }

  confirm() {
    const [question, yes] = ASK[this.asked];
    return html`<div class="confirm" role="group" aria-label=${t(question)}>
      <p>${t(question)}</p>
      <button
        type="button"
        class=${this.asked === "cancel" ? "danger" : "go"}
        ?disabled=${Boolean(this.sending)}
        @click=${() => this.carryOut(this.asked)}
      >
        ${this.sending ? t("Sending…") : t(yes)}
      </button>
      <button type="button" ?disabled=${Boolean(this.sending)} @click=${() => (this.asked = "")}>${t("No, keep my place")}</button>
    </div>`;
  }
}
customElements.define("yc-phone-actions", YcPhoneActions);
