// <yc-desk-guest>: somebody else is signed in at this window; looking is free, acting needs a step of its own.
import { html } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";

/** @extends {YcElement<{ name: string, busy: string, asking: boolean }>} */
class YcDeskGuest extends YcElement {
  static properties = { name: {}, busy: {}, asking: { state: true } };

  take() {
    this.asking = false;
    if (this.busy) return;
    this.dispatchEvent(new CustomEvent("act", { detail: { action: "take-over" }, bubbles: true }));
  }

  render() {
    const { name } = this;
    return html`<div class="guest" role="group" aria-label=${t("Window of another clerk")}>
      <p>${icon("user")}<span>${t("{name} is signed in here. You can look; to work here, take the window over.", { name })}</span></p>
      ${
        this.asking
          ? html`<p>${t("Take over from {name}? It will be on record.", { name })}</p>
              <div class="buttons">
                <button type="button" class="btn btn-primary" @click=${() => this.take()}>${t("Take the window over")}</button>
                <button type="button" class="btn btn-outline-secondary" @click=${() => (this.asking = false)}>${t("Only look")}</button>
              </div>`
          : html`<div class="buttons">
              <button type="button" class="btn btn-outline-primary" @click=${() => (this.asking = true)}>${t("Take over…")}</button>
            </div>`
      }
    </div>`;
  }
}
customElements.define("yc-desk-guest", YcDeskGuest);
