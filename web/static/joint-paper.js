// The acceptance notice of a joint application on A4: all of its parts under one number and one code.
import { html } from "lit";
import { get } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import "/static/web/shared/language-switch.js";
import { pick, t } from "/static/web/shared/words.js";
import { caseState, dueWords, yuan } from "./shared/case-words.js";
import { fullDay, fullDue } from "./cases/moments.js";
import { row, sheet, table } from "./paper/sheet.js";

/** @extends {YcElement<{ case: string, view: Api.JointView | null, whose: Api.Whose | null, hall: Api.HallView | null, problem: string }>} */
class YcJointPaper extends YcElement {
  static properties = {
    case: {},
    view: { state: true },
    whose: { state: true },
    hall: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.view = null;
    this.whose = null;
    this.hall = null;
    this.problem = "";
  }

  async connectedCallback() {
    super.connectedCallback();
    try {
      const view = await get(`/joints/${this.case}`);
      const first = view.parts.find((part) => part.case)?.case ?? "";
      const [whose, hall] = await Promise.all([get(`/cases/${first}/person`), get(`/halls/${view.hall}`)]);
      Object.assign(this, { view, whose, hall });
    } catch (problem) {
      this.problem = problem.message || t("The server did not answer. Please check the screen and try again.");
    }
  }

  render() {
    const { view, whose, hall } = this;
    if (this.problem) return html`<main><p role="alert">${this.problem}</p></main>`;
    if (!view || !whose || !hall) return html`<main><p aria-busy="true">${t("Loading…")}</p></main>`;
    return html`<nav class="no-print">
        <button type="button" class="print" @click=${() => window.print()}>${t("Print")}</button><yc-language></yc-language>
      </nav>
      ${sheet({
        hall,
        title: t("Acceptance notice"),
        number: view.joint,
        date: view.opened_at,
        link: `/j/${view.joint}.${whose.joint_code}`,
        code: whose.joint_code,
        body: this.body(view, whose),
      })}`;
  }

  /** @param {Api.JointView} view @param {Api.Whose} whose */
  body(view, whose) {
    const states = (part) => (part.state ? caseState(part.state) : t("Later"));
    const until = (part) => (part.due ? t("until {day}", { day: dueWords(part.due) }) : "");
    return html`<p>
        ${t("{name}: your joint application “{matter}” was taken in on {when}, with one form and one pile of papers for all of it.", { name: whose.applicant?.name ?? "—", matter: pick(view.name), when: fullDay(view.opened_at) })}
      </p>
      ${table(html`${row(t("Promised until"), fullDue(view.due))} ${row(t("By law until"), fullDue(view.law))} ${row(t("Agent"), whose.applicant?.agent?.name ?? "")} ${row(t("To be paid"), view.fen ? yuan(view.fen) : "")}`)}
      <h2>${t("Parts")}</h2>
      <ol>
        ${view.parts.map((part) => html`<li>${[pick(part.name), part.case, states(part), until(part)].filter(Boolean).join(" · ")}</li>`)}
      </ol>
      <p>${t("A part that comes later begins by itself once those before it are agreed to. Nothing has to be brought twice.")}</p>`;
  }
}
customElements.define("yc-joint-paper", YcJointPaper);
