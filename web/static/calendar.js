// The working days of a year: touched day by day as the notice has them, tried, then entered for limits and opening hours alike.
import { html, nothing } from "lit";
import "/static/web/shared/connection.js";
import { get, post } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { dayName, number, pick, t } from "/static/web/shared/words.js";
import { monthGrid } from "./calendar/month.js";
import { icon } from "./shared/icons.js";
import "./staff/bar.js";
import { Commands } from "./staff/commands.js";
import { managesAll } from "./staff/may.js";
import "./staff/status-line.js";

/** How a day stands once it was touched: whether it is worked, else which holiday it belongs to.
 * @typedef {{ works: boolean, holiday: Api.HolidayName["id"] | "" }} Touched */

/** @extends {YcElement<{ year: number, view: Api.CalendarView | null, changed: Map<string, Touched>, holiday: Api.HolidayName["id"] | "", tried: Api.MovesView | null, me: Api.Who | null, problem: string }>} */
class YcCalendar extends YcElement {
  static properties = {
    year: { state: true },
    view: { state: true },
    changed: { state: true },
    holiday: { state: true },
    tried: { state: true },
    me: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    const asked = Number(new URLSearchParams(location.search).get("year")); // a link to a year
    this.year = asked || new Date().getFullYear() + (new Date().getMonth() >= 10 ? 1 : 0);
    /** @type {Api.CalendarView | null} */
    this.view = null;
    /** @type {Map<string, Touched>} days that stand otherwise than the year has them */
    this.changed = new Map();
    /** @type {Api.HolidayName["id"] | ""} what a touched day of rest is called */
    this.holiday = "";
    /** @type {Api.MovesView | null} */
    this.tried = null;
    this.me = null;
    this.problem = "";
    this.commands = new Commands(this);
  }

  connectedCallback() {
    super.connectedCallback();
    this.read();
  }

  async read() {
    const year = this.year;
    this.changed = new Map();
    this.tried = null;
    try {
      const view = await get(`/calendar/${year}`);
      if (year === this.year) this.view = view;
      this.problem = "";
    } catch (problem) {
      this.problem = problem.message || t("The server did not answer. Please check the screen and try again.");
    }
  }

  turn(by) {
    this.year += by;
    this.read();
  }

  /** Who manages every hall enters a year; everybody else looks. */
  get may() {
    return managesAll(this.me);
  }

  /** A day becomes one of the chosen holiday, or is back as the year has it; without a holiday work and rest change places.
   * @param {Api.CalendarDay} day */
  touch(day) {
    const now = this.stands(day);
    const wanted = this.holiday && (now.works || now.holiday !== this.holiday) ? { works: false, holiday: this.holiday } : null;
    const changed = new Map(this.changed);
    if (wanted) changed.set(day.date, wanted);
    else if (!changed.delete(day.date)) changed.set(day.date, { works: !now.works, holiday: "" });
    this.changed = changed;
    this.tried = null;
  }

  /** @param {Api.CalendarDay} day @returns {Touched} */
  stands(day) {
    return this.changed.get(day.date) ?? { works: day.working, holiday: day.holiday ?? "" };
  }

  /** Whether the notice has to name it: a weekend without a holiday is one of itself. @param {Api.CalendarDay} day */
  rests(day) {
    const { works, holiday } = this.stands(day);
    return !works && (day.weekday < 6 || day.why === "holiday" || holiday !== "");
  }

  /** What a day of rest is called here, "" for a common weekend. @param {Api.CalendarDay} day */
  called(day) {
    const { works, holiday } = this.stands(day);
    const known = this.view?.holidays.find((one) => one.id === holiday);
    if (works || known) return pick(known?.name);
    return this.changed.has(day.date) ? "" : pick(day.name);
  }

  body(form) {
    const days = this.view?.days ?? [];
    return {
      source: String(form.get("source")).trim(),
      official: form.has("official"),
      rest: days.filter((day) => this.rests(day)).map((day) => day.date),
      work: days.filter((day) => this.stands(day).works && day.weekday >= 6).map((day) => day.date),
      names: this.names(days),
    };
  }

  /** @param {Api.CalendarDay[]} days */
  names(days) {
    /** @type {Api.CalendarBody["names"]} */
    const names = {};
    for (const day of days) {
      const { holiday } = this.stands(day);
      if (holiday && this.rests(day)) names[day.date] = holiday;
    }
    return names;
  }

  async submit(event) {
    event.preventDefault();
    const body = this.body(new FormData(event.target));
    const year = String(this.year);
    if (event.submitter?.value === "try") {
      try {
        this.tried = await post(`/calendar/${year}/try`, body);
        this.problem = "";
      } catch (problem) {
        this.problem = problem.message;
      }
      return;
    }
    const done = await this.commands.run("calendar", "POST", `/calendar/${year}`, body, () => ({ text: () => t("The year is entered.") }));
    if (done) this.read();
  }

