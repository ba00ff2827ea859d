// <yc-behind>: what a figure was counted from, each with the entry of the journal that it came from.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { get } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { number, pick, t } from "/static/web/shared/words.js";
import { stamp } from "../cases/moments.js";
import "../audit/entry.js";
import { icon } from "../shared/icons.js";

/** @extends {YcElement<{ path: string, names: any, heading: string, rows: Api.BehindRow[], more: string, problem: string, busy: boolean, stream: string, opens: boolean,
 *   entry: number }>} */
class YcBehind extends YcElement {
  static properties = {
    path: {},
    names: { attribute: false },
    heading: {},
    rows: { state: true },
    more: { state: true },
    problem: { state: true },
    busy: { state: true },
    stream: {},
    opens: { type: Boolean },
    entry: { state: true },
  };

  constructor() {
    super();
    this.names = {};
    /** @type {Api.BehindRow[]} */
    this.rows = [];
    this.more = "";
    this.problem = "";
    this.busy = false;
    this.stream = "";
    this.opens = false;
    this.entry = 0;
  }

  willUpdate(changed) {
    if (changed.has("path")) {
      this.rows = [];
      this.more = "";
      this.entry = 0;
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
              ${["Number of the entry", "When", "Category", "Window", "Clerk", "Value"].map((head) => html`<th scope="col">${t(head)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${this.rows.map(
              (row) =>
                html`<tr>
                  <th scope="row">
                    ${this.opens ? html`<button type="button" class="btn btn-link" @click=${() => (this.entry = row.seq)}>${number(row.seq)}</button>` : number(row.seq)}
                  </th>
                  <td>${stamp(row.at)}</td>
                  <td>${this.names[row.category] ? pick(this.names[row.category]) : row.category}</td>
                  <td>${row.window}</td>
                  <td>${row.clerk}</td>
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
              (seq) => seq,
              (seq) => html`<yc-audit-entry .stream=${this.stream} .seq=${seq}></yc-audit-entry>`,
            )
          : nothing
      }
      <p class="soft">${t("{count} shown", { count: number(this.rows.length) })}</p>
      ${this.more ? html`<p><button type="button" class="btn btn-outline-primary" ?disabled=${this.busy} @click=${() => this.ask()}>${t("Show more")}</button></p>` : nothing}
    </section>`;
  }
}
customElements.define("yc-behind", YcBehind);
