// The code of an appointment: large digits on the screen, and only the last one that was touched can be read over a shoulder.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { icon } from "/static/web/shared/icons.js";
import { number, t } from "/static/web/shared/words.js";

const DIGITS = [..."123456789"];
const LEAST = 4;
const MOST_DIGITS = 12;

/** @extends {YcElement<{ code: string, busy: string | boolean, notice: string, lost: boolean }>} */
class YcKioskBooked extends YcElement {
  static properties = { code: { attribute: false }, busy: { attribute: false }, notice: { attribute: false }, lost: { attribute: false } };

  connectedCallback() {
    super.connectedCallback();
    /** @type {(event: KeyboardEvent) => void} */
    this.onKey = (event) => this.key(event); // of a real keyboard, or a keypad, whatever has the focus
    window.addEventListener("keydown", this.onKey);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("keydown", this.onKey);
  }

  key({ key, target }) {
    if (this.inert) return; // behind a question or an emergency
    if (/^[0-9]$/.test(key)) this.type(this.code + key);
    else if (key === "Backspace") this.type(this.code.slice(0, -1));
    else if (key === "Enter" && !target.matches("button")) this.take();
  }

  type(code) {
    if (!this.busy && code.length <= MOST_DIGITS) this.tell("yc-type", code);
  }

  take() {
    if (this.enough) this.tell("yc-take");
  }

  get enough() {
    return this.code.length >= LEAST && !this.busy && !this.lost;
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  render() {
    const { code } = this;
    const digit = (d) => html`<button type="button" data-say="number:${d}" @click=${() => this.type(code + d)}>${d}</button>`;
    return html`<header>
        <p class="hall">${icon("clock")} ${t("Appointment")}</p>
        <h1>${t("Please enter your appointment code")}</h1>
        <p>${t("You received it when you booked.")}</p>
      </header>
      <main>
        <p class="code" aria-hidden="true">
          ${[...code].map((d, at) => html`<span>${at === code.length - 1 && !this.busy ? d : "●"}</span>`)}${code ? nothing : html`<span class="soft">— — — —</span>`}
        </p>
        <p class="visually-hidden-text" role="status">${t("{count} digits entered", { count: number(code.length) })}</p>
        ${this.notice ? html`<p class="refusal" role="alert">${icon("alert")} ${this.notice}</p>` : nothing}
        <div class="pad" role="group" aria-label=${t("Digits")}>
          ${DIGITS.map(digit)}
          <button type="button" class="word" data-say="clear" ?disabled=${!code} @click=${() => this.type("")}>
            <span>${t("Clear")}</span>
          </button>
          ${digit("0")}
          <button type="button" class="word" data-say="erase" ?disabled=${!code} @click=${() => this.type(code.slice(0, -1))}>
            ${icon("erase")}<span>${t("Delete")}</span>
          </button>
        </div>
        <button type="button" class="go" data-say="take-number" ?disabled=${!this.enough} @click=${() => this.take()}>
          ${this.busy ? html`<span role="status">${t("Getting your number…")}</span>` : t("Get my number")}
        </button>
      </main>`;
  }
}
customElements.define("yc-kiosk-booked", YcKioskBooked);