  updated() {
    document.title = `${t("Working days")} ${this.year}`;
  }

  render() {
    return html`<yc-staff-bar
        heading=${t("Working days")}
        note=${String(this.year)}
        @who=${(event) => (this.me = event.detail)}
        .links=${[["/", t("All pages of this server")]]}
      ></yc-staff-bar>
      <main class="year">
        <nav class="buttons" aria-label=${t("Year")}>
          <button type="button" class="btn btn-outline-secondary" @click=${() => this.turn(-1)}>${icon("back")}${this.year - 1}</button>
          <h2>${this.year}</h2>
          <button type="button" class="btn btn-outline-secondary" @click=${() => this.turn(1)}>${this.year + 1}${icon("transfer")}</button>
          ${this.view ? this.standing(this.view) : nothing}
        </nav>
        ${this.problem ? html`<p class="fault" role="alert">${icon("alert")}<span>${this.problem}</span></p>` : nothing}
        ${this.commands.said ? html`<yc-status-line .said=${this.commands.said}></yc-status-line>` : nothing}
        ${this.view && this.may ? this.form() : nothing} ${this.tried ? this.moves(this.tried, t("Dates that would move")) : nothing}
        ${this.view?.moves && !this.tried ? this.moves(this.view.moves, t("Dates that moved when it was entered")) : nothing}
        ${this.view ? this.months(this.view) : nothing}
      </main>`;
  }

  /** @param {Api.CalendarView} view */
  standing(view) {
    const words = view.announced ? t("Announced") : t("Not announced yet: every date of this year is provisional");
    return html`<span class="badge-state ${view.announced ? "good" : "warn"}">${icon(view.announced ? "check" : "alert")}${words}</span
      ><span class="soft">${view.entered ? view.source : t("from published tables and the law")}</span>`;
  }

  form() {
    return html`<form class="card enter" @submit=${this.submit}>
      <p>${t("Touch each day that is otherwise in the notice: a working day becomes a holiday, a day of rest one that is worked.")}</p>
      <div class="line">
        <input
          class="form-control"
          name="source"
          maxlength="80"
          required
          autocomplete="off"
          aria-label=${t("Number of the notice")}
          placeholder=${t("Number of the notice")}
        />
        <select
          class="form-select"
          aria-label=${t("Holiday of the days that are touched next")}
          @change=${(event) => (this.holiday = event.target.value)}
        >
          <option value="">${t("Touched days carry no name")}</option>
          ${this.view?.holidays.map((one) => html`<option value=${one.id}>${t("Touched days are {holiday}", { holiday: pick(one.name) })}</option>`)}
        </select>
        <label class="form-check"
          ><input class="form-check-input" type="checkbox" name="official" checked /><span>${t("The notice is out")}</span></label
        >
      </div>
      <div class="buttons">
        <button class="btn btn-outline-primary" value="try">${icon("search")}${t("See what would move")}</button>
        <button class="btn btn-primary" value="enter" aria-disabled=${this.commands.busy ? "true" : "false"}>
          ${icon("check")}${t("Enter the year")}
        </button>
        <span class="soft">${this.changed.size ? t("{count} days touched", { count: number(this.changed.size) }) : nothing}</span>
      </div>
    </form>`;
  }

  /** @param {Api.MovesView} moves @param {string} heading */
  moves(moves, heading) {
    return html`<section class="card" aria-labelledby="moves">
      <h3 id="moves">${heading} <small>${t("{count} in all", { count: number(moves.count) })}</small></h3>
      <ul class="rows">
        ${moves.lines.map(
          (line) =>
            html`<li>
              <div class="facts"><strong>${pick(line.name)}</strong><a href="/case/${line.case}">${line.case}</a></div>
              <span>${line.limit === "law" ? t("By law until") : t("Promised until")}</span><s>${dayName(line.before)}</s
              ><strong>${dayName(line.after)}</strong>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  /** @param {Api.CalendarView} view */
  months(view) {
    const months = Array.from({ length: 12 }, (_, month) => view.days.filter((day) => Number(day.date.slice(5, 7)) === month + 1));
    const touch = this.may ? (/** @type {Api.CalendarDay} */ day) => this.touch(day) : null;
    return html`<div class="months">
      ${months.map((days) =>
        monthGrid(
          days,
          (day) => this.stands(day).works,
          (day) => this.called(day),
          touch,
          (day) => this.changed.has(day.date),
        ),
      )}
    </div>`;
  }
}
customElements.define("yc-calendar", YcCalendar);
