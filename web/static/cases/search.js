// <yc-case-search>: cases of all years by the last digits of their number, their state or the days on which they are due, or by
// whose they are; `choose` tells which was taken. `people`: by whose they are alone.
import { html, nothing } from "lit";
import { get, post } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { language, pick, t } from "/static/web/shared/words.js";
import { caseState, dueWords } from "../shared/case-words.js";
import { icon } from "../shared/icons.js";
import { lampBadge } from "./lamp.js";
import { caseLine } from "./line.js";
import { stamp } from "./moments.js";

/** What is typed, and what it may look like. A person's own words go in the body, so that nothing on the way writes them down. */
const BY = {
  number: { words: "Last digits of the number", pattern: "[0-9]*[0-9Xx]|(.*/c/)?[0-9]{19}[0-9Xx][. ]+[0-9]{6}", most: 200 },
  id_number: { words: "ID or credit code", pattern: ".*", most: 40 },
  phone: { words: "Telephone", pattern: ".*", most: 40 },
  name: { words: "Name of the applicant", pattern: ".*", most: 200 },
};
/** The last digits; or the whole number and its query code, as they stand on the paper or in the address of its square code. */
const TYPED = /^(?:.*\/c\/)?([0-9]*[0-9Xx])(?:[. ]+([0-9]{6}))?$/;
const DAYS = { due_from: "Due from", due_before: "Due until" };
const STATES = ["received", "accepted", "decided", "issuing", "closed", "refused", "withdrawn"];

/** @extends {YcElement<{ chosen: string, people: boolean, by: string, lines: Api.FoundLine[] | null, more: string, problem: string }>} */
class YcCaseSearch extends YcElement {
  static properties = {
    chosen: {},
    people: { type: Boolean },
    by: { state: true },
    lines: { state: true },
    more: { state: true },
    problem: { state: true },
  };

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

  get ways() {
    return Object.keys(BY).filter((by) => !this.people || by !== "number");
  }

  willUpdate() {
    if (!this.ways.includes(this.by)) this.by = this.ways[0];
  }

  async submit(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const text = String(form.get("text")).trim();
    if (this.by !== "number" && !text) return;
    this.asked = this.by === "number" ? this.filters(form, text) : { [this.by]: text };
    this.lines = null;
    await this.read("");
  }

  /**
   * What is asked for, without what is left open.
   *
   * @param {FormData} form
   * @param {string} text
   * @returns {Record<string, string>}
   */
  filters(form, text) {
    const [, number = "", code = ""] = TYPED.exec(text) ?? [];
    const chosen = ["state", ...Object.keys(DAYS)].map((name) => [name, String(form.get(name) ?? "")]);
    return Object.fromEntries([["number", number], ["code", code], ...chosen].filter(([, value]) => value));
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

  /** Of running cases: the first and the last day on which they have to be done. */
  days() {
    return html`<div class="line">
        ${Object.entries(DAYS).map(
          ([name, words]) =>
            html`<label class="day">
              ${t(words)}
              <input class="form-control" type="date" name=${name} />
            </label>`,
        )}
      </div>
      <small class="soft">${t("Or the whole number with the query code: typed, or read from the code on the paper.")}</small>`;
  }

  render() {
    const { words, pattern, most } = BY[this.by];
    return html`<form role="search" @submit=${this.submit}>
        <div class="line">
          <select
            class="form-select"
            aria-label=${t("Search by")}
            @change=${(event) => {
              this.by = event.target.value;
              this.lines = null;
            }}
          >
            ${this.ways.map((by) => html`<option value=${by} ?selected=${by === this.by}>${t(BY[by].words)}</option>`)}
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
        </div>
        ${this.by === "number" ? this.days() : nothing}
      </form>
      ${this.problem ? html`<p class="fault" role="alert">${icon("alert")}<span>${this.problem}</span></p>` : nothing}
      ${this.lines ? this.results(this.lines) : nothing}`;
  }

  /** @param {Api.FoundLine[]} lines */
  results(lines) {
    if (!lines.length) return html`<p class="soft" role="status">${t("No case matches.")}</p>`;
    const byDay = Boolean(this.asked.due_from || this.asked.due_before);
    const fits = t("The query code belongs to this case.");
    const more = html`<button type="button" class="btn btn-outline-secondary" @click=${() => this.read(this.more)}>
      ${byDay ? t("Due later") : t("Older ones")}
    </button>`;
    return html`${this.asked.code ? html`<p class="level good" role="status">${icon("check")} ${fits}</p>` : nothing}
      <ul class="rows">
        ${lines.map((line) => this.line(line))}
      </ul>
      <div class="buttons">${this.more ? more : nothing} ${this.by === "number" ? this.save() : nothing}</div>`;
  }

  /** All of what is shown a part of, to take along; whose cases they are is not in it. */
  save() {
    const { code: _, ...filters } = this.asked;
    const query = new URLSearchParams({ ...filters, language: language() });
    return html`<a class="btn btn-outline-primary" download href="/api/v1/cases.xlsx?${query}">${icon("save")}${t("Save as XLSX")}</a>`;
  }

  /** @param {Api.FoundLine} line */
  line(line) {
    return caseLine({
      chosen: line.case === this.chosen,
      choose: () => this.dispatchEvent(new CustomEvent("choose", { detail: line.case })),
      facts: html`<strong class="what">${pick(line.name)}</strong><span class="soft">${line.case}</span
        ><span class="soft">${t("Received on")} ${stamp(line.received_at)}</span>`,
      end: html`<strong>${caseState(line.state)}</strong>${this.limit(line)}`,
    });
  }

  /**
   * How its limit stands; once it has ended, when that was.
   *
   * @param {Api.FoundLine} line
   */
  limit(line) {
    if (line.ended_at) return html`<small class="soft">${stamp(line.ended_at)}</small>`;
    if (line.paused) return html`<span class="badge-state warn">${icon("pause")}${t("The clock stands still")}</span>`;
    if (!line.due) return nothing;
    return html`${lampBadge(line.lamp)}<small class="soft">${t("due {day}", { day: dueWords(line.due) })}</small>`;
  }
}
customElements.define("yc-case-search", YcCaseSearch);
