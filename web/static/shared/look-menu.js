// <yc-look>: a menu for the theme and the size of the text, kept on this device.
import { html } from "lit";
import { YcElement } from "./element.js";
import { TEXTS, THEMES, choose, look } from "./look.js";
import { t } from "./words.js";

const WORDS = {
  system: "Same as the device",
  light: "Light",
  dark: "Dark",
  contrast: "High contrast",
  normal: "Normal",
  large: "Large text",
  largest: "Largest",
};

/** @extends {YcElement<{}>} */
class YcLook extends YcElement {
  connectedCallback() {
    super.connectedCallback();
    /** @type {(event: any) => void} */
    this.onOutside = (event) => this.contains(event.target) || this.shut();
    window.addEventListener("pointerdown", this.onOutside);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("pointerdown", this.onOutside);
  }

  shut() {
    this.menu.open = false;
  }

  key(event) {
    if (event.key !== "Escape" || !this.menu.open) return;
    event.stopPropagation();
    this.shut();
    this.querySelector("summary")?.focus();
  }

  take(name, value) {
    choose({ [name]: value });
    this.requestUpdate();
  }

  get menu() {
    return /** @type {HTMLDetailsElement} */ (this.querySelector("details"));
  }

  render() {
    const now = look();
    return html`<details class="look" @keydown=${this.key}>
      <summary><span aria-hidden="true">Aa</span> ${t("Display")}</summary>
      <div class="choice">
        ${this.choice("theme", t("Colours"), ["system", ...THEMES], now.theme)}
        ${this.choice("text", t("Size of the text"), TEXTS, now.text)}
      </div>
    </details>`;
  }

  choice(name, heading, values, now) {
    return html`<fieldset>
      <legend>${heading}</legend>
      ${values.map((value) => html`<label><input type="radio" name="look-${name}" value=${value} .checked=${value === now} @change=${() => this.take(name, value)} />${t(WORDS[value])}</label>`)}
    </fieldset>`;
  }
}
customElements.define("yc-look", YcLook);
