// <yc-counter hall=ID>: what waits at the windows of a hall: not accepted yet, or come back from a department. `choose` tells
// which was taken.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { LiveView } from "/static/web/shared/live.js";
import { number, pick, t } from "/static/web/shared/words.js";
import { dueWords } from "../shared/case-words.js";
import { icon } from "../shared/icons.js";
import { lampBadge } from "./lamp.js";
import { caseLine } from "./line.js";

/** @extends {YcElement<{ hall: string, chosen: string }>} */
class YcCounter extends YcElement {
  static properties = { hall: {}, chosen: {} };

  constructor() {
    super();
    this.live = new LiveView(this, () => (this.hall ? `/live/halls/${this.hall}/counter` : null));
  }

  render() {
    const view = this.live.view;
    if (!view?.count) return nothing;
    return html`<details class="counter" ?open=${Boolean(this.chosen)}>
      <summary>${icon("list")} ${t("Waiting at the windows")} <b>${number(view.count)}</b></summary>
      <ul class="rows">
        ${view.lines.map((line) => this.line(line))}
      </ul>
    </details>`;
  }

  /** @param {Api.CounterLine} line */
  line(line) {
    const why = line.back
      ? t("Come back from a department")
      : line.corrected
        ? t("The citizen brings what is missing")
        : t("Not accepted yet");
    return caseLine({
      chosen: line.case === this.chosen,
      choose: () => this.dispatchEvent(new CustomEvent("choose", { detail: line.case, bubbles: true })),
      facts: html`<strong class="what">${pick(line.name)}</strong><span class="soft">${why}</span><span class="soft">${line.case}</span>`,
      end: html`${line.back ? lampBadge(line.lamp) : nothing}<small class="soft">${dueWords(line.due)}</small>`,
    });
  }
}
customElements.define("yc-counter", YcCounter);
