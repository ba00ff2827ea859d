// Large letters on the screen, since a kiosk has no keyboard: A to Z in their order, delete and clear.
import { html } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { t } from "/static/web/shared/words.js";
import { icon } from "/static/web/shared/icons.js";

const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** @extends {YcElement<{ text: string }>} */
class YcKioskKeys extends YcElement {
  static properties = { text: { attribute: false } };

  tell(text) {
    this.dispatchEvent(new CustomEvent("yc-type", { detail: text }));
  }

  render() {
    const { text } = this;
    return html`<div class="keys" role="group" aria-label=${t("Letters")}>
      ${LETTERS.map((letter) => html`<button type="button" data-say="letter:${letter}" @click=${() => this.tell(text + letter)}>${letter}</button>`)}
      <button type="button" class="word" data-say="erase" ?disabled=${!text} @click=${() => this.tell(text.slice(0, -1))}>
        ${icon("erase")}<span>${t("Delete")}</span>
      </button>
      <button type="button" class="word" data-say="clear" ?disabled=${!text} @click=${() => this.tell("")}>
        <span>${t("Clear")}</span>
      </button>
    </div>`;
  }
}
customElements.define("yc-kiosk-keys", YcKioskKeys);
