// <yc-rating-place path>: a case, or a service of another day, is rated here once; a low rating is followed to its answer.
import { html, nothing } from "lit";
import { get, post } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { dayName, t } from "/static/web/shared/words.js";
import { LEVELS } from "../shared/rating-levels.js";
import "../phone/rate.js";
import { progress } from "./progress.js";
import { ratingState } from "./said-words.js";

const ASKS = {
  service: "How satisfied were you with the service at the window?",
  accepted: "How satisfied are you with how it was taken in?",
  ended: "How satisfied are you with how it was handled?",
};

/** @extends {YcElement<{ path: string, place: Api.RatingPlace | null, thanks: boolean, notice: string }>} */
class YcRatingPlace extends YcElement {
  static properties = { path: {}, place: { state: true }, thanks: { state: true }, notice: { state: true } };

  constructor() {
    super();
    /** @type {Api.RatingPlace | null} */
    this.place = null;
    this.thanks = false;
    this.notice = "";
  }

  connectedCallback() {
    super.connectedCallback();
    this.look();
  }

  async look() {
    this.place = await get(/** @type {`/public/cases/${string}/rating`} */ (this.path)).catch(() => null);
  }

  /** @param {"" | "/again"} more @param {any} body */
  async say(more, body) {
    this.notice = "";
    try {
      await post(/** @type {any} */ (`${this.path}${more}`), body);
      this.thanks = true;
      await this.look();
      return true;
    } catch (problem) {
      this.notice = problem.message || t("That could not be sent. Please try again.");
      return false;
    }
  }

  render() {
    const { place } = this;
    if (!place) return nothing;
    return html`${this.notice ? html`<p class="refusal" role="alert">⚠ ${this.notice}</p>` : nothing}
    ${this.thanks ? html`<p class="lead" role="status">✓ ${t("Thank you for your rating")}</p>` : nothing}
    ${
      place.last
        ? html`<yc-phone-rate
              .asks=${t(ASKS[place.stage])}
              .offers=${place.reasons ?? []}
              .send=${(body) => this.rate(body)}
            ></yc-phone-rate>
            <p class="soft">${t("You can rate it until {day}.", { day: dayName(place.last) })}</p>`
        : nothing
    }
    ${place.follow_up ? this.answer(place.follow_up) : nothing}`;
  }

  rate({ level, reasons }) {
    return this.say("", { level, reasons });
  }

  /** @param {Api.PublicFollowUp} one */
  answer(one) {
    const words = LEVELS.find(([level]) => level === one.level)?.[1] ?? "";
    return html`<section class="card answer">
        <h2>${t("What came of your rating")}</h2>
        <p class="soft">${t(words)} · ${dayName(one.given_at.slice(0, 10))}</p>
        <p class="state">${ratingState(one.state)}</p>
        ${progress(one)}
      </section>
      ${one.may_rate_again ? html`<yc-phone-rate .asks=${t("How satisfied are you with the answer?")} .send=${({ level }) => this.say("/again", { level })}></yc-phone-rate>` : nothing}`;
  }
}
customElements.define("yc-rating-place", YcRatingPlace);
