// <yc-desk-history>: the visit of the citizen at the window so far, with what each window wrote for the next.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { number, pick, t, time } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import { outcomeWords } from "./outcomes.js";

const DRAWINGS = {
  called: "bell",
  started: "start",
  held: "hold",
  resumed: "start",
  missed: "absent",
  back: "repeat",
  transferred: "transfer",
  finished: "check",
  continued: "start",
  forwarded: "transfer",
};

/** @extends {YcElement<{ view: Api.DeskView, notes: Api.Note[] }>} */
class YcDeskHistory extends YcElement {
  static properties = { view: { attribute: false }, notes: { attribute: false } };

  /** @param {Api.StepLine} step */
  words(step) {
    const [window, category] = [pick(step.window_name), pick(step.category_name)];
    switch (step.kind) {
      case "called":
        return t("called to {window}", { window });
      case "started":
        return t("{category} started at {window}", { category, window });
      case "held":
        return t("put on hold: {reason}", { reason: t(step.detail) });
      case "resumed":
        return t("resumed at {window}", { window });
      case "missed":
        return t("did not come to {window}", { window });
      case "back":
        return t("back in the queue");
      case "transferred":
        return step.detail ? t("sent on to window {window}", { window: step.detail }) : t("sent on to {category}", { category });
      case "finished":
        return step.service_name
          ? t("finished: {service}", { service: pick(step.service_name) })
          : t("finished: {service}", { service: outcomeWords(step.detail) });
      case "continued":
        return t("next service: {category}", { category });
      default:
        return t("sent on to {category}", { category });
    }
  }

  /**
   * What was written at that moment, if it is still kept.
   *
   * @param {Api.StepLine} step
   */
  note(step) {
    return step.has_note ? this.notes.find((note) => note.at === step.at)?.text : "";
  }

  render() {
    const steps = this.view.history;
    if (steps.length < 2) return nothing; // the call itself stands above
    return html`<details class="card history" ?open=${steps.some((step) => step.has_note)}>
      <summary>${t("This visit so far")} <small>${t("{count} steps", { count: number(steps.length) })}</small></summary>
      <ol>
        ${steps.map((step) => this.step(step))}
      </ol>
    </details>`;
  }

  /** @param {Api.StepLine} step */
  step(step) {
    const note = this.note(step);
    return html`<li>
      <time>${time(step.at)}</time>${icon(DRAWINGS[step.kind] ?? "info")}<span
        >${this.words(step)}${note ? html`<q>${note}</q>` : nothing}</span
      >
    </li>`;
  }
}
customElements.define("yc-desk-history", YcDeskHistory);
