// <yc-assessment>: one assessment as a table that can be printed: each of whom is assessed, points by criterion, total and grade.
import { html, nothing } from "lit";
import { get, post } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { dayName, number, pick, t } from "/static/web/shared/words.js";
import { stamp } from "../cases/moments.js";
import { icon } from "../shared/icons.js";
import { figuresLink, gradeBadge, kindWords, periodWords, valueWords } from "./assessment-words.js";
import "./objection-form.js";

/** @extends {YcElement<{ item: string, seen: number, halls: any, view: Api.AssessmentView | null, opened: string, said: any, problem: string, told: string, busy: boolean }>} */
class YcAssessment extends YcElement {
  static properties = {
    item: {},
    seen: { type: Number },
    halls: { attribute: false },
    view: { state: true },
    opened: { state: true },
    said: { state: true },
    problem: { state: true },
    told: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.halls = {};
    /** @type {Api.AssessmentView | null} */
    this.view = null;
    this.opened = "";
    this.said = {};
    this.problem = "";
    this.told = "";
    this.busy = false;
  }

  willUpdate(changed) {
    if (changed.has("item") || (changed.has("seen") && this.view && this.seen !== this.view.line.seen)) this.look();
  }

  async look() {
    try {
      this.view = await get(/** @type {any} */ (`/assessments/${this.item}`));
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  /** @param {string} action @param {object} body @param {string} told */
  async act(action, body, told) {
    if (this.busy) return;
    this.busy = true;
    this.problem = this.told = "";
    try {
      this.view = await post(/** @type {any} */ (`/assessments/${this.item}/${action}`), { seen: this.view?.line.seen, ...body });
      this.told = told;
      this.dispatchEvent(new CustomEvent("changed", { bubbles: true }));
    } catch (problem) {
      this.problem = problem.message || t("The server did not answer. Please check the screen and try again.");
      if (problem.status === 409) await this.look();
    }
    this.busy = false;
  }

  /** @param {string} subject */
  async read(subject) {
    try {
      const path = `/assessments/${this.item}/words?subject=${encodeURIComponent(subject)}`;
      this.said = { ...this.said, [subject]: (await get(/** @type {any} */ (path))).words };
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  render() {
    const { view } = this;
    if (!view) return html`<p class="card soft" aria-busy=${this.problem ? "false" : "true"}>${this.problem || t("Loading…")}</p>`;
    const { line } = view;
    const hall = line.hall && this.halls[line.hall] ? pick(this.halls[line.hall].name) : "";
    return html`<article class="card sheet">
      <header>
        <h2>${[hall, kindWords(line.kind), periodWords(line.period)].filter(Boolean).join(" · ")}</h2>
        <p class="soft">
          ${t("Drawn up by {name}, {time}", { name: line.by, time: stamp(line.drawn_at) })}
          ${line.signed_at ? html` · <b>${t("Signed off by {name}, {time}", { name: line.signed_by, time: stamp(line.signed_at) })}</b>` : view.objections_until ? html` · ${t("Objections until {day}", { day: dayName(view.objections_until) })}` : nothing}
        </p>
        <div class="buttons no-print">
          ${view.may_sign ? html`<button type="button" class="btn btn-primary" aria-disabled=${String(this.busy)} @click=${() => this.act("sign", {}, t("Signed off."))}>${icon("check")}${t("Sign off")}</button>` : nothing}
          <button type="button" class="btn btn-outline-secondary" @click=${() => window.print()}>${icon("printer")}${t("Print")}</button>
        </div>
      </header>
      ${this.problem ? html`<p class="fault" role="alert">${icon("alert")}<span>${this.problem}</span></p>` : nothing}
      ${this.told ? html`<p class="status-line done" role="status">${icon("check")}${this.told}</p>` : nothing} ${this.table(view)}
      <p class="soft">
        ${t("Of a hundred points: excellent from {a}, good from {b}, passed from {c}. What could not be measured counts for nothing, and the rest for more.", { a: number(view.excellent), b: number(view.good), c: number(view.passed) })}
      </p>
      <p class="signatures only-print"><span>${t("Assessed")}</span><span>${t("Signed")}</span></p>
    </article>`;
  }

  /** @param {Api.AssessmentView} view */
  table(view) {
    return html`<div class="scroll">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">${t("Who is assessed")}</th>
            ${view.criteria.map((one) => html`<th scope="col" class="count">${pick(one.name)}<small>${t("{weight} points", { weight: number(one.weight) })}</small></th>`)}
            <th scope="col" class="count">${t("Total")}</th>
            <th scope="col">${t("Grade")}</th>
          </tr>
        </thead>
        <tbody>
          ${view.lines.map((line) => this.row(view, line))}
        </tbody>
      </table>
    </div>`;
  }

  /** @param {Api.AssessmentView} view @param {Api.AssessedView} line */
  row(view, line) {
    const open = this.opened === line.subject;
    return html`<tr class=${open ? "opened" : ""}>
        <th scope="row">
          <button type="button" class="btn btn-link" aria-expanded=${String(open)} @click=${() => (this.opened = open ? "" : line.subject)}>
            ${pick(line.name)}
          </button>
          ${line.objection && !line.objection.decided_at ? html`<span class="badge-state warn">${icon("alert")}${t("Objection made")}</span>` : nothing}
        </th>
        ${view.criteria.map((one) => this.score(one, line))}
        <td class="count" data-words=${t("Total")}><b>${line.total === null ? "–" : number(line.total)}</b></td>
        <td>${gradeBadge(line.grade)}</td>
      </tr>
      ${
        open
          ? html`<tr class="behind no-print">
              <td colspan=${view.criteria.length + 3}>${this.behind(view, line)}</td>
            </tr>`
          : nothing
      }`;
  }

  /** @param {Api.CriterionView} criterion @param {Api.AssessedView} line */
  score(criterion, line) {
    const score = line.scores.find((one) => one.criterion === criterion.id);
    const words = pick(criterion.name);
    if (!score) return html`<td class="count" data-words=${words}>–</td>`;
    return html`<td class="count" data-words=${words}>
      ${score.value === null ? "–" : number(score.points)}${score.before !== null && score.before !== undefined ? html` <s class="soft">${number(score.before)}</s>` : nothing}<small
        class="soft"
        >${valueWords(criterion.measure, score.value)}</small
      >
    </td>`;
  }

  /** What each point rests on, and what may be done about the line. @param {Api.AssessmentView} view @param {Api.AssessedView} line */
  behind(view, line) {
    return html`<ul class="rows">
        ${view.criteria.map((one) => {
          const score = line.scores.find((own) => own.criterion === one.id);
          const link = figuresLink(view, line.subject, one.measure);
          return html`<li>
            <span class="facts"
              ><strong>${pick(one.name)}</strong
              ><span class="soft"
                >${t("worth nothing at {zero}, all of it at {full}", { zero: valueWords(one.measure, one.zero), full: valueWords(one.measure, one.full) })}</span
              >${score ? this.evidence(score) : nothing}</span
            >${link ? html`<a class="btn btn-link" href=${link}>${t("The figures behind it")}</a>` : nothing}
          </li>`;
        })}
      </ul>
      ${this.objection(line)}
      ${line.actions.map(
        (action) =>
          html`<yc-objection-form
            action=${action}
            .criteria=${view.criteria}
            .scores=${line.scores}
            ?busy=${this.busy}
            @act=${(event) => this.act(action, { subject: line.subject, ...event.detail }, action === "object" ? t("Your objection was taken down.") : t("Decided."))}
          ></yc-objection-form>`,
      )}`;
  }

  /** @param {Api.ScoreView} score */
  evidence(score) {
    if (!score.evidence.length && !score.hidden) return nothing;
    return html`<span
      >${score.evidence.map((id) => html`<code>${id}</code> `)}${score.hidden ? t("and {count} that are kept from you", { count: number(score.hidden) }) : nothing}</span
    >`;
  }

  /** @param {Api.AssessedView} line */
  objection({ subject, objection }) {
    if (!objection) return nothing;
    const words = this.said[subject];
    return html`<div class="objection">
      <p>
        <b>${t("{name} objected, {time}", { name: objection.by, time: stamp(objection.at) })}</b>
        ${objection.decided_at ? html` · ${objection.result === "upheld" ? t("The objection was right") : t("The objection was rejected")} (${objection.decided_by}, ${stamp(objection.decided_at)})` : html` · ${t("not decided yet")}`}
      </p>
      ${words ? Object.values(words).map((one) => html`<blockquote>${one}</blockquote>`) : html`<button type="button" class="btn btn-outline-secondary" @click=${() => this.read(subject)}>${t("Read what was said about it")}</button>`}
    </div>`;
  }
}
customElements.define("yc-assessment", YcAssessment);
