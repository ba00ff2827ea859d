// The acceptance notice (受理通知书) on A4: for the citizen's hand, with the number, the code and where to look.
import { html, nothing } from "lit";
import { get } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import "/static/web/shared/language-switch.js";
import { number, pick, t } from "/static/web/shared/words.js";
import { formWords } from "./shared/case-words.js";
import { fullDay, fullDue } from "./cases/moments.js";

/** @extends {YcElement<{ case: string, view: Api.CaseView | null, whose: Api.Whose | null, hall: Api.HallView | null, problem: string }>} */
class YcPaper extends YcElement {
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
      const [view, whose] = await Promise.all([get(`/cases/${this.case}`), get(`/cases/${this.case}/person`)]);
      Object.assign(this, { view, whose, hall: await get(`/halls/${view.hall}`) });
    } catch (problem) {
      this.problem = problem.message || t("The server did not answer. Please check the screen and try again.");
    }
  }

  render() {
    const { view, whose, hall } = this;
    if (this.problem) return html`<main><p role="alert">${this.problem}</p></main>`;
    if (!view || !whose || !hall) return html`<main><p aria-busy="true">${t("Loading…")}</p></main>`;
    const link = `${view.case}.${whose.code}`;
    return html`<nav class="no-print">
        <button type="button" class="print" @click=${() => window.print()}>${t("Print")}</button><yc-language></yc-language>
      </nav>
      <main class="sheet">
        <header>
          <p>${pick(hall.name)}</p>
          <h1>${t("Acceptance notice")}</h1>
          <p class="number">${t("No. {number}", { number: view.case })}</p>
        </header>
        <p>
          ${t("{name}: your application for “{matter}” was accepted on {when}.", { name: whose.applicant?.name ?? "—", matter: pick(view.name), when: fullDay(view.accepted_at ?? view.received_at) })}
        </p>
        <table>
          <tbody>
            ${this.row(t("Promised until"), fullDue(view.promise) || t("not known"))} ${this.row(t("By law until"), fullDue(view.law))}
            ${this.row(t("Departments"), view.tasks.map((task) => pick(task.department_name)).join(" · "))}
            ${this.row(t("Agent"), whose.applicant?.agent?.name ?? "")} ${this.row(t("Result"), view.result ? pick(view.result) : "")}
          </tbody>
        </table>
        <h2>${t("Materials received")}</h2>
        <ol>
          ${view.materials.filter((one) => one.there).map((one) => html`<li>${pick(one.name)} · ${formWords(one.form)} · ${t("{count} copies", { count: number(one.copies) })}</li>`)}
        </ol>
        ${this.lacks(view)}
        <section class="find">
          <img src="/c/${link}/qr.svg" alt=${t("Code to follow the case by phone")} width="132" height="132" />
          <div>
            <p>${t("Follow the case by phone: scan the code, or enter number and query code.")}</p>
            <p class="code">${t("Query code")} <b>${whose.code}</b></p>
            <p>${t("Whoever has this code can see the case and collect the result. Please keep the paper safe.")}</p>
          </div>
        </section>
        <footer>
          <p>${pick(hall.name)} <span class="seal">${t("(seal)")}</span></p>
          <p>${fullDay(view.accepted_at ?? view.received_at)}</p>
        </footer>
      </main>`;
  }

  row(name, value) {
    return value
      ? html`<tr>
          <th scope="row">${name}</th>
          <td>${value}</td>
        </tr>`
      : nothing;
  }

  /** @param {Api.CaseView} view */
  lacks(view) {
    const following = view.materials.filter((one) => !one.there && one.until);
    if (!following.length) return nothing;
    return html`<h2>${t("Pledged to follow")}</h2>
      <ol>
        ${following.map((one) => html`<li>${pick(one.name)} · ${t("until {day}", { day: fullDay(one.until) })}</li>`)}
      </ol>
      <p>${t("The result is handed over once these are there.")}</p>`;
  }
}
customElements.define("yc-paper", YcPaper);
