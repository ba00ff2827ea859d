// <yc-objection-form>: somebody objects, or somebody else decides about it; it tells `act` with the body.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { pick, t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";

/** @extends {YcElement<{ action: string, criteria: Api.CriterionView[], scores: Api.ScoreView[], busy: boolean, result: string }>} */
class YcObjectionForm extends YcElement {
  static properties = {
    action: {},
    criteria: { attribute: false },
    scores: { attribute: false },
    busy: { type: Boolean },
    result: { state: true },
  };

  constructor() {
    super();
    /** @type {Api.CriterionView[]} */
    this.criteria = [];
    /** @type {Api.ScoreView[]} */
    this.scores = [];
    this.busy = false;
    this.result = "upheld";
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const words = String(form.get("said")).trim();
    this.dispatchEvent(
      new CustomEvent("act", { detail: this.action === "object" ? { words } : { words, result: this.result, points: this.points(form) } }),
    );
  }

  /** Those that are otherwise now. @param {FormData} form */
  points(form) {
    if (this.result !== "upheld") return {};
    const changed = this.scores
      .map((score) => [score.criterion, Number(form.get(`points-${score.criterion}`)), score.points])
      .filter(([, now, before]) => Number.isFinite(now) && now !== before);
    return Object.fromEntries(changed.map(([id, now]) => [id, now]));
  }

  render() {
    const objects = this.action === "object";
    return html`<form class="panel fields" @submit=${(event) => this.submit(event)}>
      <h3>${objects ? t("Object to this assessment") : t("Decide about the objection here")}</h3>
      ${objects ? nothing : this.judging()}
      <label class="form-label" for="said-${this.action}">${objects ? t("What is wrong about it?") : t("Why?")}</label>
      <textarea class="form-control" id="said-${this.action}" name="said" rows="3" maxlength="1000" required></textarea>
      <div class="buttons">
        <button class="btn btn-primary" aria-disabled=${String(this.busy)}>${icon("check")}${objects ? t("Object") : t("Decide")}</button>
      </div>
    </form>`;
  }

  judging() {
    return html`<div class="line" role="group" aria-label=${t("Is it right?")}>
        ${["upheld", "rejected"].map(
          (result) =>
            html`<button
              type="button"
              class="btn btn-outline-secondary ${this.result === result ? "active" : ""}"
              aria-pressed=${String(this.result === result)}
              @click=${() => (this.result = result)}
            >
              ${result === "upheld" ? t("The objection is right") : t("The objection is not right")}
            </button>`,
        )}
      </div>
      ${
        this.result === "upheld"
          ? html`<div class="points">
              ${this.criteria.map((one) => {
                const score = this.scores.find((own) => own.criterion === one.id);
                return score
                  ? html`<label
                      >${pick(one.name)}<input
                        class="form-control"
                        type="number"
                        name="points-${one.id}"
                        min="0"
                        max=${one.weight}
                        step="0.1"
                        .value=${String(score.points)}
                    /></label>`
                  : nothing;
              })}
            </div>`
          : nothing
      }`;
  }
}
customElements.define("yc-objection-form", YcObjectionForm);
