// The rating pad beside a window: asks when a service is finished, takes one answer, never assumes one.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { get, post } from "./shared/api.js";
import "./shared/connection.js";
import { YcElement } from "./shared/element.js";
import { Enrolment } from "./shared/enrolment.js";
import "./shared/emergency.js";
import "./shared/language-switch.js";
import { LiveView, serverNow } from "./shared/live.js";
import { HOME, load, number, pick, setLanguage, t } from "./shared/words.js";
import { LEVELS, face, offered } from "./shared/rating-levels.js";
import { ASKED_MS, THANKS_MS } from "./rating/patience.js";
import "./rating/sign.js";

const RATING = ["pad", "display", "manager", "admin"];

/**
 * @extends {YcElement<{
 *   hall: string, window: string, name: Api.Text | null, missing: string, level: number, reasons: string[], sending: boolean,
 *   thanks: boolean, notice: string
 * }>}
 */
class YcRating extends YcElement {
  static properties = {
    hall: {},
    window: {},
    name: { state: true }, // of the hall
    missing: { state: true }, // why there is nothing to rate at this address
    level: { state: true }, // touched, reasons being chosen
    reasons: { state: true },
    sending: { state: true },
    thanks: { state: true },
    notice: { state: true },
  };

  constructor() {
    super();
    this.enrolment = new Enrolment(this, (who) => this.may(who));
    this.done = ""; // the ticket that is not asked about again
    this.clear();
    this.live = new LiveView(this, () =>
      this.enrolled ? `/live/halls/${encodeURIComponent(this.hall)}/pads/${encodeURIComponent(this.window)}` : null,
    );
    this.everySecond();
    load(HOME).catch(() => {}); // each citizen is asked in it first
  }

  get enrolled() {
    return this.enrolment.state;
  }

  /** @param {Api.Who} who */
  may(who) {
    const here = ["", this.hall].includes(who.hall) && ["", this.window].includes(who.window);
    return here && who.roles.some((role) => RATING.includes(role));
  }

  /** @param {boolean | null} before whether it was enrolled */
  async identified(before) {
    if (!this.name) await this.look();
    if (this.enrolled && !before) this.live.restart();
  }

  /** The hall's name, and whether it has this window. */
  async look() {
    try {
      const hall = await get(`/halls/${encodeURIComponent(this.hall)}`);
      if (hall.windows.some((w) => w.id === this.window)) this.name = hall.name;
      else this.missing = t("This hall has no window {window}.", { window: this.window });
    } catch (problem) {
      if (problem.status === 404) this.missing = problem.message;
    }
  }

  clear() {
    this.level = 0;
    /** @type {string[]} */
    this.reasons = [];
    this.sending = false;
    this.thanks = false;
    this.notice = "";
  }

  /** @param {Api.PadView} view @param {Api.PadView | null} before */
  viewChanged(view, before) {
    if (view.signature && view.signature.id !== before?.signature?.id) setLanguage(HOME, { remember: false });
    if (!before || view.ticket === before.ticket) return;
    if (view.ticket && view.ticket !== this.done) setLanguage(HOME, { remember: false }); // the next citizen
    if (!this.thanks || view.ticket) this.clear();
  }

  connectionLost() {
    this.enrolment.look(); // a token taken back shows at once
  }

  /** Milliseconds left for an answer; a touched level starts them anew. */
  left() {
    const view = this.live.view;
    if (!view?.ticket || view.ticket === this.done || !view.asked_at) return 0;
    const from = this.level && this.touchedAt ? this.touchedAt : Date.parse(view.asked_at);
    return ASKED_MS - (serverNow() - from);
  }

  willUpdate() {
    if (this.level && !this.sending && this.left() <= 0) this.send(); // the level was touched: it counts, without reasons
  }

  /** The reasons that may be chosen with the level that was touched. */
  get offers() {
    return offered(this.live.view?.reasons ?? [], this.level);
  }

  touch(level) {
    this.level = level;
    this.touchedAt = serverNow();
    if (!this.offers.length) this.send();
  }

  mark(reason) {
    this.touchedAt = serverNow();
    this.reasons = this.reasons.includes(reason) ? this.reasons.filter((r) => r !== reason) : [...this.reasons, reason];
  }

  async send() {
    const ticket = this.live.view?.ticket ?? "";
    this.sending = true;
    try {
      await post(`/halls/${encodeURIComponent(this.hall)}/tickets/${ticket}/rating`, {
        level: this.level,
        reasons: this.reasons,
        channel: "pad",
      });
      this.finish(ticket, true);
    } catch (problem) {
      if (problem.status === 409 || problem.status === 404) return this.finish(ticket, problem.code === "already_rated");
      if (problem.status === 401 || problem.status === 403) this.enrolment.refused();
      Object.assign(this, { level: 0, reasons: [], sending: false, notice: t("Your rating could not be sent. Please touch it again.") });
    }
  }

