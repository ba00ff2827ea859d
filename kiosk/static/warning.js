// "Are you still there?" with a countdown that can be seen; any touch on it goes on.
import { html } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { number, t } from "/static/web/shared/words.js";

/** @extends {YcElement<{ left: number }>} */
class YcKioskWarning extends YcElement {
  static properties = { left: { attribute: false } };

  firstUpdated() {
    this.querySelector(".on")?.focus();
  }

  connectedCallback() {
    super.connectedCallback();
    /** @type {(event: KeyboardEvent) => void} */
    this.onKey = (event) => event.key === "Escape" && this.tell("yc-continue", event);
    window.addEventListener("keydown", this.onKey);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("keydown", this.onKey);
  }

  tell(name, event) {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent(name));
  }

  render() {
    return html`<div
      class="veil"
      role="alertdialog"
      aria-modal="true"
      aria-label=${t("Are you still there?")}
      @click=${(e) => this.tell("yc-continue", e)}
    >
      <div class="box">
        <h2>${t("Are you still there?")}</h2>
        <p class="count">${number(this.left)}</p>
        <p>${t("This screen returns to the start in {seconds} seconds and clears what you chose.", { seconds: number(this.left) })}</p>
        <div>
          <button type="button" class="on" data-say="go-on" @click=${(e) => this.tell("yc-continue", e)}>${t("Continue")}</button>
          <button type="button" data-say="end" @click=${(e) => this.tell("yc-end", e)}>${t("End now")}</button>
        </div>
      </div>
    </div>`;
  }
}
customElements.define("yc-kiosk-warning", YcKioskWarning);
