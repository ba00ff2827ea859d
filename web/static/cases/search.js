// <yc-case-search>: cases of all years by the last digits of their number or by their state; `choose` tells which was taken.
import { html, nothing } from "lit";
import { get } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { pick, t } from "/static/web/shared/words.js";
import { caseState, dueWords } from "../shared/case-words.js";
import { icon } from "../shared/icons.js";
import { caseLine } from "./line.js";
import { stamp } from "./moments.js";

const STATES = ["received", "accepted", "decided", "issuing", "closed", "refused", "withdrawn"];

/** @extends {YcElement<{ chosen: string, lines: Api.FoundLine[] | null, more: string, problem: string }>} */
class YcCaseSearch extends YcElement {
  static properties = { chosen: {}, lines: { state: true }, more: { state: true }, problem: { state: true } };

  constructor() {
    super();
    /** @type {Api.FoundLine[] | null} */
    this.lines = null;
    this.more = "";
    this.problem = "";
    this.asked = "";
  }

  async submit(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const number = String(form.get("number")).trim();
    const state = String(form.get("state"));
    this.asked = new URLSearchParams({ ...(number ? { number } : {}), ...(state ? { state } : {}) }).toString();
    this.lines = null;
    await this.read("");
  }

  /** @param {string} before the `more` of the page before */
  async read(before) {
    this.problem = "";
    const asked = this.asked;
    try {
      const { cases, more } = await get(
        /** @type {"/cases"} */ (`/cases?${this.asked}${before ? `&before=${encodeURIComponent(before)}` : ""}`),
      );
      if (asked !== this.asked) return; // of another search
      this.lines = [...(before ? (this.lines ?? []) : []), ...cases];
      this.more = more;
    } catch (problem) {
      this.problem = problem.message || t("The server did not answer. Please check the screen and try again.");
    }
  }

  render() {
    return html`<form class="line" role="search" @submit=${this.submit}>
        <input
          class="form-control"
          name="number"
          maxlength="20"
          pattern="[0-9]*[0-9Xx]"
          autocomplete="off"
          aria-label=${t("Last digits of the number")}
          placeholder=${t("Last digits of the number")}
        />
        <select class="form-select" name="state" aria-label=${t("State")}>
          <option value="">${t("Every state")}</option>
          ${STATES.map((state) => html`<option value=${state}>${caseState(state)}</option>`)}
        </select>
        <button class="btn btn-outline-primary">${icon("search")}${t("Find")}</button>
      </form>
      ${this.problem ? html`<p class="fault" role="alert">${icon("alert")}<span>${this.problem}</span></p>` : nothing}
      ${this.lines ? this.results(this.lines) : nothing}`;
  }

  /** @param {Api.FoundLine[]} lines */
  results(lines) {
    if (!lines.length) return html`<p class="soft" role="status">${t("No case matches.")}</p>`;
    return html`<ul class="rows">
        ${lines.map((line) => this.line(line))}
      </ul>
      ${this.more ? html`<button type="button" class="btn btn-outline-secondary" @click=${() => this.read(this.more)}>${t("Older ones")}</button>` : nothing}`;
  }

  /** @param {Api.FoundLine} line */
  line(line) {
    return caseLine({
      chosen: line.case === this.chosen,
      choose: () => this.dispatchEvent(new CustomEvent("choose", { detail: line.case })),
      facts: html`<strong class="what">${pick(line.name)}</strong><span class="soft">${line.case}</span
        ><span class="soft">${t("Received on")} ${stamp(line.received_at)}</span>`,
      end: html`<strong>${caseState(line.state)}</strong
        ><small class="soft">${line.ended_at ? stamp(line.ended_at) : dueWords(line.promise)}</small>`,
    });
  }
}
customElements.define("yc-case-search", YcCaseSearch);