  /** @param {string} ticket */
  finish(ticket, thanks) {
    this.clear();
    this.done = ticket;
    this.thanks = thanks;
    clearTimeout(this.unthank);
    this.unthank = setTimeout(() => {
      this.thanks = false;
    }, THANKS_MS);
  }

  render() {
    return html`<yc-connection .live=${this.enrolled ? this.live : null}></yc-connection
      ><yc-emergency fill .text=${this.live.view?.emergency}></yc-emergency>${this.page()}`;
  }

  page() {
    const view = this.live.view;
    if (this.missing)
      return html`<main class="idle" role="alert">
        <h1>${this.missing}</h1>
        <p>${t("Please check the address of this page.")}</p>
      </main>`;
    if (this.enrolled === false) return this.notEnrolled();
    if (!view) return html`<main class="idle" aria-busy="true"><p>${t("Loading…")}</p></main>`;
    if (view.signature) return this.sign(view.signature);
    if (this.thanks)
      return html`<main class="thanks" role="status">
        ${face(5)}
        <h1>${t("Thank you for your rating")}</h1>
        <p>${t("Have a good day.")}</p>
      </main>`;
    if (this.left() <= 0) return this.idle(view);
    const page = () => (this.offers.length ? this.why(view) : this.ask(view));
    return html`${repeat([view.ticket], (ticket) => ticket, page)}`; // nothing of the page before, no touch and no place
  }

  /** Nothing of what another has drawn. @param {Api.PadSignature} asked */
  sign(asked) {
    const page = () => html`<yc-sign hall=${this.hall} window=${this.window} .asked=${asked}></yc-sign>`;
    return html`${repeat([asked.id], (id) => id, page)}`;
  }

  /** @param {Api.PadView} view */
  ask(view) {
    return html`<main class="ask">
      <header>
        <h1>${t("How satisfied are you with this service?")}</h1>
        <yc-language></yc-language>
      </header>
      <p>${t("Number {number}", { number: view.number })}　${pick(view.name)}　${view.clerk}</p>
      ${this.notice ? html`<p class="refusal" role="alert">⚠ ${this.notice}</p>` : nothing}
      <div class="levels" role="group" aria-label=${t("How satisfied are you with this service?")}>
        ${LEVELS.map(([level, words]) => html`<button type="button" class="level-${level}" ?disabled=${this.sending} @click=${() => this.touch(level)}>${face(level)}<span>${t(words)}</span></button>`)}
      </div>
      <p class="left">
        ${t("This closes in {seconds} seconds and then counts as not rated.", { seconds: number(Math.ceil(this.left() / 1000)) })}
      </p>
    </main>`;
  }

  /** @param {Api.PadView} view */
  why(view) {
    return html`<main class="why">
      <header>
        <h1>${this.level <= 2 ? t("What could we do better?") : t("What mattered to you?")}</h1>
        <yc-language></yc-language>
      </header>
      <p>${t("Number {number}", { number: view.number })}　${t("You may choose several, or none.")}</p>
      <div class="reasons">
        ${this.offers.map(({ code, text }) => html`<button type="button" aria-pressed=${this.reasons.includes(code)} ?disabled=${this.sending} @click=${() => this.mark(code)}>${pick(text)}</button>`)}
      </div>
      <div class="send">
        <button type="button" ?disabled=${this.sending} @click=${() => Object.assign(this, { level: 0, reasons: [] })}>${t("Back")}</button>
        <button type="button" class="go" ?disabled=${this.sending} @click=${() => this.send()}>
          ${this.reasons.length ? t("Send") : t("Send without a reason")}
        </button>
      </div>
    </main>`;
  }

  /** @param {Api.PadView} view */
  idle(view) {
    return html`<main class="idle">
      <p>${pick(this.name)}</p>
      <h1>${pick(view.name)}</h1>
      <p class="clerk">${this.standing(view)}</p>
      <p class="soft">${t("You can rate the service here once it is finished.")}</p>
      <yc-language></yc-language>
    </main>`;
  }

  /** @param {Api.PadView} view */
  standing(view) {
    if (view.state === "paused") return t("Service paused");
    return view.clerk ? t("{name} is serving you", { name: view.clerk }) : t("This window is not staffed at the moment");
  }

  notEnrolled() {
    return html`<main class="idle" role="alert">
      <h1>⚠ ${t("This screen is not registered")}</h1>
      <p>
        ${t("It cannot take ratings yet. Staff: please open the link for the rating pad of window {window}, with its token, once on this screen. The link is in the server's start-up messages.", { window: this.window })}
      </p>
      <button type="button" @click=${() => this.enrolment.look()}>${t("Try again")}</button>
    </main>`;
  }
}
customElements.define("yc-rating", YcRating);
