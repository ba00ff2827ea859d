// Assessments: those that whoever looks has to do with, and the one that is open.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { get, post } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { number, pick, t } from "/static/web/shared/words.js";
import { kindWords, periodWords } from "./assessments/assessment-words.js";
import "./assessments/sheet.js";
import { caseLine } from "./cases/line.js";
import { icon } from "./shared/icons.js";
import "./staff/bar.js";
import { hallsById } from "./staff/halls.js";

/** @extends {YcElement<{ view: Api.AssessmentsView | null, halls: any, chosen: string, kind: string, hall: string, period: string, problem: string, busy: boolean }>} */
class YcAssessments extends YcElement {
  static properties = {
    view: { state: true },
    halls: { state: true },
    chosen: { state: true },
    kind: { state: true },
    hall: { state: true },
    period: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    /** @type {Api.AssessmentsView | null} */
    this.view = null;
    this.halls = {};
    this.chosen = "";
    this.kind = "";
    this.hall = "";
    this.period = "";
    this.problem = "";
    this.busy = false;
  }

  async known() {
    this.halls = await hallsById();
    await this.look();
  }

  async look() {
    try {
      this.view = await get("/assessments");
      if (!this.chosen) this.chosen = this.view?.assessments[0]?.id ?? "";
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  /** Of whom, where, for which period: what can be chosen, and what is. @param {Api.AssessmentsView} view */
  choice(view) {
    const kinds = [...new Set(view.to_draw.map((one) => one.kind))];
    const kind = kinds.find((one) => one === this.kind) ?? kinds[0];
    const of = view.to_draw.filter((one) => one.kind === kind);
    const halls = [...new Set(of.map((one) => one.hall))];
    const hall = halls.find((one) => one === this.hall) ?? halls[0];
    const periods = of.filter((one) => one.hall === hall);
    const period = periods.find((one) => one.period === this.period) ?? periods[0];
    return { kinds, kind, halls, hall, periods, period };
  }

  /** @param {SubmitEvent} event */
  async draw(event) {
    event.preventDefault();
    const one = this.view && this.choice(this.view).period;
    if (!one || this.busy) return;
    this.busy = true;
    this.problem = "";
    try {
      const { line } = await post("/assessments", { kind: one.kind, hall: one.hall, period: one.period });
      this.chosen = line.id;
      await this.look();
    } catch (problem) {
      this.problem = problem.message || t("The server did not answer. Please check the screen and try again.");
    }
    this.busy = false;
  }

  /** @param {{ hall: string, kind: string, period: string }} one */
  words(one) {
    const hall = one.hall && this.halls[one.hall] ? pick(this.halls[one.hall].name) : "";
    return [periodWords(one.period), kindWords(one.kind), hall].filter(Boolean).join(" · ");
  }

  render() {
    const { view } = this;
    return html`<yc-staff-bar
        heading=${t("Assessments")}
        acts
        @who=${() => this.known()}
        .links=${[["/", t("All pages of this server")]]}
      ></yc-staff-bar>
      <main class="cases assessments">
        <div class="lists pile no-print">
          ${this.problem ? html`<p class="fault" role="alert">${icon("alert")}<span>${this.problem}</span></p>` : nothing}
          ${view ? html`${view.to_draw.length ? this.drawing(view) : nothing}${this.list(view)}` : html`<p class="card soft" aria-busy="true">${t("Loading…")}</p>`}
        </div>
        <section class="chosen" aria-label=${t("The chosen one")}>
          ${
            this.chosen
              ? repeat(
                  [this.chosen],
                  (one) => one,
                  (one) =>
                    html`<yc-assessment
                      item=${one}
                      seen=${view?.assessments.find((line) => line.id === one)?.seen ?? 0}
                      .halls=${this.halls}
                      @changed=${() => this.look()}
                    ></yc-assessment>`,
                )
              : html`<p class="card soft">${view ? t("Choose one on the list.") : ""}</p>`
          }
        </section>
      </main>`;
  }

  /** @param {Api.AssessmentsView} view */
  drawing(view) {
    const { kinds, kind, halls, hall, periods, period } = this.choice(view);
    return html`<form class="card fields" @submit=${(event) => this.draw(event)}>
      <h2>${t("Draw up an assessment")}</h2>
      <label class="form-label" for="kind">${t("Of whom?")}</label>
      ${this.select("kind", kinds, kind, (one) => kindWords(one))} ${halls.length > 1 || hall ? this.places(halls, hall) : nothing}
      <label class="form-label" for="period">${t("For which period?")}</label>
      ${this.select(
        "period",
        periods.map((one) => one.period),
        period?.period,
        (one) => periodWords(one),
      )}
      ${period?.known ? html`<p class="soft">${t("It has been drawn up before; drawn up once more it takes the place of the first.")}</p>` : nothing}
      <div class="buttons"><button class="btn btn-primary" aria-disabled=${String(this.busy)}>${icon("add")}${t("Draw up")}</button></div>
    </form>`;
  }

  /** Names of halls are longer than a field that opens is wide. @param {string[]} halls @param {string | undefined} chosen */
  places(halls, chosen) {
    return html`<fieldset class="checklist">
      <legend>${t("Hall")}</legend>
      ${halls.map(
        (id) =>
          html`<div class="form-check">
            <input
              class="form-check-input"
              type="radio"
              name="hall"
              id="hall-${id}"
              .checked=${id === chosen}
              @change=${() => (this.hall = id)}
            /><label for="hall-${id}">${this.halls[id] ? pick(this.halls[id].name) : id}</label>
          </div>`,
      )}
    </fieldset>`;
  }

  /**
   * @param {"kind" | "period"} name
   * @param {string[]} ids
   * @param {string | undefined} chosen
   * @param {(id: string) => string} words
   */
  select(name, ids, chosen, words) {
    return html`<select class="form-select" id=${name} @change=${(event) => (this[name] = event.target.value)}>
      ${ids.map((id) => html`<option value=${id} ?selected=${id === chosen}>${words(id)}</option>`)}
    </select>`;
  }

  /** @param {Api.AssessmentsView} view */
  list(view) {
    return html`<section class="card">
      <h2>${t("Assessments so far")}</h2>
      ${view.assessments.length ? nothing : html`<p class="soft">${t("None has been drawn up yet. A month or quarter can be assessed once it is over.")}</p>`}
      <ul class="rows">
        ${view.assessments.map((line) =>
          caseLine({
            chosen: line.id === this.chosen,
            choose: () => (this.chosen = line.id),
            facts: html`<strong class="what">${this.words(line)}</strong
              ><span class="soft">${t("{count} assessed", { count: number(line.subjects) })}</span>`,
            end: html`${line.state === "signed" ? html`<span class="badge-state good">${icon("check")}${t("Signed off")}</span>` : html`<span class="badge-state">${icon("clock")}${t("Open to objections")}</span>`}${line.objections ? html`<span class="level warn">${icon("alert")}${t("{count} objections", { count: number(line.objections) })}</span>` : nothing}`,
          }),
        )}
      </ul>
    </section>`;
  }
}
customElements.define("yc-assessments", YcAssessments);
