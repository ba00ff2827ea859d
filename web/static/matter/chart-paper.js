// <yc-chart-paper .matter>: the flow chart (流程图), from the application to the result in the citizen's hand.
import { html, nothing } from "lit";
import { workingDays } from "../shared/case-words.js";
import { YcElement } from "../shared/element.js";
import { listed, pick, t } from "../shared/words.js";
import "./flow-chart.js";
import { byLaw, department, joined, promise } from "./limits.js";

/** @typedef {import("./chart-layout.js").Row} Row */

/** @extends {YcElement<{ matter: Api.MatterPaper }>} */
class YcChartPaper extends YcElement {
  static properties = { matter: { attribute: false } };

  render() {
    const { matter } = this;
    return html`<section>
        <yc-flow-chart .rows=${(wide) => this.rows(matter, wide)} .said=${this.said(matter)}></yc-flow-chart>
      </section>
      <section>
        <h2>${t("Limits")}</h2>
        <ul>
          <li>${t("Promised: {limit}", { limit: promise(matter) })}</li>
          ${matter.kind === "immediate" ? nothing : html`<li>${t("Legal limit: {limit}", { limit: byLaw(matter) })}</li>`}
          ${matter.steps.length > 1 ? html`<li>${joined(matter)}</li>` : nothing}
        </ul>
      </section>`;
  }

  /** @param {Api.MatterPaper} matter @returns {Row[]} */
  rows(matter, wide = true) {
    const immediate = matter.kind === "immediate";
    const middle = immediate ? [this.atOnce(matter)] : [...this.departments(matter)];
    const where = immediate ? t("At once, at the window") : t("Approved: collected at the hall, or by post");
    return [
      { boxes: [this.box("end", [["head", t("Application at the window")]])] },
      this.looked(wide),
      {
        boxes: [
          this.box(
            "main",
            [
              ["head", t("Accepted")],
              ["text", t("A paper with number and code is handed out.")],
            ],
            [0],
          ),
        ],
      },
      ...middle,
      ...(immediate ? [] : [this.decision(middle[middle.length - 1]?.boxes ?? [], wide)]),
      {
        boxes: [
          this.box(
            "main",
            [
              ["head", t("Result handed over")],
              ["text", where],
            ],
            [0],
          ),
        ],
      },
    ];
  }

  /** Whether it can be accepted, and what becomes of it if not. @returns {Row} */
  looked(wide) {
    const question = ["head", t("The window looks through the papers")];
    const missing = t("Something is missing: everything is told at once, and can be brought.");
    if (!wide) return { boxes: [this.box("", [question, ["soft", missing]], [0])] };
    return {
      boxes: [this.box("", [question], [0])],
      left: this.box("side", [["soft", t("Not a matter for us, or not allowed: refused in writing, with the reason")]]),
      right: this.box("back", [["soft", missing]]),
    };
  }

  /** @param {string} kind @param {string[][]} texts @param {number[]} before @returns {import("./chart-layout.js").Box} */
  box(kind, texts, before = []) {
    return { kind, texts, before };
  }

  /** @param {Api.MatterPaper} matter @returns {Row} */
  atOnce(matter) {
    const names = [...new Set(matter.steps.map(department))];
    const who = names.length ? [["text", listed(names)]] : [];
    return { boxes: [this.box("", [["head", t("Decided at the window at once")], ...who], [0])] };
  }

  /** @param {Api.MatterPaper} matter @returns {Row[]} */
  departments(matter) {
    /** @type {Record<string, Api.FlowStep>} */
    const steps = Object.fromEntries(matter.steps.map((step) => [step.id, step]));
    return matter.columns.map((places, at) => ({
      boxes: places.map((place) => {
        const before = at ? place.before : [0];
        return place.passing ? { texts: [], passing: true, before } : this.box("", this.words(steps[place.step]), before);
      }),
      frame: places.filter((place) => !place.passing).length > 1 ? t("Side by side") : "",
    }));
  }

  /** @param {Api.FlowStep} step @returns {string[][]} */
  words(step) {
    return [
      ["head", department(step)],
      ["text", pick(step.name)],
      ["soft", step.days ? workingDays(step.days) : t("No limit of its own")],
      ...(step.lead ? [["soft", t("Leads")]] : []),
    ];
  }

  /** @param {import("./chart-layout.js").Box[]} last what it comes from @returns {Row} */
  decision(last, wide) {
    const from = last.map((_, at) => at);
    const refused = t("Refused: in writing, with the reasons and how to appeal");
    if (!wide)
      return {
        boxes: [
          this.box(
            "main",
            [
              ["head", t("Decision")],
              ["soft", refused],
            ],
            from,
          ),
        ],
      };
    return { boxes: [this.box("main", [["head", t("Decision")]], from)], right: this.box("side", [["soft", refused]]) };
  }

  /** The chart for the ear. @param {Api.MatterPaper} matter */
  said(matter) {
    return [
      t("Flow chart"),
      ...this.rows(matter).map((row) =>
        listed(
          row.boxes
            .filter((box) => !box.passing)
            .map((box) =>
              box.texts
                .slice(0, 2)
                .map(([, words]) => words)
                .join(" "),
            ),
        ),
      ),
    ].join(" → ");
  }
}
customElements.define("yc-chart-paper", YcChartPaper);
