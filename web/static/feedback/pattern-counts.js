// <yc-pattern-counts .halls>: how often today's ratings have what honest days hardly ever have, for whoever leads a hall. The evidence
// is with whoever supervises: it may be about the one who looks.
import { html, nothing } from "lit";
import { get } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { number, pick, t } from "/static/web/shared/words.js";
import { patternWords } from "../audit/pattern-words.js";
import { icon } from "../shared/icons.js";

/** @extends {YcElement<{ halls: any[], seen: Api.RatingPatterns[], read: boolean }>} */
class YcPatternCounts extends YcElement {
  static properties = { halls: { attribute: false }, seen: { state: true }, read: { state: true } };

  constructor() {
    super();
    /** @type {any[]} */
    this.halls = [];
    /** @type {Api.RatingPatterns[]} */
    this.seen = [];
    this.read = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.look();
  }

  /** One hall after the other: each is counted anew. */
  async look() {
    for (const hall of this.halls) {
      const found = await get(/** @type {"/halls/{hall}/rating-patterns"} */ (`/halls/${hall.id}/rating-patterns?day=today`)).catch(
        () => null,
      );
      if (found) this.seen = [...this.seen, found];
    }
    this.read = true;
  }

  render() {
    const odd = this.seen.filter((one) => Object.keys(one.counts).length);
    return html`<section class="card" aria-labelledby="odd-ratings">
      <h2 id="odd-ratings">${t("Unusual ratings")}</h2>
      ${odd.map((one) => this.hall(one))}
      ${
        odd.length || !this.read
          ? nothing
          : this.seen.length
            ? html`<p><span class="badge-state good">${icon("check")}${t("Nothing unusual")}</span></p>`
            : html`<p class="soft">${t("They cannot be counted now.")}</p>`
      }
      ${odd.length ? html`<p class="soft">${t("It is no judgement. Whoever supervises has the evidence and will ask.")}</p>` : nothing}
    </section>`;
  }

  /** @param {Api.RatingPatterns} one */
  hall(one) {
    const name = this.halls.find((hall) => hall.id === one.hall)?.name;
    return html`${this.halls.length > 1 ? html`<h3>${pick(name)}</h3>` : nothing}
      <p class="soft">${t("{count} ratings on this day", { count: number(one.ratings) })}</p>
      <ul class="rows">
        ${Object.entries(one.counts).map(
          ([pattern, count]) =>
            html`<li>
              <div class="facts"><strong>${patternWords(pattern)}</strong><span>${t("{count} times", { count: number(count) })}</span></div>
            </li>`,
        )}
      </ul>`;
  }
}
customElements.define("yc-pattern-counts", YcPatternCounts);
