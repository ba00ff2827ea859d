// <yc-behind>: what a figure was counted from, each with the entry of the journal that it came from.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { get } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { number, pick, t } from "/static/web/shared/words.js";
import { stamp } from "../cases/moments.js";
import "../audit/entry.js";
import { icon } from "../shared/icons.js";

const QUEUE = ["Number of the entry", "When", "Category", "Window", "Clerk", "Value"];
const CASES = ["Number of the entry", "When", "Case number", "Window", "Clerk", "Its department", "Value"];

/** @extends {YcElement<{ path: string, names: any, heading: string, rows: any[], more: string, problem: string, busy: boolean, cases: boolean, opens: boolean,
 *   entry: { stream: string, seq: number } | null }>} */
class YcBehind extends YcElement {
  static properties = {
    path: {},
    names: { attribute: false },
    heading: {},
    rows: { state: true },
    more: { state: true },
    problem: { state: true },
    busy: { state: true },
    cases: { type: Boolean },
    opens: { type: Boolean },
    entry: { state: true },
  };

  constructor() {
    super();
    this.names = {};
    /** @type {any[]} Rows of the queue or of cases. */
    this.rows = [];
    this.more = "";
    this.problem = "";
    this.busy = false;
    this.cases = false;
    this.opens = false;
    this.entry = null;
  }

  willUpdate(changed) {
    if (changed.has("path")) {
      this.rows = [];
      this.more = "";
      this.entry = null;
      this.ask();
    }
  }

  async ask() {
    this.busy = true;
    try {
      const part = await get(/** @type {`/halls/${string}/figures/behind`} */ (`${this.path}${this.more ? `&after=${this.more}` : ""}`));
      this.rows = [...this.rows, ...part.rows];
      this.more = part.more;
    } catch (problem) {
      this.problem = problem.message || t("The server did not answer. Please check the screen and try again.");
    }
    this.busy = false;
  }

  render() {
    return html`<section class="card" aria-labelledby="behind">
      <h2 id="behind">
        ${this.heading}
        <button type="button" class="btn btn-outline-secondary" @click=${() => this.dispatchEvent(new CustomEvent("leave"))}>
          ${icon("leave")}${t("Close")}
        </button>
      </h2>
      ${this.problem ? html`<p class="fault" role="alert">${icon("alert")}<span>${this.problem}</span></p>` : nothing}
      <div class="scroll tall" role="region" tabindex="0" aria-label=${this.heading}>
        <table class="table figures-table">
          <thead>
            <tr>
              ${(this.cases ? CASES : QUEUE).map((head) => html`<th scope="col">${t(head)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${this.rows.map(
              (row) =>
                html`<tr>
                  <th scope="row">
                    ${this.opens ? html`<button type="button" class="btn btn-link" @click=${() => (this.entry = row)}>${number(row.seq)}</button>` : number(row.seq)}
                  </th>
                  <td>${stamp(row.at)}</td>
                  ${this.cases ? html`<td><a href="/case/${row.case}">${row.case}</a></td>` : html`<td>${this.names[row.category] ? pick(this.names[row.category]) : row.category}</td>`}
                  <td>${row.window}</td>
                  <td>${row.clerk}</td>
                  ${this.cases ? html`<td>${row.department}</td>` : nothing}
                  <td class="count">${row.what}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${
        this.entry
          ? repeat(
              [this.entry],
              ({ stream, seq }) => `${stream} ${seq}`,
              ({ stream, seq }) => html`<yc-audit-entry .stream=${stream} .seq=${seq}></yc-audit-entry>`,
            )
          : nothing
      }
      <p class="soft">${t("{count} shown", { count: number(this.rows.length) })}</p>
      ${this.more ? html`<p><button type="button" class="btn btn-outline-primary" ?disabled=${this.busy} @click=${() => this.ask()}>${t("Show more")}</button></p>` : nothing}
    </section>`;
  }
}
customElements.define("yc-behind", YcBehind);
