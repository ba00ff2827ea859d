// <yc-limit-days case=NUMBER seen=N>: how the due date came about, day by day; read when it is opened, and again after a change.
import { html, nothing } from "lit";
import { get } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { dayName, number, t } from "/static/web/shared/words.js";
import { useWords } from "../shared/case-words.js";

/** @extends {YcElement<{ case: string, seen: number, limits: Api.LimitsView | null }>} */
class YcLimitDays extends YcElement {
  static properties = { case: {}, seen: { type: Number }, limits: { state: true } };

  constructor() {
    super();
    this.limits = null;
  }

  updated(changed) {
    if ((changed.has("seen") || changed.has("case")) && this.querySelector("details[open]")) this.read();
  }

  async read() {
    this.limits = await get(`/cases/${this.case}/limits`);
  }

  render() {
    return html`<details class="limit" @toggle=${(event) => event.target.open && this.read()}>
      <summary>${t("How the date came about")}</summary>
      ${this.limits ? this.days(this.limits.promise) : nothing}
    </details>`;
  }

  /** @param {Api.LimitDay[]} days */
  days(days) {
    if (!days.length) return html`<p class="soft">${t("No limit runs: it is not known, or nothing was accepted yet.")}</p>`;
    return html`<ol class="days">
      ${days.map((day) => html`<li class=${day.use}><span>${dayName(day.date)}</span><b>${day.use === "counted" ? t("day {number}", { number: number(day.number) }) : ""}</b><span>${useWords(day)}${day.provisional ? html` · ${t("provisional")}` : nothing}</span></li>`)}
    </ol>`;
  }
}
customElements.define("yc-limit-days", YcLimitDays);
