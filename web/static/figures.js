// Figures of the queue or of cases over any span of days, of a hall or of all, by whatever somebody wants to see them; each
// number opens to what it was counted from.
import { html, nothing } from "lit";
import { get } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { dayName, language, number, pick, t } from "/static/web/shared/words.js";
import "./figures/behind.js";
import { compared } from "./figures/compared.js";
import { heat, weekday } from "./figures/heat.js";
import { KINDS } from "./figures/kinds.js";
import { icon } from "./shared/icons.js";
import "./staff/bar.js";
import "./statistics/chart.js";
import { columns } from "./statistics/drawings.js";
import { NONE } from "./statistics/spans.js";
import { rebuildNote } from "./statistics/rebuild.js";

const AGAIN_MS = 2000;
const DAY_MS = 24 * 3600_000;
const LEVELS = [1, 2, 3, 4, 5];
const TIMES = ["hour", "weekday", "hour_of_week", "day", "month"];
const day = (ms) => new Date(ms).toISOString().slice(0, 10);

/** @typedef {Api.FiguresView | Api.CaseFiguresView} Shown */

/**
 * @extends {YcElement<{
 *   hall: string, kind: string, since: string, until: string, by: string, of: string, view: Shown | null, here: Api.HallView | null,
 *   roles: string[], everywhere: boolean, drawn: string, group: string, opened: any, problem: string
 * }>}
 */
class YcSpans extends YcElement {
  static properties = {
    hall: {},
    kind: { state: true },
    roles: { state: true },
    since: { state: true },
    until: { state: true },
    by: { state: true },
    of: { state: true },
    view: { state: true },
    here: { state: true },
    drawn: { state: true },
    group: { state: true },
    opened: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    const asked = new URLSearchParams(location.search);
    this.since = asked.get("since") ?? "";
    this.until = asked.get("until") ?? "";
    this.kind = asked.get("kind") === "cases" ? "cases" : "queue";
    this.by = asked.get("by") ?? "";
    this.of = asked.get("of") ?? "";
    this.hall = "";
    /** @type {string[]} */
    this.roles = [];
    this.everywhere = false;
    /** @type {Shown | null} */
    this.view = null;
    /** @type {Api.HallView | null} */
    this.here = null;
    this.drawn = KINDS[this.kind].drawn;
    this.group = KINDS[this.kind].groups[0][0];
    this.opened = null;
    this.problem = "";
  }

  connectedCallback() {
    super.connectedCallback();
    if (!this.hall) return; // what may be asked for is known once it is known who looks
    get(`/halls/${encodeURIComponent(this.hall)}`).then(
      (hall) => (this.here = hall),
      () => {},
    );
    this.load();
  }

  get figures() {
    return KINDS[this.kind];
  }

