// <yc-rating-patterns>: what of a day's ratings is worth a look, with the evidence; judged by nobody here.
import { html, nothing } from "lit";
import { get } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { listed, number, pick, t, tag } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import "./entry.js";
import { patternWords } from "./pattern-words.js";

const FEW = 24;

/** @extends {YcElement<{ halls: Api.HallView[], hall: string, day: string, view: Api.RatingPatterns | null, opened: string, problem: string }>} */
class YcRatingPatterns extends YcElement {
  static properties = {
    halls: { attribute: false },
    hall: { state: true },
    day: { state: true },
    view: { state: true },
    opened: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** @type {Api.HallView[]} */
    this.halls = [];
    this.hall = this.day = this.opened = this.problem = "";
    /** @type {Api.RatingPatterns | null} */
    this.view = null;
  }

  connectedCallback() {
    super.connectedCallback();
    const address = new URLSearchParams(location.search);
    const asked = address.get("hall");
    this.hall = this.halls.some((hall) => hall.id === asked) ? String(asked) : (this.halls[0]?.id ?? "");
    this.day = address.get("day") ?? "";
    this.read();
  }

  async read() {
    const { hall, day } = this;
    this.opened = this.problem = "";
    this.view = null;
    if (!hall) return;
    try {
      const view = await get(/** @type {"/halls/{hall}/rating-patterns"} */ (`/halls/${hall}/rating-patterns?day=${day || "today"}`));
      if (hall === this.hall && day === this.day) this.view = view;
    } catch (problem) {
      this.problem = problem.message || t("The server did not answer. Please check the screen and try again.");
    }
  }

  /** @param {Event & { currentTarget: HTMLSelectElement | HTMLInputElement }} event */
  choose(event) {
    const { name, value } = event.currentTarget;
    if (name === "hall") this.hall = value;
    else this.day = value;
    this.read();
  }

  render() {
    const { view } = this;
    return html`<section class="card" aria-labelledby="patterns">
        <h2 id="patterns">${t("Unusual ratings")}</h2>
        <p class="soft">
          ${t("What honest days hardly ever have is shown with its evidence. It is no judgement: there may be good reasons, so please ask first.")}
        </p>
        <div class="asked">
          <label
            >${t("Hall")}<select class="form-select" name="hall" @change=${this.choose}>
              ${this.halls.map((hall) => html`<option value=${hall.id} ?selected=${hall.id === this.hall}>${pick(hall.name)}</option>`)}
            </select></label
          >
          <label
            >${t("Day")}<input class="form-control" type="date" name="day" .value=${this.day || view?.day || ""} @change=${this.choose}
          /></label>
        </div>
      </section>
      ${this.problem ? html`<p class="fault" role="alert">${icon("alert")}<span>${this.problem}</span></p>` : view ? this.found(view) : html`<p class="card soft" aria-busy="true">${t("Loading…")}</p>`}`;
  }

  /** @param {Api.RatingPatterns} view */
  found(view) {
    const count = html`<p class="soft">${t("{count} ratings on this day", { count: number(view.ratings) })}</p>`;
    if (!view.seen.length)
      return html`<section class="card" role="status">
        <p><span class="badge-state good">${icon("check")}${t("Nothing unusual")}</span></p>
        ${count}
      </section>`;
    return html`<section class="card" aria-label=${t("Unusual ratings")}>
      ${count}
      <ul class="rows">
        ${view.seen.map((one, n) => this.seen(one, `${n}`, view))}
      </ul>
    </section>`;
  }

  /** @param {Api.PatternLine} one @param {string} n @param {Api.RatingPatterns} view */
  seen(one, n, view) {
    return html`<li>
      <div class="facts">
        <strong>${patternWords(one.pattern)}</strong>
        <span
          >${one.window_name ? pick(one.window_name) : one.window || t("Several windows")}${one.clerks.length ? html` · ${listed(one.clerks)}` : nothing}</span
        >
        <span class="soft">${this.figures(one, view)}</span>
      </div>
      <div class="entries" role="group" aria-label=${t("The ratings in the journal")}>
        ${one.entries.slice(0, FEW).map((seq) => {
          const id = `${n}/${seq}`;
          const open = this.opened === id;
          return html`<button
            type="button"
            class="btn btn-outline-primary"
            aria-expanded=${open}
            @click=${() => (this.opened = open ? "" : id)}
          >
            ${seq}
          </button>`;
        })}
        ${one.entries.length > FEW ? html`<span class="soft">${t("and {count} more", { count: number(one.entries.length - FEW) })}</span>` : nothing}
      </div>
      ${this.opened.startsWith(`${n}/`) ? this.entry(view.hall, Number(this.opened.split("/")[1])) : nothing}
    </li>`;
  }

  /** A new element for each entry. @param {string} hall @param {number} seq */
  entry(hall, seq) {
    return [seq].map((one) => html`<yc-audit-entry .stream=${hall} .seq=${one}></yc-audit-entry>`);
  }

  /** The numbers that speak. @param {Api.PatternLine} one @param {Api.RatingPatterns} view */
  figures({ pattern, figures }, view) {
    const count = number(figures.ratings);
    const percent = (share) => new Intl.NumberFormat(tag(), { style: "percent", maximumFractionDigits: 1 }).format(share);
    switch (pattern) {
      case "together":
        return t("{count} ratings within {time} s", { count, time: number(figures.within_s) });
      case "all_fives":
        return t("{count} ratings in {days} days; at the other windows {share} are fives", {
          count,
          days: number(view.fives_days),
          share: percent(figures.others_share),
        });
      case "same_delay":
        return t("{count} ratings, {share} of them from {time} s on, within one second", {
          count,
          share: percent(figures.share),
          time: number(figures.delay_s),
        });
      default:
        return t("{count} ratings", { count });
    }
  }
}
customElements.define("yc-rating-patterns", YcRatingPatterns);
