// <yc-kiosk-say>: rating and complaining at the kiosk, one question a page; a keypad and a scanner are heard on all of them.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { icon } from "/static/web/shared/icons.js";
import { t } from "/static/web/shared/words.js";
import { kinds, phone, told, topics } from "./concern.js";
import { headingOf } from "./heading.js";
import { entry, levels, reasons, thanks } from "./rate.js";

/** @extends {YcElement<{ saying: import("./saying.js").Saying, stamp: object, categories: Api.CategoryLoad[], lost: boolean }>} */
class YcKioskSay extends YcElement {
  static properties = {
    saying: { attribute: false },
    stamp: { attribute: false }, // new at each drawing, so that it follows what the other knows
    categories: { attribute: false },
    lost: { attribute: false },
  };

  connectedCallback() {
    super.connectedCallback();
    /** @type {(event: KeyboardEvent) => void} */
    this.onKey = (event) => (this.inert ? undefined : this.saying.key(event));
    window.addEventListener("keydown", this.onKey);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("keydown", this.onKey);
  }

  render() {
    const { saying } = this;
    const [title, hint] = headingOf(saying);
    return html`<header>
        <p class="hall">${icon(saying.step === "thanks" || saying.step === "told" ? "done" : "hand")}</p>
        <h1>${title}</h1>
        ${hint ? html`<p>${hint}</p>` : nothing}
      </header>
      <main class="step-${saying.step}">
        ${saying.notice ? html`<p class="refusal" role="alert">${icon("alert")} ${saying.notice}</p>` : nothing} ${this.page()}
      </main>`;
  }

  page() {
    const { saying, categories, lost } = this;
    const pages = {
      home: () => this.home(),
      entry: () => entry(saying, categories, lost),
      levels: () => levels(saying),
      reasons: () => reasons(saying),
      thanks: () => thanks(saying),
      kind: () => kinds(saying),
      topic: () => topics(saying),
      phone: () => phone(saying, lost),
      told: () => told(saying),
    };
    return pages[saying.step]();
  }

  home() {
    const { saying } = this;
    return html`<div class="choices large">
      <button type="button" ?disabled=${this.lost} @click=${() => saying.turn("entry")}>
        <b>${t("Rate a service")}</b><small>${t("With the number and the code on your slip or receipt")}</small>
      </button>
      <button type="button" ?disabled=${this.lost} @click=${() => saying.turn("kind")}>
        <b>${t("Ask or complain")}</b><small>${t("Or say what could not be done for you")}</small>
      </button>
    </div>`;
  }
}
customElements.define("yc-kiosk-say", YcKioskSay);
