// <yc-plan-editor .plan=${plan or null}>: name, times, days, and what which window serves meanwhile.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { pick, t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import { ENDINGS, WEEKDAYS, WORKDAYS, datesOf } from "./plan-days.js";

const LUNCH = { name: "", start: "11:30", end: "13:30", weekdays: WORKDAYS, dates: [], endings: [], windows: {}, enabled: true };
const turned = (list, value, on) => (on ? [...list, value] : list.filter((other) => other !== value));

/**
 * @extends {YcElement<{
 *   view: Api.ManagerView, plan: Api.PlanLine | null, busy: string, draft: any, fault: string
 * }>}
 */
class YcPlanEditor extends YcElement {
  static properties = { view: { attribute: false }, plan: { attribute: false }, busy: {}, draft: { state: true }, fault: { state: true } };

  constructor() {
    super();
    this.fault = "";
  }

  willUpdate() {
    this.draft ??= structuredClone(this.plan ?? { ...LUNCH, name: t("Lunch") });
    this.dates ??= this.draft.dates.join(" ");
  }

  firstUpdated() {
    this.querySelector("input")?.focus();
    this.addEventListener("keydown", (event) => event.key === "Escape" && this.done());
  }

  done() {
    this.dispatchEvent(new Event("done", { bubbles: true }));
  }

  set(change) {
    this.draft = { ...this.draft, ...change };
    this.fault = "";
  }

  give(window, categories) {
    const windows = { ...this.draft.windows, [window]: categories };
    if (!categories) delete windows[window];
    this.set({ windows });
  }

  save(event) {
    event.preventDefault();
    if (this.busy) return;
    const { draft } = this;
    const dates = datesOf(this.dates);
    this.fault = !draft.name.trim()
      ? t("Please give the plan a name.")
      : dates === null
        ? t("Write dates as 2026-12-31, separated by spaces.")
        : !(draft.weekdays.length || draft.endings.length || dates.length)
          ? t("Please choose the days of the plan.")
          : draft.start === draft.end
            ? t("The plan must end later than it starts.")
            : !Object.keys(draft.windows).length
              ? t("Please add at least one window.")
              : Object.values(draft.windows).some((list) => !list.length)
                ? t("Each window of the plan needs at least one category.")
                : "";
    if (this.fault) return;
    const { name, start, end, weekdays, endings, windows, enabled } = draft;
    const body = { name: name.trim(), start, end, weekdays, endings, windows, enabled, dates };
    const detail = {
      name: "plan",
      path: this.plan ? `/plans/${this.plan.id}/change` : "/plans",
      body,
      done: () => ({ text: () => t("The plan {plan} has been saved.", { plan: body.name }) }),
      refused: (problem) => this.note(problem),
      then: (answer) => answer && this.done(),
    };
    this.dispatchEvent(new CustomEvent("command", { detail, bubbles: true }));
  }

  note(problem) {
    this.fault = problem.message;
    return {};
  }

  render() {
    const { draft } = this;
    const field = (name) => (event) => this.set({ [name]: event.target.value });
    return html`<form class="panel plan-form" @submit=${this.save} novalidate>
      <h2>${this.plan ? t("Change the plan") : t("New plan")}</h2>
      <div class="line">
        <label>${t("Name")}<input class="form-control" maxlength="40" .value=${draft.name} @input=${field("name")} /></label>
        <label>${t("From")}<input class="form-control" type="time" .value=${draft.start} @input=${field("start")} /></label>
        <label>${t("To")}<input class="form-control" type="time" .value=${draft.end} @input=${field("end")} /></label>
      </div>
      <fieldset>
        <legend>${t("On these days")}</legend>
        <div class="line">
          ${WEEKDAYS.map((name, i) => this.tick(t(name), draft.weekdays.includes(i + 1), (on) => this.set({ weekdays: turned(draft.weekdays, i + 1, on) })))}
        </div>
      </fieldset>
      <details ?open=${draft.endings.length + draft.dates.length > 0}>
        <summary>${t("Market days and single dates")}</summary>
        <fieldset>
          <legend>${t("Dates ending in")}</legend>
          <div class="line">
            ${ENDINGS.map((digit) => this.tick(String(digit), draft.endings.includes(digit), (on) => this.set({ endings: turned(draft.endings, digit, on) })))}
          </div>
        </fieldset>
        <label
          >${t("Single dates")}<input
            class="form-control"
            placeholder="2026-12-31"
            .value=${this.dates}
            @input=${(event) => {
              this.dates = event.target.value;
              this.fault = "";
            }}
        /></label>
      </details>
      <fieldset>
        <legend>${t("During the plan, these windows serve")}</legend>
        ${Object.entries(draft.windows).map(([window, categories]) => this.window(window, categories))}${this.adding()}
      </fieldset>
      <label class="form-check form-switch"
        ><input
          class="form-check-input"
          type="checkbox"
          role="switch"
          .checked=${draft.enabled}
          @change=${(event) => this.set({ enabled: event.target.checked })}
        /><span>${t("Switched on")}</span></label
      >
      <p class="fault" role="alert">${this.fault ? html`${icon("alert")}<span>${this.fault}</span>` : nothing}</p>
      <div class="buttons">
        <button class="btn btn-primary" aria-disabled=${this.busy ? "true" : "false"}>${t("Save the plan")}</button
        ><button type="button" class="btn btn-outline-secondary" @click=${() => this.done()}>${t("Don't save")}</button>
      </div>
    </form>`;
  }

  tick(words, on, turn) {
    return html`<label class="form-check tick"
      ><input class="form-check-input" type="checkbox" .checked=${on} @change=${(event) => turn(event.target.checked)} /><span
        >${words}</span
      ></label
    >`;
  }

  window(window, categories) {
    const name = pick(this.view.windows.find((w) => w.id === window)?.name) || window;
    return html`<fieldset class="plan-window">
      <legend>
        ${name}<button
          type="button"
          class="btn btn-link"
          aria-label=${t("Take {window} out of the plan", { window: name })}
          @click=${() => this.give(window, null)}
        >
          ${t("Take out")}
        </button>
      </legend>
      <div class="line">
        ${this.view.categories.map(({ load }) => this.tick(pick(load.name), categories.includes(load.id), (on) => this.give(window, turned(categories, load.id, on))))}
      </div>
    </fieldset>`;
  }

  adding() {
    const rest = this.view.windows.filter((w) => !(w.id in this.draft.windows));
    if (!rest.length) return nothing;
    const add = (event) => {
      const window = rest.find((w) => w.id === event.target.value);
      if (window) this.give(window.id, [...window.categories]);
      event.target.value = "";
    };
    return html`<label
      >${t("Add a window")}<select class="form-select" @change=${add}>
        <option value="">${t("Choose a window…")}</option>
        ${rest.map((w) => html`<option value=${w.id}>${pick(w.name)}</option>`)}
      </select></label
    >`;
  }
}
customElements.define("yc-plan-editor", YcPlanEditor);
