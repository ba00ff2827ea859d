// Rating on the phone: five equal levels, the hall's reasons with those that have any, sent once.
import { html, nothing } from "lit";
import { get } from "../shared/api.js";
import { YcElement } from "../shared/element.js";
import { pick, t } from "../shared/words.js";
import { LEVELS, face, offered } from "../shared/rating-levels.js";

/**
 * @extends {YcElement<{
 *   send: (body: Api.RatingBody) => Promise<boolean>, asks: string, hall: string, offers: Api.ReasonLine[], level: number,
 *   reasons: string[], busy: boolean
 * }>}
 */
class YcPhoneRate extends YcElement {
  static properties = {
    send: { attribute: false },
    asks: { attribute: false },
    hall: {}, // whose reasons are asked for; without it they are given
    offers: { attribute: false },
    level: { state: true },
    reasons: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.asks = "";
    this.hall = "";
    /** @type {Api.ReasonLine[]} */
    this.offers = [];
    this.level = 0;
    /** @type {string[]} */
    this.reasons = [];
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.look();
  }

  /** Without them it can be rated all the same. */
  async look() {
    if (!this.hall) return;
    const found = await get(`/halls/${encodeURIComponent(this.hall)}/rating-reasons`).catch(() => null);
    if (found) this.offers = found.reasons;
  }

  get why() {
    return offered(this.offers, this.level);
  }

  choose(level) {
    this.level = level;
    if (!this.why.length) this.submit();
  }

  mark(reason, chosen) {
    this.reasons = chosen ? [...this.reasons, reason] : this.reasons.filter((r) => r !== reason);
  }

  async submit() {
    this.busy = true;
    const reasons = this.why.map((one) => one.code).filter((code) => this.reasons.includes(code));
    if (!(await this.send({ level: this.level, reasons, channel: "phone" }))) {
      this.level = 0;
      this.look(); // what is offered may have changed meanwhile
    }
    this.busy = false;
  }

  render() {
    return html`<section class="card rate">
      <h2>${this.asks || t("How satisfied are you with this service?")}</h2>
      <div class="levels">
        ${LEVELS.map(([level, words]) => html`<button type="button" class="level-${level}" aria-pressed=${this.level === level} ?disabled=${this.busy} @click=${() => this.choose(level)}>${face(level)}<span>${this.busy && this.level === level && !this.why.length ? t("Sending…") : t(words)}</span></button>`)}
      </div>
      ${
        this.why.length
          ? html`<fieldset>
                <legend>
                  ${this.level <= 2 ? t("What could we do better?") : t("What mattered to you?")} ${t("You may choose several, or none.")}
                </legend>
                ${this.why.map(({ code, text }) => html`<label><input type="checkbox" .checked=${this.reasons.includes(code)} @change=${(e) => this.mark(code, e.target.checked)} /><span>${pick(text)}</span></label>`)}
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
