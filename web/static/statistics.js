// The statistics of a day: curves, tables, a workbook. Today's are asked for again every half minute.
import { html, nothing } from "lit";
import { get } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { language, pick, t, time } from "/static/web/shared/words.js";
import "./staff/bar.js";
import { icon } from "./shared/icons.js";
import { signInAgain } from "./staff/session.js";
import "./statistics/chart.js";
import "./statistics/day-choice.js";
import { flow, perWindow, waits } from "./statistics/drawings.js";
import "./statistics/figures.js";
import { rebuildNote } from "./statistics/rebuild.js";
import { dayText } from "./statistics/spans.js";
import { categoryTable, flowTable, waitTable, windowTable } from "./statistics/tables.js";

const TODAY_MS = 30_000;
const REBUILD_MS = 2000;
const AGAIN_MS = 5000;

/** @extends {YcElement<{ hall: string, view: Api.StatisticsView | null, problem: any, of: string }>} */
class YcStatistics extends YcElement {
  static properties = { hall: {}, view: { state: true }, problem: { state: true }, of: { state: true } };

  constructor() {
    super();
    /** @type {Api.StatisticsView | null} */
    this.view = null;
    /** @type {any} */
    this.problem = null;
    const asked = new URLSearchParams(location.search);
    this.day = asked.get("day") ?? ""; // "" is today, whichever day that is
    this.of = asked.get("of") ?? "";
  }

