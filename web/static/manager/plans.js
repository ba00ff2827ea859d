// <yc-plans>: what windows serve at lunch or on market days, by the clock; each plan can be changed, ended and given up.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { listed, number, pick, t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import { may } from "../staff/may.js";
import { WEEKDAYS } from "./plan-days.js";
import "./plan-editor.js";

/** @extends {YcElement<{ view: Api.ManagerView, busy: string, editing: any, asked: string }>} */
class YcPlans extends YcElement {
  static properties = { view: { attribute: false }, busy: {}, editing: { state: true }, asked: { state: true } };

  constructor() {
    super();
    this.editing = null; // a plan's id, "" for a new one, null for none
    this.asked = ""; // the plan that is perhaps to be given up
    this.addEventListener("done", (event) => this.shut(event));
  }

  shut(event) {
    event.stopPropagation();
    const id = this.editing;
    this.editing = null;
    this.updateComplete.then(() => this.querySelector(id ? `[data-plan="${id}"]` : ".new")?.focus());
  }

  /** @param {Api.PlanLine} plan */
  act(plan, action, text) {
    if (this.busy) return;
    this.asked = "";
    this.dispatchEvent(
      new CustomEvent("command", {
        detail: { name: `plan:${plan.id}`, path: `/plans/${plan.id}/${action}`, done: () => ({ text }) },
        bubbles: true,
      }),
    );
  }

  /** @param {Api.PlanLine} plan */
  days(plan) {
    const parts = [];
    if (plan.weekdays.length === 7) parts.push(t("every day"));
    else if (plan.weekdays.length) parts.push(listed(plan.weekdays.map((day) => t(WEEKDAYS[day - 1]))));
    if (plan.endings.length) parts.push(t("market days: dates ending in {digits}", { digits: listed(plan.endings.map(String)) }));
    if (plan.dates.length) parts.push(listed(plan.dates));
    return parts.join(" · ");
  }

  render() {
    const { plans } = this.view;
    return html`${plans.length || this.editing !== null ? nothing : html`<p class="soft">${t("No plans yet. A plan moves categories at set times: at lunch a few windows serve everything; on market days more windows serve what people come for.")}</p>`}
    ${
      plans.length
        ? html`<ul class="rows">
            ${plans.map((plan) => (this.editing === plan.id ? this.editor(plan) : this.row(plan)))}
          </ul>`
        : nothing
    }
    ${!may("plans") ? nothing : this.editing === "" ? this.editor(null) : html`<p><button type="button" class="btn btn-outline-primary new" @click=${() => (this.editing = "")}>${icon("clock")}${t("New plan")}</button></p>`}`;
  }

  /** @param {Api.PlanLine | null} plan */
  editor(plan) {
    return html`<yc-plan-editor .view=${this.view} .plan=${plan} busy=${this.busy}></yc-plan-editor>`;
  }

  /** @param {Api.PlanLine} plan */
  row(plan) {
    const windows = Object.keys(plan.windows);
    const prefix = (id) => this.view.categories.find((c) => c.load.id === id)?.load.prefix ?? id;
    const names = windows.map(
      (id) => `${pick(this.view.windows.find((w) => w.id === id)?.name) || id} → ${plan.windows[id].map(prefix).join(" ")}`,
    );
    return html`<li>
      <div class="facts">
        <b>${plan.name}</b><span>${t("{start} to {end}", { start: plan.start, end: plan.end })} · ${this.days(plan)}</span
        ><small class="soft">${windows.length > 4 ? t("{count} windows", { count: number(windows.length) }) : listed(names)}</small>
      </div>
      <span class="badge-state ${plan.on ? "good" : "idle"}"
        >${icon(plan.on ? "check" : plan.enabled ? "clock" : "pause")}${plan.on ? t("In force now") : plan.enabled ? t("Waiting for its time") : t("Switched off")}</span
      >
      <div class="buttons">
        ${plan.on && may("plans/{plan}/end") ? html`<button type="button" class="btn btn-outline-secondary" @click=${() => this.act(plan, "end", () => t("{plan} has ended for today; its windows are back to what they served before.", { plan: plan.name }))}>${t("End it now")}</button>` : nothing}
        ${may("plans/{plan}/change") ? html`<button type="button" class="btn btn-outline-secondary" data-plan=${plan.id} aria-label=${t("Change the plan {plan}", { plan: plan.name })} @click=${() => (this.editing = plan.id)}>${t("Change")}</button>` : nothing}
        ${may("plans/{plan}/drop") ? this.dropping(plan) : nothing}
      </div>
    </li>`;
  }

  /**
   * Asked once more.
   *
   * @param {Api.PlanLine} plan
   */
  dropping(plan) {
    return html`${this.asked === plan.id ? html`<button type="button" class="btn btn-danger" @click=${() => this.act(plan, "drop", () => t("The plan {plan} has been deleted.", { plan: plan.name }))}>${t("Yes, delete it")}</button><button type="button" class="btn btn-outline-secondary" @click=${() => (this.asked = "")}>${t("Keep it")}</button>` : html`<button type="button" class="btn btn-outline-secondary" aria-label=${t("Delete the plan {plan}", { plan: plan.name })} @click=${() => (this.asked = plan.id)}>${t("Delete…")}</button>`}`;
  }
}
customElements.define("yc-plans", YcPlans);
