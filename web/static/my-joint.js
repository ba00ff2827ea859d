// A citizen's own joint application on the phone: each part, until when, what is missing, what is to be paid.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import "/static/web/shared/language-switch.js";
import "/static/web/shared/look-menu.js";
import { LookedUp } from "/static/web/shared/looked-up.js";
import { dayName, number, pick, t } from "/static/web/shared/words.js";
import { caseState, decisionWords, dueWords, useWords, yuan } from "./shared/case-words.js";

/** @extends {YcElement<{ case: string }>} */
class YcMyJoint extends YcElement {
  static properties = { case: {} };

  constructor() {
    super();
    this.found = new LookedUp(this, () => `/public/joints/${this.case}`);
  }

  /** @returns {Api.PublicJoint | null} */
  get view() {
    return this.found.view;
  }

  updated() {
    document.title = this.view ? pick(this.view.name) : t("Your case");
  }

  render() {
    return html`<main>
      <header><span>${t("Your case")}</span><yc-look></yc-look><yc-language></yc-language></header>
      ${this.view ? this.shown(this.view) : nothing}
      ${this.found.problem ? html`<p class="refusal" role="alert">${this.found.problem.message || t("The server cannot be reached now. This page tries again by itself.")}</p>` : nothing}
      ${!this.view && !this.found.problem ? html`<p aria-busy="true">${t("Loading…")}</p>` : nothing}
    </main>`;
  }

  /** @param {Api.PublicJoint} view */
  shown(view) {
    const decided = view.parts.filter((part) => part.decision || part.over).length;
    const missing = [...new Map(view.parts.flatMap((part) => part.missing).map((one) => [one.name.zh, one])).values()];
    const ready = view.parts.filter((part) => part.state === "issuing").length;
    return html`<section class="card ${view.ended ? "closed" : "accepted"}">
        <h1>${pick(view.name)}</h1>
        <p class="state">
          ${view.ended ? t("Everything is done") : t("{done} of {count} decided", { done: number(decided), count: number(view.parts.length) })}
        </p>
        ${ready ? html`<p>${t("{count} results are ready to collect.", { count: number(ready) })}</p>` : nothing}
        <dl>
          ${
            view.due
              ? html`<dt>${t("Promised until")}</dt>
                  <dd>${dueWords(view.due)}</dd>`
              : nothing
          }
          ${
            view.fen
              ? html`<dt>${t("To be paid")}</dt>
                  <dd>${yuan(view.fen)}</dd>`
              : nothing
          }
        </dl>
        <p class="soft">${view.joint}</p>
      </section>
      ${
        missing.length
          ? html`<section class="card warn">
              <h2>${t("Please bring")}</h2>
              <ul>
                ${missing.map((one) => html`<li>${pick(one.name)}</li>`)}
              </ul>
            </section>`
          : nothing
      }
      <section class="card">
        <h2>${t("Parts")}</h2>
        <ol class="departments">
          ${view.parts.map((part) => html`<li class=${part.decision ?? part.state ?? "planned"}><b>${pick(part.name)}</b><span>${this.words(part)}</span></li>`)}
        </ol>
      </section>
      ${
        view.days.length && !view.ended
          ? html`<details>
              <summary>${t("How the date came about")}</summary>
              <ol class="days">
                ${view.days.map((day) => html`<li class=${day.use}><span>${dayName(day.date)}</span><span>${day.use === "counted" ? t("day {number}", { number: number(day.number) }) : useWords(day)}</span></li>`)}
              </ol>
            </details>`
          : nothing
      }`;
  }

  /** @param {Api.JointPartLine} part */
  words(part) {
    if (!part.state) return part.over ? t("Cannot begin any more") : t("Later");
    if (part.decision && part.state !== "closed" && part.state !== "issuing") return decisionWords(part.decision);
    return part.due ? `${caseState(part.state)} · ${t("until {day}", { day: dueWords(part.due) })}` : caseState(part.state);
  }
}
customElements.define("yc-my-joint", YcMyJoint);
