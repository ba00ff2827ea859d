// Who of the departments is here today, and who stands in for whom (AB角): everybody says it of themselves, a manager of all.
import { html, nothing } from "lit";
import { get, post } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { dayName, number, t, time } from "/static/web/shared/words.js";
import { stamp } from "./cases/moments.js";
import { icon } from "./shared/icons.js";
import "./staff/bar.js";

const LOOK_MS = 10_000;
const LEADING = ["manager", "admin"];

/** @extends {YcElement<{ me: Api.Who | null, duties: Api.DutiesView | null, absent: string, said: string, problem: string }>} */
class YcDuty extends YcElement {
  static properties = {
    me: { state: true },
    duties: { state: true },
    absent: { state: true },
    said: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.me = null;
    /** @type {Api.DutiesView | null} */
    this.duties = null;
    this.absent = "";
    this.said = "";
    this.problem = "";
  }

  connectedCallback() {
    super.connectedCallback();
    this.look();
    this.timer = setInterval(() => this.look(), LOOK_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  async look() {
    try {
      this.duties = await get("/duty");
    } catch (problem) {
      this.problem = problem.message || t("The server did not answer. Please check the screen and try again.");
    }
  }

  /** Whose absence this person may enter. */
  get mine() {
    const people = this.duties?.people ?? [];
    return this.me?.roles.some((role) => LEADING.includes(role)) ? people : people.filter((one) => one.id === this.me?.name);
  }

  /** Who decides for a department of whoever is absent. */
  get partners() {
    const people = this.duties?.people ?? [];
    const absent = people.find((one) => one.id === this.absent);
    return people.filter((one) => one.id !== this.absent && one.departments.some((name) => absent?.departments.includes(name)));
  }

  /** @param {SubmitEvent} event */
  enter(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const text = (/** @type {string} */ name) => String(form.get(name) ?? "");
    this.say({ absent: this.absent, partner: text("partner"), since: text("since"), until: text("until") }, t("Entered."));
  }

  /** @param {Api.DutyLine} line */
  end(line) {
    this.say({ absent: line.absent, partner: "", since: "", until: "" }, t("Ended."));
  }

  async say(body, words) {
    this.said = "";
    this.problem = "";
    try {
      await post("/duty", body);
      this.said = words;
      await this.look();
    } catch (problem) {
      this.problem = problem.message || t("The server did not answer. Please check the screen and try again.");
    }
  }

  willUpdate() {
    if (!this.absent && this.mine.length) this.absent = this.mine[0].id;
  }

  updated() {
    document.title = t("On duty");
  }

  render() {
    const here = (this.duties?.people ?? []).filter((one) => one.here_since).length;
    return html`<yc-staff-bar
        heading=${t("On duty")}
        note=${this.duties ? t("{here} of {count} are here", { here: number(here), count: number(this.duties.people.length) }) : ""}
        @who=${(event) => (this.me = event.detail)}
        .links=${[["/cases", t("Cases")]]}
      ></yc-staff-bar>
      <main class="on-duty">
        ${this.problem ? html`<p class="fault" role="alert">${icon("alert")}<span>${this.problem}</span></p>` : nothing}
        ${this.said ? html`<p class="done" role="status">${icon("check")}${this.said}</p>` : nothing}
        ${this.duties ? html`${this.people(this.duties)} ${this.standIns(this.duties)} ${this.mine.length ? this.form() : nothing}` : html`<p class="card soft" aria-busy="true">${t("Loading…")}</p>`}
      </main>`;
  }

  /** @param {Api.DutiesView} duties */
  people(duties) {
    const called = (id) => duties.people.find((one) => one.id === id)?.name ?? id;
    return html`<section class="card" aria-labelledby="of-departments">
      <h2 id="of-departments">${t("Of the departments")}</h2>
      <ul class="rows">
        ${duties.people.map(
          (one) =>
            html`<li>
              <div class="facts"><strong>${one.name}</strong><span class="soft">${one.departments.join(" · ")}</span></div>
              ${one.first_today && one.last_today ? html`<span class="soft seen">${t("today {first}–{last}", { first: time(one.first_today), last: time(one.last_today) })}</span>` : nothing}
              ${one.stand_in ? html`<span class="soft">${t("today {name} acts for them", { name: called(one.stand_in) })}</span>` : nothing}
              <span class="badge-state ${one.here_since ? "good" : "idle"}"
                >${icon(one.here_since ? "check" : "absent")}${one.here_since ? t("here since {time}", { time: stamp(one.here_since) }) : t("not signed in")}</span
              >
            </li>`,
        )}
      </ul>
    </section>`;
  }

  /** @param {Api.DutiesView} duties */
  standIns(duties) {
    if (!duties.duties.length) return nothing;
    return html`<section class="card" aria-labelledby="stand-ins">
      <h2 id="stand-ins">${t("Who stands in for whom")}</h2>
      <ul class="rows">
        ${duties.duties.map(
          (line) =>
            html`<li>
              <div class="facts">
                <strong>${line.absent_name} → ${line.partner_name}</strong
                ><span class="soft">${t("from {first} to {last}", { first: dayName(line.since), last: dayName(line.until) })}</span>
              </div>
              ${this.mine.some((one) => one.id === line.absent) ? html`<button type="button" class="btn btn-outline-secondary" @click=${() => this.end(line)}>${t("End it")}</button>` : nothing}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  form() {
    return html`<form class="card fields" aria-labelledby="enter" @submit=${(event) => this.enter(event)}>
      <h2 id="enter">${t("Enter an absence")}</h2>
      <label class="form-label" for="absent">${t("Who is away")}</label>
      <select class="form-select" id="absent" @change=${(event) => (this.absent = event.target.value)}>
        ${this.mine.map((one) => html`<option value=${one.id} ?selected=${one.id === this.absent}>${one.name}</option>`)}
      </select>
      <label class="form-label" for="partner">${t("Who acts for them")}</label>
      <select class="form-select" id="partner" name="partner" required>
        ${this.partners.map((one) => html`<option value=${one.id}>${one.name}</option>`)}
      </select>
      ${this.partners.length ? nothing : html`<p class="soft">${t("Nobody else decides for their department.")}</p>`}
      <div class="line">
        <label class="form-label">${t("First day")} <input class="form-control" type="date" name="since" required /></label>
        <label class="form-label">${t("Last day")} <input class="form-control" type="date" name="until" required /></label>
      </div>
      <div class="buttons">
        <button class="btn btn-primary" ?disabled=${!this.partners.length}>${icon("check")}${t("Enter it")}</button>
      </div>
    </form>`;
  }
}
customElements.define("yc-duty", YcDuty);
