// Ask, complain, say what could not be done: from the phone, with or without a ticket or a case, with or without a name.
import { html, nothing } from "lit";
import { get, post } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import "/static/web/shared/language-switch.js";
import "/static/web/shared/look-menu.js";
import { dayName, language, pick, t } from "/static/web/shared/words.js";
import { KIND_IDS, kindWords } from "./feedback/said-words.js";

const HELP = {
  question: "We answer in a few working days.",
  complaint: "Nobody whom it is about sees it or answers it.",
  stuck: "Somebody in charge looks into why it could not be done.",
  suggestion: "What should be better here?",
};

/**
 * @extends {YcElement<{
 *   hall: string, name: Api.Text | null, windows: Api.WindowLine[], kind: string, told: Api.RaisedConcern | null, busy: boolean,
 *   notice: string
 * }>}
 */
class YcWrite extends YcElement {
  static properties = {
    hall: {},
    name: { state: true },
    windows: { state: true },
    kind: { state: true },
    told: { state: true },
    busy: { state: true },
    notice: { state: true },
  };

  constructor() {
    super();
    this.name = null;
    this.windows = [];
    this.kind = "";
    /** @type {Api.RaisedConcern | null} */
    this.told = null;
    this.busy = false;
    this.notice = "";
    const asked = new URLSearchParams(location.search);
    this.ticket = asked.get("ticket") ?? "";
    this.case = asked.get("case") ?? "";
  }

  connectedCallback() {
    super.connectedCallback();
    this.look();
  }

  async look() {
    try {
      const hall = await get(`/halls/${encodeURIComponent(this.hall)}`);
      Object.assign(this, { name: hall.name, windows: hall.windows });
    } catch (problem) {
      this.notice = problem.message;
    }
  }

  updated() {
    document.title = t("Ask or complain");
  }

  /** @param {SubmitEvent} event */
  async send(event) {
    event.preventDefault();
    if (this.busy || !this.kind) return;
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const text = (/** @type {string} */ field) => String(form.get(field) ?? "").trim();
    const contact = { name: text("name"), phone: text("phone") };
    const about = this.ticket ? { ticket: this.ticket } : { window: text("window") };
    this.busy = true;
    this.notice = "";
    try {
      this.told = await post(`/halls/${encodeURIComponent(this.hall)}/concerns`, {
        kind: /** @type {any} */ (this.kind),
        said: { words: text("words"), ...(contact.name || contact.phone ? { contact } : {}) },
        case: this.case,
        language: /** @type {any} */ (language()),
        ...about,
      });
      window.scrollTo(0, 0);
    } catch (problem) {
      this.notice = problem.message || t("That could not be sent. Please try again.");
    }
    this.busy = false;
  }

  render() {
    return html`<main>
      <header><span>${pick(this.name)}</span><yc-look></yc-look><yc-language></yc-language></header>
      ${this.notice ? html`<p class="refusal" role="alert">⚠ ${this.notice}</p>` : nothing}
      ${this.told ? this.done(this.told) : this.form()}
    </main>`;
  }

  /** @param {Api.RaisedConcern} told */
  done(told) {
    return html`<section class="card" role="status">
      <h1>✓ ${t("It has arrived. Thank you.")}</h1>
      <p>${t("Please write down number and code, or take a picture: with them you see the answer.")}</p>
      <dl>
        <dt>${t("The number")}</dt>
        <dd class="number">${told.number}</dd>
        <dt>${t("The code")}</dt>
        <dd class="code">${told.code}</dd>
      </dl>
      ${told.due ? html`<p class="soft">${t("By {day} somebody has it in hand.", { day: dayName(told.due) })}</p>` : nothing}
      <p><a class="go" href=${new URL(told.url).pathname}>${t("See how it stands")}</a></p>
    </section>`;
  }

  form() {
    return html`<form class="card" @submit=${(event) => this.send(event)}>
      <h1>${t("What would you like to tell us?")}</h1>
      <div class="kinds" role="group" aria-label=${t("What would you like to tell us?")}>
        ${KIND_IDS.map((kind) => html`<button type="button" aria-pressed=${this.kind === kind} @click=${() => (this.kind = kind)}>${kindWords(kind)}</button>`)}
      </div>
      ${
        this.kind
          ? html`<p class="soft" role="status">${t(HELP[this.kind])}</p>
              ${this.fields()}`
          : nothing
      }
    </form>`;
  }

  fields() {
    return html`<label for="said">${t("What happened, in your own words")}</label>
      <textarea id="said" name="words" rows="5" maxlength="1000" required></textarea>
      ${
        this.ticket || this.case
          ? html`<p class="soft">
              ${this.case ? t("About case {number}", { number: this.case }) : t("About your visit with this ticket")}
            </p>`
          : html`<label for="window">${t("At which window? (if it matters)")}</label>
              <select id="window" name="window">
                <option value="">${t("None in particular")}</option>
                ${this.windows.map((one) => html`<option value=${one.id}>${pick(one.name)}</option>`)}
              </select>`
      }
      <label for="name">${t("Your name (you may leave it out)")}</label>
      <input id="name" name="name" maxlength="40" autocomplete="name" />
      <label for="phone">${t("Telephone, so that we can call you back")}</label>
      <input id="phone" name="phone" type="tel" maxlength="20" autocomplete="tel" />
      <button class="go" ?disabled=${this.busy}>${this.busy ? t("Sending…") : t("Send it")}</button>`;
  }
}
customElements.define("yc-write", YcWrite);
