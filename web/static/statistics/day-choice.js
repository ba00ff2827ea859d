// <yc-day-choice .view>: which day. Tells with "day" and a date, or "" for today, whichever day that is.
import { html } from "lit";
import { live } from "lit/directives/live.js";
import { YcElement } from "/static/web/shared/element.js";
import { t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";

/** @extends {YcElement<{ view: Api.StatisticsView }>} */
class YcDayChoice extends YcElement {
  static properties = { view: { attribute: false } };

  render() {
    const { day, today, days } = this.view;
    const known = [...new Set([today, ...days])].sort();
    const before = known.filter((d) => d < day).at(-1);
    const after = known.find((d) => d > day);
    return html`<div class="day-choice" role="group" aria-label=${t("Day")}>
      ${this.step(before, "back", t("Previous day"))}
      <label class="visually-hidden-text" for="day">${t("Day")}</label>
      <input
        id="day"
        class="form-control"
        type="date"
        required
        min=${known[0]}
        max=${today}
        .value=${live(day)}
        @change=${(event) => this.choose(event.target.value)}
      />
      ${this.step(after, "on", t("Next day"))}
      <button
        type="button"
        class="btn ${day === today ? "btn-primary" : "btn-outline-primary"}"
        aria-pressed=${day === today}
        @click=${() => this.choose(today)}
      >
        ${icon("clock")}${t("Today")}
      </button>
    </div>`;
  }

  step(day, shape, words) {
    return html`<button
      type="button"
      class="btn btn-outline-secondary"
      ?disabled=${!day}
      title=${words}
      aria-label=${words}
      @click=${() => this.choose(day)}
    >
      ${icon(shape)}
    </button>`;
  }

  choose(day) {
    if (!day) return;
    this.dispatchEvent(new CustomEvent("day", { detail: day === this.view.today ? "" : day, bubbles: true }));
  }
}
customElements.define("yc-day-choice", YcDayChoice);
