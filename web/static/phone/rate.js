// Rating on the phone: five equal levels, reasons at the two low ones, sent once.
import { html, nothing } from "lit";
import { YcElement } from "../shared/element.js";
import { t } from "../shared/words.js";
import { LEVELS, REASONS, face, low } from "./rating-levels.js";

/**
 * @extends {YcElement<{
 *   send: (body: Api.RatingBody) => Promise<boolean>, asks: string, level: number, reasons: string[], busy: boolean
 * }>}
 */
class YcPhoneRate extends YcElement {
  static properties = {
    send: { attribute: false },
    asks: { attribute: false },
    level: { state: true },
    reasons: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.asks = "";
    this.level = 0;
    /** @type {string[]} */
    this.reasons = [];
    this.busy = false;
  }

  choose(level) {
    this.level = level;
    if (!low(level)) this.submit();
  }

  mark(reason, chosen) {
    this.reasons = chosen ? [...this.reasons, reason] : this.reasons.filter((r) => r !== reason);
  }

  async submit() {
    this.busy = true;
    if (!(await this.send({ level: this.level, reasons: low(this.level) ? this.reasons : [], channel: "phone" }))) this.level = 0;
    this.busy = false;
  }

  render() {
    return html`<section class="card rate">
      <h2>${this.asks || t("How satisfied are you with this service?")}</h2>
      <div class="levels">
        ${LEVELS.map(([level, words]) => html`<button type="button" class="level-${level}" aria-pressed=${this.level === level} ?disabled=${this.busy} @click=${() => this.choose(level)}>${face(level)}<span>${this.busy && this.level === level && !low(level) ? t("Sending…") : t(words)}</span></button>`)}
      </div>
      ${
        this.level && low(this.level)
          ? html`<fieldset>
                <legend>${t("What could we do better?")} ${t("You may choose several, or none.")}</legend>
                ${REASONS.map((r) => html`<label><input type="checkbox" .checked=${this.reasons.includes(r)} @change=${(e) => this.mark(r, e.target.checked)} /><span>${t(r)}</span></label>`)}
              </fieldset>
              <button type="button" class="go" ?disabled=${this.busy} @click=${() => this.submit()}>
                ${this.busy ? t("Sending…") : t("Send")}
              </button>`
          : nothing
      }
    </section>`;
  }
}
customElements.define("yc-phone-rate", YcPhoneRate);
