// <yc-letter-form>: a letter of supervision: to whom, what about, by when; it tells `sent` with the number.
import { html, nothing } from "lit";
import { post } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { pick, t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";

/** @extends {YcElement<{ halls: any, units: string[], hall: string, unit: string, about: string, busy: boolean, problem: string }>} */
class YcLetterForm extends YcElement {
  static properties = {
    halls: { attribute: false },
    units: { attribute: false },
    hall: {},
    unit: {},
    about: {},
    busy: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.halls = {};
    /** @type {string[]} */
    this.units = [];
    this.hall = "";
    this.unit = "";
    this.about = "";
    this.busy = false;
    this.problem = "";
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const text = (/** @type {string} */ name) => String(form.get(name) ?? "").trim();
    this.busy = true;
    this.problem = "";
    try {
      const body = { hall: text("hall"), unit: text("unit"), words: text("words"), days: Number(text("days")), about: this.about };
      const { line } = await post("/letters", body);
      this.dispatchEvent(new CustomEvent("sent", { detail: line.id }));
    } catch (problem) {
      this.problem = problem.message || t("The server did not answer. Please check the screen and try again.");
    }
    this.busy = false;
  }

  render() {
    return html`<form class="card fields" aria-labelledby="letter" @submit=${(event) => this.submit(event)}>
      <h2 id="letter">${t("Letter of supervision")}</h2>
      ${this.problem ? html`<p class="fault" role="alert">${icon("alert")}<span>${this.problem}</span></p>` : nothing}
      <label class="form-label" for="hall">${t("Hall")}</label>
      <select class="form-select" id="hall" name="hall">
        ${Object.values(this.halls).map((hall) => html`<option value=${hall.id} ?selected=${hall.id === this.hall}>${pick(hall.name)}</option>`)}
      </select>
      <label class="form-label" for="unit">${t("Who has to answer?")}</label>
      <select class="form-select" id="unit" name="unit">
        <option value="">${t("The hall itself")}</option>
        ${this.units.map((unit) => html`<option value=${unit} ?selected=${unit === this.unit}>${unit}</option>`)}
      </select>
      <label class="form-label" for="said">${t("What about?")}</label>
      <textarea class="form-control" id="said" name="words" rows="4" maxlength="1000" required></textarea>
      <label class="form-label" for="days">${t("Working days for the answer")}</label>
      <input class="form-control" id="days" name="days" type="number" min="1" max="60" value="3" required />
      <div class="buttons">
        <button class="btn btn-primary" aria-disabled=${this.busy ? "true" : "false"}>${icon("check")}${t("Send the letter")}</button>
        <button type="button" class="btn btn-outline-secondary" @click=${() => this.dispatchEvent(new CustomEvent("leave"))}>
          ${t("Not now")}
        </button>
      </div>
    </form>`;
  }
}
customElements.define("yc-letter-form", YcLetterForm);
