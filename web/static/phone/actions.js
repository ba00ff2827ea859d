// What a citizen may do with the ticket; what cannot be taken back is asked for once more, in its place.
import { html, nothing } from "lit";
import { YcElement } from "../shared/element.js";
import { t } from "../shared/words.js";

const ASK = {
  cancel: ["Really give the number back? You lose your place.", "Yes, give it back"],
  postpone: ["Come later: you start waiting anew, behind everybody who waits now. This works once.", "Yes, come later"],
};

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
    const button = (words, go, kind = "") => html`<button type="button" class=${kind} ?disabled=${Boolean(this.sending)} @click=${go}>${words}</button>`;
    return html`${state === "missed" ? button(this.sending ? t("Sending…") : t("I am back"), () => this.carryOut("requeue"), "go") : nothing}
      ${state === "waiting" && !postponed ? button(t("Come later"), () => (this.asked = "postpone")) : nothing}
      ${["waiting", "called", "missed", "held"].includes(state) ? button(t("Give the number back"), () => (this.asked = "cancel")) : nothing}`;
  }

  confirm() {
    const [question, yes] = ASK[this.asked];
    return html`<div class="confirm" role="group" aria-label=${t(question)}>
      <p>${t(question)}</p>
      <button type="button" class=${this.asked === "cancel" ? "danger" : "go"} ?disabled=${Boolean(this.sending)} @click=${() => this.carryOut(this.asked)}>${this.sending ? t("Sending…") : t(yes)}</button>
      <button type="button" ?disabled=${Boolean(this.sending)} @click=${() => (this.asked = "")}>${t("No, keep my place")}</button>
    </div>`;
  }
}
customElements.define("yc-phone-actions", YcPhoneActions);