  get opens() {
    return this.roles.some((role) => ["supervisor", "admin"].includes(role));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.next);
  }

  get asked() {
    const all = { since: this.since, until: this.until, by: this.by, of: this.of, ...Object.fromEntries(this.figures.more(this.hall)) };
    return new URLSearchParams(Object.entries(all).filter(([, value]) => value)).toString();
  }

  async load() {
    clearTimeout(this.next);
    const { asked, kind } = this;
    try {
      const view = await get(/** @type {`/halls/${string}/figures`} */ (`${this.figures.path(this.hall)}?${asked}`));
      if (asked !== this.asked || kind !== this.kind) return; // something else was chosen meanwhile
      this.problem = "";
      if (view.of.startsWith("department") && !this.view) Object.assign(this, { drawn: "tasks_decided", group: "departments" });
      Object.assign(this, { since: view.since, until: view.until, by: view.by, of: view.of, view });
      document.title = `${t("Figures")} ${view.since} – ${view.until} · ${pick(view.name)}`;
      if (view.building) this.next = setTimeout(() => this.load(), AGAIN_MS);
    } catch (problem) {
      this.problem = problem.message || t("The server did not answer. Please check the screen and try again.");
    }
  }

  /** @param {Partial<YcSpans>} changes */
  choose(changes) {
    Object.assign(this, changes, { opened: null });
    if (this.until < this.since) this.until = this.since;
    if (this.by === "hour_of_week" && this.of.startsWith("window")) this.of = "";
    history.replaceState(null, "", `${location.pathname}?${this.kind === "cases" ? "kind=cases&" : ""}${this.asked}`);
    this.load();
  }

  /** @param {string} kind */
  turn(kind) {
    const { drawn, groups } = KINDS[kind];
    Object.assign(this, { kind, drawn, group: groups[0][0], view: null, problem: "" });
    this.choose({ by: "", of: "" });
  }

  /** Today, this week, this month, this year: up to today, by the hall's own day. */
  spans() {
    const today = this.view?.at.slice(0, 10) ?? day(Date.now());
    const at = Date.parse(`${today}T00:00:00Z`);
    const monday = at - ((new Date(at).getUTCDay() + 6) % 7) * DAY_MS;
    return [
      [t("Today"), today],
      [t("This week"), day(monday)],
      [t("This month"), `${today.slice(0, 7)}-01`],
      [t("This year"), `${today.slice(0, 4)}-01-01`],
    ].map(([words, since]) => ({ words, since, until: today }));
  }

  render() {
    const { view } = this;
    return html`<yc-staff-bar
        heading=${t("Figures")}
        note=${pick(view?.name)}
        hall=${this.hall}
        .links=${
          this.hall
            ? [
                [`/statistics/${this.hall}`, t("Statistics")],
                [`/manager/${this.hall}`, t("Manager panel")],
                ...(this.everywhere ? [["/figures", t("All halls")]] : []),
              ]
            : []
        }
        @who=${(event) => this.known(event.detail)}
      ></yc-staff-bar>
      <main class="panel-page statistics spans">
        ${this.form()} ${this.problem ? html`<p class="fault" role="alert">${icon("alert")}<span>${this.problem}</span></p>` : nothing}
        ${view ? this.shown(view) : html`<p class="card soft" aria-busy="true">${t("Loading…")}</p>`}
      </main>`;
  }

  /** @param {Api.Who} who */
  known(who) {
    this.roles = who.roles;
    this.everywhere = !who.hall && this.leads;
    if (!this.kinds.includes(this.kind)) this.turn(this.kinds[0]);
    else if (!this.hall) this.load();
  }

  get leads() {
    return this.roles.some((role) => ["supervisor", "manager", "admin"].includes(role));
  }

  /** Whoever only decides for departments has figures of cases alone. */
  get kinds() {
    return this.hall || this.leads || !this.roles.length ? Object.keys(KINDS) : ["cases"];
  }

  form() {
    return html`<form class="card" @submit=${(event) => event.preventDefault()}>
      <div class="choose">
        <h2 class="visually-hidden">${t("Which figures")}</h2>
        <p class="buttons" role="group" aria-label=${t("Which figures")}>
          ${this.kinds.map((id) => html`<button type="button" class="btn ${id === this.kind ? "btn-primary" : "btn-outline-primary"}" aria-pressed=${id === this.kind} @click=${() => id !== this.kind && this.turn(id)}>${t(KINDS[id].words)}</button>`)}
        </p>
        <p class="buttons">
          ${this.spans().map(({ words, since, until }) => html`<button type="button" class="btn ${this.since === since && this.until === until ? "btn-primary" : "btn-outline-primary"}" @click=${() => this.choose({ since, until })}>${words}</button>`)}
        </p>
        <label
          >${t("From the day")}
          <input
            class="form-control"
            type="date"
            .value=${this.since}
            @change=${(event) => event.target.value && this.choose({ since: event.target.value })}
        /></label>
        <label
          >${t("To the day")}
          <input
            class="form-control"
            type="date"
            .value=${this.until}
            @change=${(event) => event.target.value && this.choose({ until: event.target.value })}
        /></label>
        <label
          >${t("Put in order")}
          <select class="form-select" @change=${(event) => this.choose({ by: event.target.value, of: "" })}>
            ${this.figures.by(this.hall).map(([id, words]) => html`<option value=${id} ?selected=${id === this.by}>${t(words)}</option>`)}
          </select></label
        >
        ${this.hall && TIMES.includes(this.by) && (this.kind === "queue" || !this.by.startsWith("hour")) ? this.limit() : nothing}
      </div>
    </form>`;
  }

  limit() {
    const hours = this.by.startsWith("hour");
    const one = (dim, { id, name }) => html`<option value="${dim} ${id}" ?selected=${this.of === `${dim} ${id}`}>${pick(name)}</option>`;
    return html`<label
      >${t("Of")}
      <select class="form-select" @change=${(event) => this.choose({ of: event.target.value })}>
        <option value="">${t("The whole hall")}</option>
        ${this.here?.categories.map((category) => one("category", category))}
        ${hours ? nothing : this.here?.windows.map((window) => one("window", window))}
      </select></label
    >`;
  }

  /** @param {Shown} view */
  shown(view) {
    const { columns: known } = this.figures;
    const column = known.find((one) => one.id === this.drawn) ?? known[0];
    const heads = view.by === "hour_of_week";
    return html`${rebuildNote(view.building)}
      <section class="card" aria-labelledby="drawn">
        <h2 id="drawn">
          <label class="form-label" for="figure">${t("Drawn:")}</label>
          <select class="form-select" id="figure" @change=${(event) => (this.drawn = event.target.value)}>
            ${known.map((one) => html`<option value=${one.id} ?selected=${one === column}>${t(one.words)}</option>`)}
          </select>
        </h2>
        ${!view.rows.length ? html`<p class="soft">${t("Nothing was counted in these days.")}</p>` : heads ? heat(view.rows, column) : html`<yc-chart class="low" .draw=${this.drawing(view, column)}></yc-chart>`}
      </section>
      ${heads ? nothing : this.table(view)} ${compared(view, this.figures)}
      ${
        this.opened
          ? html`<yc-behind
              ?opens=${this.opens}
              .names=${Object.fromEntries((this.here?.categories ?? []).map((one) => [one.id, one.name]))}
              ?cases=${this.kind === "cases"}
              path=${this.opened.path}
              heading=${this.opened.heading}
              @leave=${() => (this.opened = null)}
            ></yc-behind>`
          : nothing
      }
      <details class="card">
        <summary>${t("What each figure means")}</summary>
        <dl>
          ${known.map(
            (one) =>
              html`<dt>${t(one.words)}</dt>
                <dd>${t(one.means)}</dd>`,
          )}
        </dl>
      </details>`;
  }

  /** @param {Shown} view @param {import("./figures/columns.js").Column} column */
  drawing(view, column) {
    const drawn = column.drawn ?? ((value) => value);
    return columns(
      view.rows.map((row) => this.called(row, view.by)),
      t(column.words),
      view.rows.map((row) => drawn(row.figures[column.id])),
    );
  }

  /** @param {{ key: string, name: Api.Text | null }} row @param {string} by */
  called(row, by) {
    if (row.name) return pick(row.name);
    if (by === "weekday") return weekday(Number(row.key));
    if (by === "hour") return `${row.key}:00`;
    return by === "day" ? dayName(row.key) : row.key;
  }

  /** @param {Shown} view */
  table(view) {
    const some = this.figures.columns.filter((one) => one.group === this.group);
    const levels =
      this.group === "ratings"
        ? this.figures.levels.flatMap(([id, words]) => LEVELS.map((n) => ({ id, words: t(words, { level: n }), at: n - 1 })))
        : [];
    return html`<section class="card" aria-labelledby="numbers">
      <h2 id="numbers">
        <label class="form-label" for="group">${t("In numbers")}</label>
        <select class="form-select" id="group" @change=${(event) => (this.group = event.target.value)}>
          ${this.figures.groups.map(([id, words]) => html`<option value=${id} ?selected=${id === this.group}>${t(words)}</option>`)}
        </select>
        <span class="buttons">
          <a class="btn btn-outline-primary" download href=${this.file("sheet.xlsx")}>${icon("save")}${t("Save as XLSX")}</a>
          <a class="btn btn-outline-primary" download href=${this.file("table.csv")}>${icon("save")}${t("Save as CSV")}</a>
        </span>
      </h2>
      <div class="scroll" role="region" tabindex="0" aria-labelledby="numbers">
        <table class="table figures-table">
          <thead>
            <tr>
              <th scope="col">${t("Of")}</th>
              ${some.map((one) => html`<th scope="col" class="count" title=${t(one.means)}>${t(one.words)}</th>`)}
              ${levels.map((one) => html`<th scope="col" class="count">${one.words}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${view.rows.map(
              (row) =>
                html`<tr>
                  <th scope="row">${this.called(row, view.by)}</th>
                  ${some.map((one) => html`<td class="count">${this.cell(one, row, view)}</td>`)}
                  ${levels.map((one) => html`<td class="count">${row.figures[one.id] ? number(row.figures[one.id][one.at]) : NONE}</td>`)}
                </tr>`,
            )}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">${t("In all")}</th>
              ${some.map((one) => html`<td class="count">${one.shown(view.total[one.id])}</td>`)}
              ${levels.map((one) => html`<td class="count">${view.total[one.id] ? number(view.total[one.id][one.at]) : NONE}</td>`)}
            </tr>
          </tfoot>
        </table>
      </div>
    </section>`;
  }

  /**
   * A number that opens to what it was counted from, where that is rows of one key or of one day.
   *
   * @param {import("./figures/columns.js").Column} column
   * @param {Api.FiguresRow | Api.CaseFiguresRow} row
   * @param {Shown} view
   */
  cell(column, row, view) {
    const value = row.figures[column.id];
    const words = column.shown(value);
    const of = this.figures.keyed.includes(view.by) ? this.behind(view, row.key) : "";
    const span = view.by === "day" ? [row.key, row.key] : [view.since, view.until];
    const limit = view.of ? view.of.replace(/^(\S+) (.*)$/, (_all, dim, key) => `${dim}=${encodeURIComponent(key)}`) : of;
    const single = view.by === "day" && (this.hall || this.kind === "cases");
    if (!column.opens || !value || !(of || single) || view.of.startsWith("category") || (view.by === "service" && column.id !== "services"))
      return words;
    const where = new URLSearchParams(this.figures.more(this.hall)).toString();
    const path = `${this.figures.path(this.hall)}/behind?figure=${column.id}&since=${span[0]}&until=${span[1]}&${[limit, where].filter(Boolean).join("&")}`;
    const heading = `${t(column.words)} · ${this.called(row, view.by)}`;
    return html`<button type="button" class="btn btn-link" @click=${() => (this.opened = { path, heading })}>${words}</button>`;
  }

  /** What a row of one key is limited to. @param {Shown} view @param {string} key */
  behind(view, key) {
    if (this.kind === "queue" && !this.hall) return "";
    const [where, rest] = !this.hall && ["window", "clerk"].includes(view.by) ? key.split("/") : ["", key];
    return new URLSearchParams({ [view.by]: rest, ...(where ? { hall: where } : {}) }).toString();
  }

  /** @param {string} name */
  file(name) {
    return `/api/v1${this.figures.path(this.hall)}/${name}?${this.asked}&language=${language()}`;
  }
}
customElements.define("yc-spans", YcSpans);
