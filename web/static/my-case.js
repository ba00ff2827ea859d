// A citizen's own case on the phone: where it stands, until when, what is missing, what to do next.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import "/static/web/shared/language-switch.js";
import "/static/web/shared/look-menu.js";
import { LookedUp } from "/static/web/shared/looked-up.js";
import { dayName, number, pick, t } from "/static/web/shared/words.js";
import "./feedback/rating-place.js";
import { caseState, decisionWords, dueWords, pauseWords, taskState, useWords } from "./shared/case-words.js";

const NEXT = {
  received: "It was taken in. You will be told what is missing, or that it is accepted.",
  accepted: "The departments are working on it. There is nothing for you to do.",
  decided: "It is decided. The result is being prepared for collection.",
  issuing: "The result is ready. Please collect it with this code or your identity card.",
  closed: "The result has been handed over.",
  refused: "It was not accepted. The paper says why, and who can help.",
  withdrawn: "It was withdrawn.",
};

/** @extends {YcElement<{ case: string }>} */
class YcMyCase extends YcElement {
  static properties = { case: {} };

  constructor() {
    super();
    this.found = new LookedUp(this, () => `/public/cases/${this.case}`);
  }

  /** @returns {Api.PublicCase | null} */
  get view() {
    return this.found.view;
  }

  updated() {
    document.title = this.view ? `${caseState(this.view.state)} · ${pick(this.view.name)}` : t("Your case");
  }

  render() {
    return html`<main>
      <header><span>${t("Your case")}</span><yc-look></yc-look><yc-language></yc-language></header>
      ${this.view ? this.shown(this.view) : nothing}
      ${this.found.problem ? html`<p class="refusal" role="alert">${this.found.problem.message || t("The server cannot be reached now. This page tries again by itself.")}</p>` : nothing}
      ${!this.view && !this.found.problem ? html`<p aria-busy="true">${t("Loading…")}</p>` : nothing}
    </main>`;
  }

  /** @param {Api.PublicCase} view */
  shown(view) {
    return html`<section class="card ${view.state}">
        <h1>${pick(view.name)}</h1>
        <p class="state">${view.decision && view.state !== "closed" ? decisionWords(view.decision) : caseState(view.state)}</p>
        <p>${t(NEXT[view.state])}</p>
        ${view.paused ? html`<p class="pause">${t("{kind}, expected until {day}", { kind: pauseWords(view.paused.kind), day: dayName(view.paused.expected) })}</p>` : nothing}
        ${
          view.promise && !view.decision
            ? html`<dl>
                <dt>${t("Promised until")}</dt>
                <dd>${dueWords(view.promise)}</dd>
              </dl>`
            : nothing
        }
        <p class="soft">${view.case}</p>
      </section>
      ${["accepted", "closed", "refused", "withdrawn"].includes(view.state) ? html`<yc-rating-place path="/public/cases/${this.case}/rating"></yc-rating-place>` : nothing}
      ${this.missing(view)}
      ${
        view.departments.length
          ? html`<section class="card">
              <h2>${t("Departments")}</h2>
              <ol class="departments">
                ${view.departments.map((task) => html`<li class=${task.state}><b>${pick(task.department_name)}</b><span>${taskState(task.state)}</span></li>`)}
              </ol>
            </section>`
          : nothing
      }
      ${this.days(view)}
      <p class="write"><a href="/write/${view.hall}?case=${view.case}">${t("Ask or complain about this")}</a></p>`;
  }

  /** @param {Api.PublicCase} view */
  missing(view) {
    if (!view.missing.length || !["received", "accepted", "decided"].includes(view.state)) return nothing;
    return html`<section class="card warn">
      <h2>${t("Please bring")}</h2>
      <ul>
        ${view.missing.map((one) => html`<li>${pick(one.name)}${one.until ? html` · ${t("until {day}", { day: dayName(one.until) })}` : nothing}</li>`)}
      </ul>
    </section>`;
  }

  /** @param {Api.PublicCase} view */
  days(view) {
    if (!view.days.length || view.decision) return nothing;
    return html`<details>
      <summary>${t("How the date came about")}</summary>
      <ol class="days">
        ${view.days.map((day) => html`<li class=${day.use}><span>${dayName(day.date)}</span><span>${day.use === "counted" ? t("day {number}", { number: number(day.number) }) : useWords(day)}</span></li>`)}
      </ol>
    </details>`;
  }
}
customElements.define("yc-my-case", YcMyCase);
