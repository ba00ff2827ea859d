// Supervision: how the limits of all halls stand, live; which lamps are on, and who has said why.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { get } from "/static/web/shared/api.js";
import "/static/web/shared/connection.js";
import { YcElement } from "/static/web/shared/element.js";
import { LiveView } from "/static/web/shared/live.js";
import { number, t } from "/static/web/shared/words.js";
import "./feedback/letter-form.js";
import { icon } from "./shared/icons.js";
import "./staff/bar.js";
import { hallsById } from "./staff/halls.js";
import { hallsTable, marks } from "./supervision/halls-table.js";
import "./supervision/lamp-row.js";
import { GROUPS } from "./supervision/lamps.js";

/** What the list can be held to. @type {[string, string, (line: any) => boolean][]} */
const SHOWN = [
  ["all", "All", () => true],
  ["owed", "Not answered", (line) => line.owed > 0],
  ["over", "Over the limit now", (line) => !line.ended_at && line.lamp !== "yellow"],
];

/** @extends {YcElement<{ me: Api.Who | null, halls: any, units: string[], chosen: string[], only: string, letter: any, told: string }>} */
class YcSupervision extends YcElement {
  static properties = {
    me: { state: true },
    halls: { state: true },
    units: { state: true },
    chosen: { state: true },
    only: { state: true },
    letter: { state: true },
    told: { state: true },
  };

  constructor() {
    super();
    this.me = null;
    this.halls = {};
    /** @type {string[]} */
    this.units = [];
    /** @type {string[]} hall and group */
    this.chosen = ["", ""];
    this.only = "all";
    /** @type {any} */
    this.letter = null;
    this.told = "";
    this.live = new LiveView(this, () => (this.me ? "/live/supervision" : null));
  }

  /** @param {Api.Who} who */
  async known(who) {
    this.me = who;
    this.live.restart();
    this.halls = await hallsById();
    this.units = (await get("/units").catch(() => ({ units: [] }))).units;
  }

  updated() {
    const owed = this.live.view?.unanswered ?? 0;
    document.title = `${owed ? `(${number(owed)}) ` : ""}${t("Supervision")}`;
  }

  render() {
    const view = this.live.view;
    return html`<yc-connection .live=${this.live}></yc-connection>
      <yc-staff-bar
        heading=${t("Supervision")}
        acts
        note=${view?.unanswered ? t("{count} lamps without an answer", { count: number(view.unanswered) }) : ""}
        at=${this.live.at}
        @who=${(event) => this.known(event.detail)}
        .links=${[["/", t("All pages of this server")]]}
      ></yc-staff-bar>
      <main class="panel-page supervision">
        ${view ? this.page(view) : html`<p class="card soft" aria-busy="true">${t("Loading…")}</p>`}
      </main>`;
  }

  /** @param {Api.SupervisionView} view */
  page(view) {
    const choose = (/** @type {string} */ hall, /** @type {string} */ group) => (this.chosen = [hall, group]);
    return html`${
      view.halls.length
        ? html`<section class="card">
            <h2 id="halls">${t("Halls now")}</h2>
            ${hallsTable(view.halls, this.chosen, choose)}
          </section>`
        : nothing
    }
    ${view.departments.length ? this.departments(view.departments) : nothing} ${this.letter ? this.writing() : nothing}
    ${this.told ? html`<p class="status-line done" role="status">${icon("check")}${this.told}</p>` : nothing} ${this.lamps(view)}`;
  }

  /** @param {Api.DepartmentLamps[]} departments */
  departments(departments) {
    return html`<section class="card">
      <h2>${t("Departments")} <small>${t("their parts of cases in hand")}</small></h2>
      <ul class="rows departments">
        ${departments.map(
          ({ department, lamps }) =>
            html`<li>
              <span class="facts"><strong>${department}</strong></span
              ><span class="soft">${t("{count} in hand", { count: number(lamps.running) })}</span
              ><span class="marks">${marks(lamps)}</span
              >${lamps.unanswered ? html`<span class="level bad">${icon("hand")}${t("{count} to answer", { count: number(lamps.unanswered) })}</span>` : nothing}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  writing() {
    const { hall, unit, id } = this.letter;
    const sent = (/** @type {CustomEvent} */ event) => {
      this.told = t("Letter {number} was sent.", { number: event.detail });
      this.letter = null;
    };
    return html`<yc-letter-form
      .halls=${this.halls}
      .units=${this.units}
      hall=${hall}
      unit=${unit}
      about=${id ? `lamp ${id}` : `case ${this.letter.subject}`}
      @sent=${sent}
      @leave=${() => (this.letter = null)}
    ></yc-letter-form>`;
  }

  /** @param {Api.SupervisionView} view */
  lamps(view) {
    const [hall, group] = this.chosen;
    const kinds = GROUPS.find(([id]) => id === group)?.[2];
    const fits = SHOWN.find(([id]) => id === this.only)?.[2] ?? (() => true);
    const here = view.lines.filter((line) => (!hall || line.hall === hall) && (!kinds || kinds.includes(line.kind)));
    const lines = here.filter(fits);
    return html`<section class="card">
      <h2>${t("Lamps")} ${this.sheet()}</h2>
      <div class="line filters" role="group" aria-label=${t("Which lamps")}>
        ${SHOWN.map(
          ([id, words, test]) =>
            html`<button
              type="button"
              class="btn btn-outline-secondary ${this.only === id ? "active" : ""}"
              aria-pressed=${String(this.only === id)}
              @click=${() => (this.only = id)}
            >
              ${t(words)} <small>${number(here.filter(test).length)}</small>
            </button>`,
        )}
        ${hall ? html`<button type="button" class="btn btn-link" @click=${() => (this.chosen = ["", ""])}>${t("All halls and limits")}</button>` : nothing}
      </div>
      ${lines.length ? nothing : html`<p class="soft nothing">${icon("check")} ${t("Nothing is over its limit here.")}</p>`}
      <ul class="rows lamp-rows">
        ${repeat(
          lines,
          (line) => line.id || `${line.kind} ${line.hall} ${line.subject}`,
          (line) =>
            html`<li>
              <yc-lamp-row
                .line=${line}
                .halls=${this.halls}
                .at=${Date.parse(this.live.at ?? "")}
                ?supervises=${view.supervises}
                @letter=${(event) => this.write(event.detail)}
              ></yc-lamp-row>
            </li>`,
        )}
      </ul>
      ${view.more ? html`<p class="soft">${t("and {count} more lamps", { count: number(view.more) })}</p>` : nothing}
    </section>`;
  }

  async write(line) {
    this.letter = line;
    this.told = "";
    await this.updateComplete;
    this.querySelector("yc-letter-form")?.scrollIntoView({ block: "center", behavior: "instant" });
    /** @type {HTMLElement | null} */ (this.querySelector("yc-letter-form textarea"))?.focus({ preventScroll: true });
  }

  /** The last thirty days, as a list to take along. */
  sheet() {
    const today = new Date(this.live.at || Date.now());
    const since = new Date(today.getTime() - 29 * 86_400_000);
    const day = (/** @type {Date} */ one) => one.toISOString().slice(0, 10);
    return html`<a class="btn btn-link" href="/api/v1/supervision/lamps.csv?since=${day(since)}&until=${day(today)}" download
      >${icon("save")}${t("The last 30 days as CSV")}</a
    >`;
  }
}
customElements.define("yc-supervision", YcSupervision);
