// <yc-joint joint=NUMBER>: an application for a joint service, live: each of its parts, until when, what is to be paid. Pressed, a
// part is told as `choose`.
import { html, nothing } from "lit";
import { get } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { LiveView } from "/static/web/shared/live.js";
import { number, pick, t } from "/static/web/shared/words.js";
import { caseState, dueWords, yuan } from "../shared/case-words.js";
import { icon } from "../shared/icons.js";
import { lampBadge } from "./lamp.js";
import { caseLine, decisionBadge } from "./line.js";
import { fullDue, stamp } from "./moments.js";

/** @extends {YcElement<{ joint: string, chosen: string, ended: Api.JointView | null, problem: any }>} */
class YcJoint extends YcElement {
  static properties = { joint: {}, chosen: {}, ended: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.live = new LiveView(this, () => (this.joint ? `/live/joints/${this.joint}` : null));
    this.chosen = "";
    /** @type {Api.JointView | null} */
    this.ended = null;
    this.problem = null;
  }

  /** What ended long ago is not live any more: it is read once. */
  async connectionLost() {
    try {
      this.ended = await get(`/joints/${this.joint}`);
      this.problem = null;
    } catch (problem) {
      this.problem = problem.status ? problem : null;
    }
  }

  /** @param {string} number */
  choose(number) {
    if (number) this.dispatchEvent(new CustomEvent("choose", { detail: number, bubbles: true }));
  }

  render() {
    const view = this.live.view ?? this.ended;
    if (this.problem && this.live.state !== "live")
      return html`<p class="card fault" role="alert">${icon("alert")} ${this.problem.message}</p>`;
    if (!view) return html`<p class="card soft" aria-busy="true">${t("Loading…")}</p>`;
    return html`<article class="card joint" aria-labelledby="joint-name">
      <header>
        <h2 id="joint-name">${pick(view.name)}</h2>
        <p class="number">${view.joint}</p>
        <p class="marks">
          <span class="badge-state ${view.ended ? "idle" : "brand"}"
            >${icon(view.ended ? "done" : "open")}${view.ended ? t("Everything is done") : t("{done} of {count} decided", this.counts(view))}</span
          >
          ${view.due ? lampBadge(view.lamp) : nothing}
        </p>
        <dl class="dates">
          ${this.date(t("Received on"), stamp(view.opened_at))} ${this.date(t("Promised until"), fullDue(view.due))}
          ${this.date(t("By law until"), fullDue(view.law))} ${this.date(t("To be paid"), view.fen ? yuan(view.fen) : "")}
        </dl>
      </header>
      <ol class="rows parts">
        ${view.parts.map((part) => this.line(part, view))}
      </ol>
    </article>`;
  }

  /** @param {Api.JointView} view */
  counts(view) {
    const done = view.parts.filter((part) => part.decision || part.over).length;
    return { done: number(done), count: number(view.parts.length) };
  }

  date(name, value) {
    return value
      ? html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`
      : nothing;
  }

  /** @param {Api.JointPartLine} part @param {Api.JointView} view */
  line(part, view) {
    if (!part.case)
      return html`<li class="later">
        <div class="facts">
          <strong>${pick(part.name)}</strong><span class="soft">${part.over ? t("Cannot begin any more") : this.waits(part, view)}</span>
        </div>
        <span class="badge-state idle">${icon(part.over ? "not" : "clock")}${part.over ? t("Not needed") : t("Later")}</span>
      </li>`;
    const missing = part.missing.length ? t("{count} papers missing", { count: number(part.missing.length) }) : "";
    return caseLine({
      chosen: part.case === this.chosen,
      choose: () => this.choose(part.case),
      facts: html`<strong class="what">${pick(part.name)}</strong
        ><span class="soft">${part.case}</span> ${missing ? html`<span class="missing">${missing}</span>` : nothing}`,
      end: html`${part.decision ? decisionBadge(part.decision) : html`<span class="level">${part.state ? caseState(part.state) : ""}</span>`}
      ${part.due ? html`<span class="soft">${t("until {day}", { day: dueWords(part.due) })}</span>` : nothing}
      ${part.fen ? html`<span class="soft">${yuan(part.fen)}</span>` : nothing}
      ${part.place ? html`<strong>${part.place}</strong>` : nothing}`,
    });
  }

  /** @param {Api.JointPartLine} part @param {Api.JointView} view */
  waits(part, view) {
    const names = view.parts.filter((one) => part.after.includes(one.matter) && one.decision !== "approved").map((one) => pick(one.name));
    return t("begins after: {names}", { names: names.join(" · ") });
  }
}
customElements.define("yc-joint", YcJoint);
