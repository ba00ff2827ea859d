// <yc-concern-form>: somebody of the hall writes down what a citizen says: a question, a complaint, what could not be done. The citizen
// takes number and code along, on the screen, by a code or on paper. `ticket`: of whoever stands there now, if anybody does.
import { html, nothing } from "lit";
import { call, get, post } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { dayName, pick, t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import { KIND_IDS, kindWords } from "./said-words.js";

/**
 * @extends {YcElement<{
 *   hall: string, halls: any[], ticket: { id: string, number: string, language: string } | null, windows: Api.WindowLine[],
 *   printers: string[], told: Api.RaisedConcern | null, busy: boolean, said: string, problem: string
 * }>}
 */
class YcConcernForm extends YcElement {
  static properties = {
    hall: {},
    halls: { attribute: false }, // to choose from, where it is not settled which
    ticket: { attribute: false },
    windows: { state: true },
    printers: { state: true },
    told: { state: true },
    busy: { state: true },
    said: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** @type {any[]} */
    this.halls = [];
    this.ticket = null;
    /** @type {Api.WindowLine[]} */
    this.windows = [];
    /** @type {string[]} */
    this.printers = [];
    /** @type {Api.RaisedConcern | null} */
    this.told = null;
    this.busy = false;
    this.said = "";
    this.problem = "";
  }

  connectedCallback() {
    super.connectedCallback();
    this.look();
  }

  firstUpdated() {
    /** @type {HTMLElement | null} */ (this.querySelector("select, textarea"))?.focus();
  }

  async look() {
    const hall = encodeURIComponent(this.hall);
    this.windows = (await get(`/halls/${hall}`).catch(() => null))?.windows ?? [];
    this.printers = (await get(`/halls/${hall}/concern-printers`).catch(() => null))?.printers ?? [];
  }

  /** @param {SubmitEvent} event */
  async send(event) {
    event.preventDefault();
    if (this.busy) return;
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const text = (/** @type {string} */ name) => String(form.get(name) ?? "").trim();
    const contact = { name: text("name"), phone: text("phone") };
    this.busy = true;
    this.problem = "";
    try {
      this.told = await post(`/halls/${encodeURIComponent(this.hall)}/concerns`, {
        kind: /** @type {any} */ (text("kind")),
        said: { words: text("words"), ...(contact.name || contact.phone ? { contact } : {}) },
        window: text("window"),
        ...(this.ticket && form.has("ticket") ? { ticket: this.ticket.id, language: /** @type {any} */ (this.ticket.language) } : {}),
      });
    } catch (problem) {
      this.problem = problem.message || t("The server did not answer. Please check the screen and try again.");
    }
    this.busy = false;
  }

  /** Once for each press: a slip that may have come out is not printed again by itself. @param {string} kiosk */
  async print(kiosk) {
    if (!this.told) return;
    this.busy = true;
    this.problem = "";
    this.said = t("Making the slip…");
    try {
      const path = `/halls/${encodeURIComponent(this.hall)}/concerns/${this.told.number}.${this.told.code}/slip`;
      await call("POST", /** @type {"/halls/{hall}/concerns/{concern}/slip"} */ (path), { kiosk }, { retry: false });
      this.said = t("Printed at {kiosk}.", { kiosk });
    } catch (problem) {
      this.said = "";
      this.problem = problem.message || t("The server did not answer. Please check the screen and try again.");
    }
    this.busy = false;
  }

  leave() {
    this.dispatchEvent(new CustomEvent("leave", { bubbles: true }));
  }

  render() {
    return html`<section class="panel concern" aria-labelledby="concern-heading">
      <h2 id="concern-heading">${t("Write down what a citizen says")}</h2>
      ${this.problem ? html`<p class="fault" role="alert">${icon("alert")}<span>${this.problem}</span></p>` : nothing}
      ${this.told ? this.done(this.told) : this.form()}
    </section>`;
  }

  form() {
    const { ticket } = this;
    return html`<form class="fields" @submit=${(event) => this.send(event)}>
      ${
        this.halls.length
          ? html`<label class="form-label" for="concern-hall">${t("Hall")}</label>
              <select class="form-select" id="concern-hall" @change=${(event) => this.choose(event.target.value)}>
                ${this.halls.map((one) => html`<option value=${one.id} ?selected=${one.id === this.hall}>${pick(one.name)}</option>`)}
              </select>`
          : nothing
      }
      <label class="form-label" for="concern-kind">${t("What is it?")}</label>
      <select class="form-select" id="concern-kind" name="kind">
        ${KIND_IDS.map((kind) => html`<option value=${kind} ?selected=${kind === "stuck"}>${kindWords(kind)}</option>`)}
      </select>
      <label class="form-label" for="concern-words">${t("What happened, in the citizen's words")}</label>
      <textarea class="form-control" id="concern-words" name="words" rows="4" maxlength="1000" required></textarea>
      ${
        ticket
          ? html`<label class="form-check"
              ><input class="form-check-input" type="checkbox" name="ticket" checked /><span
                >${t("It is about the visit with number {number}", { number: ticket.number })}</span
              ></label
            >`
          : nothing
      }
      <label class="form-label" for="concern-window">${t("At which window did it happen? (if it matters)")}</label>
      <select class="form-select" id="concern-window" name="window">
        <option value="">${t("None in particular")}</option>
        ${this.windows.map((one) => html`<option value=${one.id}>${pick(one.name)}</option>`)}
      </select>
      <label class="form-label" for="concern-name">${t("Name (may be left out)")}</label>
      <input class="form-control" id="concern-name" name="name" maxlength="40" autocomplete="off" />
      <label class="form-label" for="concern-phone">${t("Telephone, for calling back")}</label>
      <input class="form-control" id="concern-phone" name="phone" type="tel" maxlength="20" autocomplete="off" />
      <div class="buttons">
        <button class="btn btn-primary" aria-disabled=${this.busy ? "true" : "false"}>${icon("check")}${t("Take it down")}</button>
        <button type="button" class="btn btn-outline-secondary" @click=${() => this.leave()}>${t("Not now")}</button>
      </div>
    </form>`;
  }

  choose(hall) {
    this.hall = hall;
    this.look();
  }

  /** @param {Api.RaisedConcern} told */
  done(told) {
    return html`<p role="status">
        ${icon("done")} ${t("Taken down. Please give number and code to the citizen: with them the answer is found.")}
      </p>
      <dl class="taken">
        <dt>${t("The number")}</dt>
        <dd>${told.number}</dd>
        <dt>${t("The code")}</dt>
        <dd class="code">${told.code}</dd>
      </dl>
      <img class="qr" src="/f/${told.number}.${told.code}/qr.svg" alt=${t("Code that leads to the answer")} width="180" height="180" />
      ${told.due ? html`<p class="soft">${t("By {day} somebody has it in hand.", { day: dayName(told.due) })}</p>` : nothing}
      ${this.said ? html`<p role="status">${this.said}</p>` : nothing}
      <div class="buttons">
        ${this.printers.map((kiosk) => html`<button type="button" class="btn btn-outline-primary" aria-disabled=${this.busy ? "true" : "false"} @click=${() => this.busy || this.print(kiosk)}>${icon("printer")}${t("On a slip, at {kiosk}", { kiosk })}</button>`)}
        <button type="button" class="btn btn-primary" @click=${() => this.leave()}>${t("Done with it")}</button>
      </div>`;
  }
}
customElements.define("yc-concern-form", YcConcernForm);
