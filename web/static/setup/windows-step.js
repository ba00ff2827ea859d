// <yc-setup-windows>: how many windows for which category, then a table to correct it window by window.
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { number, pick, t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import { BLANK, freeId } from "./draft.js";
import { Step } from "./step.js";

const MOST = 200;
const USUAL = 2;

const SEGMENTS = new Intl.Segmenter("zh", { granularity: "word" });
/** A name that may go on to the next line between its words: Chinese would break anywhere. */
const wrapping = (name) => [...SEGMENTS.segment(name)].map(({ segment }) => segment).join("\u200b");

/** @extends {Step<{ counts: Record<string, number>, zones: boolean, first: number }>} */
class YcSetupWindows extends Step {
  static properties = { counts: { state: true }, zones: { state: true }, first: { state: true } };

  constructor() {
    super();
    /** @type {Record<string, number>} */
    this.counts = {};
  }

  willUpdate() {
    this.zones ??= this.draft.windows.some((w) => w.zone);
    this.first ??= Number.parseInt(this.draft.windows[0]?.id, 10) || 1;
  }

  get chosen() {
    return this.draft.categories.filter((c) => c.chosen);
  }

  count(id) {
    if (this.counts[id] !== undefined) return this.counts[id];
    const { windows } = this.draft;
    return windows.length ? windows.filter((w) => w.categories[0] === id).length : USUAL;
  }

  get total() {
    return this.chosen.reduce((sum, c) => sum + Math.max(0, this.count(c.id)), 0);
  }

  fill() {
    const made = this.chosen.flatMap((c) => Array.from({ length: Math.max(0, this.count(c.id)) }, () => c.id));
    const first = this.first === BLANK ? 1 : this.first;
    this.edit(
      (draft) => (draft.windows = made.slice(0, MOST).map((category, i) => ({ id: String(first + i), categories: [category], zone: "" }))),
    );
  }

  settle() {
    if (!this.draft.windows.length && this.total && this.total <= MOST) this.fill();
  }

  add() {
    const { windows } = this.draft;
    this.edit(() => windows.push({ id: freeId(windows, (n) => String(n)), categories: [], zone: windows.at(-1)?.zone ?? "" }));
  }

  /** @param {Api.WindowDraft} window */
  turn(window, id, on) {
    this.edit(() => (window.categories = on ? [...window.categories, id] : window.categories.filter((other) => other !== id)));
  }

  render() {
    const { windows } = this.draft;
    return html`<fieldset class="group">
        <legend>${t("How many windows for each category?")}</legend>
        <div class="counts-grid">
          ${this.chosen.map((c) => this.field(`count-${c.id}`, pick(c) || c.zh || c.en, this.count(c.id), (v) => (this.counts = { ...this.counts, [c.id]: v }), { type: "number" }))}
          ${this.field("first", t("First window number"), this.first, (v) => (this.first = v), { type: "number" })}
        </div>
        <button
          type="button"
          class="btn ${windows.length ? "btn-outline-primary" : "btn-primary"}"
          ?disabled=${!this.total || this.total > MOST}
          @click=${() => this.fill()}
        >
          ${icon("list")}${windows.length ? t("Rebuild the table: {count} windows", { count: number(this.total) }) : t("Make the table: {count} windows", { count: number(this.total) })}
        </button>
        ${this.total > MOST ? html`<p class="fault">${icon("alert")}${t("At most {count} windows.", { count: number(MOST) })}</p>` : nothing}
      </fieldset>
      ${this.wrong("$.hall[0].window")} ${windows.length ? this.table(windows) : nothing}`;
  }

  /** @param {Api.WindowDraft[]} windows */
  table(windows) {
    return html`<div class="scroll matrix-scroll" tabindex="0" role="region" aria-label=${t("Windows and their categories")}>
        <table class="table entry matrix-entry">
          <thead>
            <tr>
              <th scope="col">${t("Window")}</th>
              ${this.chosen.map((c) => html`<th scope="col" class="mark"><span class="prefix">${c.prefix}</span><small>${wrapping(pick(c) || c.zh || c.en)}</small></th>`)}${this.zones ? html`<th scope="col">${t("Zone")}</th>` : nothing}
              <th scope="col"><span class="visually-hidden-text">${t("Remove")}</span></th>
            </tr>
          </thead>
          <tbody>
            ${windows.map((w, i) => this.row(w, i))}
          </tbody>
        </table>
      </div>
      <div class="buttons">
        <button type="button" class="btn btn-outline-primary" @click=${() => this.add()}>${icon("add")}${t("Add a window")}</button>
        <label class="form-check tick"
          ><input
            class="form-check-input"
            type="checkbox"
            .checked=${live(this.zones)}
            @change=${(event) => this.showZones(event.target.checked)}
          /><span>${t("The hall has zones")}<small>${t("Each zone has its own board and voice.")}</small></span></label
        >
      </div>
      <datalist id="zones">
        ${[...new Set(windows.map((w) => w.zone).filter(Boolean))].map((zone) => html`<option value=${zone}></option>`)}
      </datalist>`;
  }

  showZones(on) {
    this.zones = on;
    if (!on) this.edit((draft) => draft.windows.forEach((w) => (w.zone = "")));
  }

  /** @param {Api.WindowDraft} window */
  row(window, i) {
    const place = `$.hall[0].window[${i}]`;
    const name = window.id || String(i + 1);
    return html`<tr>
      <th scope="row" class="short">
        ${this.cell(`${place}.id`, t("Number of window {name}", { name }), window.id, (v) => (window.id = v))}
      </th>
      ${this.chosen.map(
        (c) =>
          html`<td class="mark">
            <label class="box"
              ><input
                class="form-check-input"
                type="checkbox"
                aria-label=${t("Window {name}: {category}", { name, category: pick(c) || c.zh })}
                .checked=${live(window.categories.includes(c.id))}
                @change=${(event) => this.turn(window, c.id, event.target.checked)}
            /></label>
          </td>`,
      )}
      ${this.zones ? html`<td class="zone">${this.cell(`${place}.zone`, t("Zone of window {name}", { name }), window.zone, (v) => (window.zone = v), { list: "zones" })}</td>` : nothing}
      <td>
        <button
          type="button"
          class="btn btn-outline-secondary"
          aria-label=${t("Remove window {name}", { name })}
          @click=${() => this.edit((draft) => draft.windows.splice(i, 1))}
        >
          ${icon("remove")}</button
        >${this.wrong(`${place}.categories`)}
      </td>
    </tr>`;
  }
}
customElements.define("yc-setup-windows", YcSetupWindows);
