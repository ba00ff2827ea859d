// <yc-case-search>: cases of all years by the last digits of their number or by their state; `choose` tells which was taken.
import { html, nothing } from "lit";
import { get, post } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { pick, t } from "/static/web/shared/words.js";
import { caseState, dueWords } from "../shared/case-words.js";
import { icon } from "../shared/icons.js";
import { caseLine } from "./line.js";
import { stamp } from "./moments.js";

/** What is typed, and what it may look like. A person's own words go in the body, so that nothing on the way writes them down. */
const BY = {
  number: { words: "Last digits of the number", pattern: "[0-9]*[0-9Xx]", most: 20 },
  id_number: { words: "ID or credit code", pattern: ".*", most: 40 },
  phone: { words: "Telephone", pattern: ".*", most: 40 },
  name: { words: "Name of the applicant", pattern: ".*", most: 200 },
};
const STATES = ["received", "accepted", "decided", "issuing", "closed", "refused", "withdrawn"];

/** @extends {YcElement<{ chosen: string, by: string, lines: Api.FoundLine[] | null, more: string, problem: string }>} */
class YcCaseSearch extends YcElement {
  static properties = { chosen: {}, by: { state: true }, lines: { state: true }, more: { state: true }, problem: { state: true } };

  constructor() {
    super();
    /** @type {Api.FoundLine[] | null} */
    this.lines = null;
    this.more = "";
    this.problem = "";
    /** @type {Record<string, string>} */
    this.asked = {};
    this.by = "number";
  }

  async submit(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const text = String(form.get("text")).trim();
    const state = String(form.get("state") ?? "");
    this.asked = { ...(text ? { [this.by]: text } : {}), ...(state ? { state } : {}) };
    if (this.by !== "number" && !text) return;
    this.lines = null;
    await this.read("");
  }

  /** @param {string} before the `more` of the page before */
  async read(before) {
    this.problem = "";
    const asked = this.asked;
    try {
      const wanted = { ...asked, ...(before ? { before } : {}) };
      const { cases, more } =
        this.by === "number"
          ? await get(/** @type {"/cases"} */ (`/cases?${new URLSearchParams(wanted)}`))
          : await post("/cases/find", wanted);
      if (asked !== this.asked) return; // of another search
      this.lines = [...(before ? (this.lines ?? []) : []), ...cases];
      this.more = more;
    } catch (problem) {
      this.problem = problem.message || t("The server did not answer. Please check the screen and try again.");
    }
  }

  states() {
    return html`<select class="form-select" name="state" aria-label=${t("State")}>
      <option value="">${t("Every state")}</option>
      ${STATES.map((state) => html`<option value=${state}>${caseState(state)}</option>`)}
    </select>`;
  }

  render() {
    const { words, pattern, most } = BY[this.by];
    return html`<form class="line" role="search" @submit=${this.submit}>
        <select
          class="form-select"
          aria-label=${t("Search by")}
          @change=${(event) => {
            this.by = event.target.value;
            this.lines = null;
          }}
        >
          ${Object.keys(BY).map((by) => html`<option value=${by} ?selected=${by === this.by}>${t(BY[by].words)}</option>`)}
        </select>
        <input
          class="form-control"
          name="text"
          maxlength=${most}
          pattern=${pattern}
          autocomplete="off"
          aria-label=${t(words)}
          placeholder=${t(words)}
        />
        ${this.by === "number" ? this.states() : nothing}
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
        ><small class="soft">${line.ended_at ? stamp(line.ended_at) : dueWords(line.due)}</small>`,
    });
  }
}
customElements.define("yc-case-search", YcCaseSearch);