  connectedCallback() {
    super.connectedCallback();
    const root = document.documentElement.dataset;
    /** @type {() => void} */
    this.onVisible = () => document.hidden || this.load();
    /** @type {() => void} */
    this.onPaper = () => {
      // paper is light, whatever the screen is
      this.screen ??= { theme: root.theme, bsTheme: root.bsTheme };
      Object.assign(root, { theme: "light", bsTheme: "light" });
    };
    /** @type {() => void} */
    this.onScreen = () => {
      Object.assign(root, this.screen);
      this.screen = undefined;
    };
    document.addEventListener("visibilitychange", this.onVisible);
    window.addEventListener("beforeprint", this.onPaper);
    window.addEventListener("afterprint", this.onScreen);
    this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.onVisible);
    window.removeEventListener("beforeprint", this.onPaper);
    window.removeEventListener("afterprint", this.onScreen);
    clearTimeout(this.next);
  }

  async load() {
    clearTimeout(this.next);
    const { day } = this;
    let pause = AGAIN_MS;
    try {
      const view = await get(`/halls/${encodeURIComponent(this.hall)}/statistics/${encodeURIComponent(day || "today")}`);
      if (day !== this.day) return; // somebody chose another day meanwhile
      this.view = view;
      this.problem = null;
      pause = view.rebuilding ? REBUILD_MS : view.day === view.today ? TODAY_MS : 0;
      document.title = `${t("Statistics")} ${view.day} · ${pick(view.name)}`;
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      if (problem.status === 401) signInAgain();
      if (day !== this.day) return;
      this.problem = problem;
      if (problem.status >= 400 && problem.status < 500) return;
    }
    if (pause) this.next = setTimeout(() => (document.hidden ? this.onVisible() : this.load()), pause);
  }

  choose({ day = this.day, of = this.of }) {
    const other = day !== this.day;
    this.day = day;
    this.of = of;
    const asked = new URLSearchParams(Object.entries({ day, of }).filter(([, value]) => value));
    history.replaceState(null, "", `${location.pathname}${asked.size ? `?${asked}` : ""}`);
    if (other) this.load();
  }

  render() {
    const { problem } = this;
    const view = this.known;
    const bar = html`<yc-staff-bar
      heading=${t("Statistics")}
      note=${pick(view?.name)}
      hall=${this.hall}
      .links=${[
        [`/manager/${this.hall}`, t("Manager panel")],
        [`/figures/${this.hall}`, t("Figures")],
      ]}
    ></yc-staff-bar>`;
    if (problem && (!view || problem.status >= 400)) {
      const message = problem.message || t("The server did not answer. Please check the screen and try again.");
      return html`${bar}
        <main class="empty">
          <p>${icon("alert")} ${message}</p>
          <p>
            <a class="btn btn-primary" href="/statistics/${this.hall}">${t("Today's statistics")}</a>
            <a class="btn btn-outline-primary" href="/">${t("All pages of this server")}</a>
          </p>
        </main>`;
    }
    if (!view)
      return html`${bar}
        <main class="empty" aria-busy="true">${t("Loading…")}</main>`;
    return html`${bar}
      <main class="panel-page statistics">
        <div class="day-bar">
          <yc-day-choice .view=${view} @day=${(event) => this.choose({ day: event.detail })}></yc-day-choice>
          <p class="as-of" role="status">${this.asOf()}</p>
          <div class="buttons">
            <a
              class="btn btn-outline-primary"
              download
              href="/api/v1/halls/${this.hall}/statistics/${view.day}/sheet.xlsx?language=${language()}"
              >${icon("save")}${t("Save as XLSX")}</a
            >
            <button type="button" class="btn btn-outline-secondary" @click=${() => window.print()}>${icon("printer")}${t("Print")}</button>
          </div>
        </div>
        <h2 class="whole-day">${dayText(view.day)}</h2>
        ${rebuildNote(view.rebuilding)} ${view.times.length ? this.charts() : this.empty()}
      </main>`;
  }

  /** The view, where something is drawn of it. */
  get known() {
    return /** @type {Api.StatisticsView} */ (this.view);
  }

  /** How fresh the figures are. */
  asOf() {
    const { problem } = this;
    const view = this.known;
    const at = time(view.at);
    if (problem) return html`${icon("alert")}${t("The server is not answering. These are the figures as of {time}.", { time: at })}`;
    return view.day === view.today ? html`${icon("clock")}${t("Figures as of {time}", { time: at })}` : nothing;
  }

  /** Of today the rows of now are in sight first; whoever scrolls then is left where they are. */
  updated() {
    const { view } = this;
    const curves = `${view?.day} ${this.of}`;
    if (!view || view.day !== view.today || this.shownNow === curves) return;
    const tables = this.querySelectorAll(".scroll.tall");
    for (const table of tables) table.scrollTop = table.scrollHeight;
    if (tables.length) this.shownNow = curves;
  }

  charts() {
    const view = this.known;
    const [kind, id] = this.of.split(/:(.*)/s);
    const w = kind === "window" && view.windows.find((one) => one.id === id);
    const c = kind === "category" && view.categories.find((one) => one.id === id);
    const curve = c || view.all;
    const name = pick(w ? w.name : c ? c.name : null) || t("All categories");
    const lines = w
      ? [
          ["third", t("Calls"), w.calls_by_step, w.calls],
          ["second", t("Served"), w.served_by_step, w.served],
        ]
      : [
          ["first", t("Taken"), curve.arrivals, curve.totals.arrivals],
          ["third", t("First calls"), curve.called, curve.totals.called],
          ["second", t("Served"), curve.served, curve.totals.served],
        ];
    const flowing = t("{name}: by quarter of an hour", { name });
    const waiting = t("{name}: waits until the first call", { name });
    return html`<yc-figures .totals=${view.all.totals}></yc-figures>
      <div class="of"><label for="of">${t("Show the curve for")}</label>${this.chooser()}</div>
      ${this.pair("flow", flowing, flow(view.times, lines), flowTable(flowing, view.times, lines))}
      ${w ? nothing : this.pair("waits", waiting, waits(view.times, curve, c ? c.promise_s : undefined), waitTable(waiting, view.times, curve))}
      <section class="card" aria-labelledby="by-category">
        <h2 id="by-category">${t("The day by category")}</h2>
        ${categoryTable(view)}
      </section>
      <section class="card" aria-labelledby="by-window">
        <h2 id="by-window">${t("The day by window")}<small>${t("Visits served per window")}</small></h2>
        <yc-chart class="low" .draw=${perWindow(view.windows.map((one) => ({ label: one.id, served: one.served })))}></yc-chart
        >${windowTable(view)}
      </section>`;
  }

  pair(id, heading, draw, table) {
    return html`<section class="card" aria-labelledby=${id}>
      <h2 id=${id}>${heading}</h2>
      <div class="pair"><yc-chart .draw=${draw}></yc-chart>${table}</div>
    </section>`;
  }

  chooser() {
    const { known: view, of } = this;
    const option = (value, words) => html`<option value=${value} ?selected=${value === of}>${words}</option>`;
    return html`<select id="of" class="form-select" @change=${(event) => this.choose({ of: event.target.value })}>
      ${option("", t("All categories"))}
      <optgroup label=${t("Categories")}>${view.categories.map((c) => option(`category:${c.id}`, `${c.prefix} ${pick(c.name)}`))}</optgroup>
      <optgroup label=${t("By window")}>${view.windows.map((w) => option(`window:${w.id}`, pick(w.name)))}</optgroup>
    </select>`;
  }

  /** A day without a curve says why, and leads to one that has it. */
  empty() {
    const view = this.known;
    const isToday = view.day === view.today;
    const other = view.days.find((day) => day < view.day) ?? view.days.find((day) => day !== view.day);
    return html`<section class="card hint" role="note">
      ${icon("info")}
      <div>
        <h2>${isToday ? t("No visitors yet today") : t("No visitors on this day")}</h2>
        <p>
          ${isToday ? t("The curve starts with the first number taken and updates by itself.") : t("The hall was closed, or no number was taken.")}
        </p>
        ${other ? html`<p><button type="button" class="btn btn-primary" @click=${() => this.choose({ day: other })}>${t("Show {day}", { day: dayText(other) })}</button></p>` : nothing}
      </div>
    </section>`;
  }
}
customElements.define("yc-statistics", YcStatistics);
