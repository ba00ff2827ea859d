// The citizen's own ticket: place, wait, the window when called; by WebSocket, or by asking again where there is none.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { post } from "./shared/api.js";
import "./shared/connection.js";
import { YcElement } from "./shared/element.js";
import "./shared/emergency.js";
import "./shared/language-switch.js";
import "./shared/look-menu.js";
import { LiveView, serverNow } from "./shared/live.js";
import { priorityOf, unstaffedWords } from "./shared/ticket-words.js";
import { chosen, number, pick, setLanguage, t, waitText } from "./shared/words.js";
import "./phone/actions.js";
import "./phone/age.js";
import { Ring } from "./phone/ring.js";
import { Asking } from "./phone/asking.js";
import { early } from "./phone/early.js";
import "./phone/rate.js";
import "./feedback/rating-place.js";

const ALIVE = ["waiting", "called", "serving", "held", "missed"];
const WORDS = {
  waiting: "Waiting to be called",
  called: "It is your turn",
  serving: "You are being served",
  held: "Your service is on hold, please stay nearby",
  missed: "You missed your call",
  served: "Your service is complete",
  cancelled: "You cancelled this ticket",
  expired: "This number is no longer valid",
};
const MARKS = { waiting: "◎", called: "▶", serving: "●", held: "‖", missed: "!", served: "✓", cancelled: "×", expired: "×" };

/** @extends {YcElement<{ ticket: string, notice: string, toldNear?: boolean }>} */
class YcPhone extends YcElement {
  static properties = { ticket: {}, notice: { state: true } };

  constructor() {
    super();
    this.notice = "";
    this.view = null;
    this.ring = new Ring();
    this.live = new LiveView(this, () => (this.asking.unknown ? null : `/live/tickets/${encodeURIComponent(this.ticket)}`));
    this.asking = new Asking(this, (view) => this.show(view));
  }

  /** @param {Api.TicketView} view */
  viewChanged(view) {
    this.asking.stop();
    this.show(view);
  }

  connectionLost() {
    this.asking.start();
  }

  /**
   * Drawn in its language at once, so that nobody sees the page jump from one to the other.
   *
   * @param {Api.TicketView} view
   */
  async show(view) {
    if (!this.view && !chosen()) await setLanguage(view.language, { remember: false }); // the slip's, until another is chosen
    const before = this.view;
    this.view = view;
    this.heardAt = serverNow();
    if (this.unsent) this.say("");
    const counted = view.state === "waiting" && view.staffed === "open";
    document.title = [view.number, counted ? t("{count} ahead", { count: number(view.ahead) }) : t(WORDS[view.state])].join(" · ");
    if (before) {
      this.toldNear ||= before.near;
      const called =
        view.state === "called" && (before.state !== "called" || view.calls !== before.calls || view.called_at !== before.called_at);
      const near = view.near && !this.toldNear; // once: a wait that is a minute longer and shorter again is no news
      if (called || near) this.ring.sound(called);
      if (view.state !== before.state) this.say("");
    }
    this.requestUpdate();
  }

  /** Shows a sentence until the ticket moves on; one about the server's silence, until it speaks again. */
  say(notice, unsent = false) {
    this.notice = notice;
    this.unsent = unsent;
  }

  /**
   * @param {"cancel" | "requeue" | "postpone" | "rating"} action
   * @param {any} body
   */
  async act(action, body = {}) {
    this.say("");
    try {
      const answer = await post(`/halls/${encodeURIComponent(this.view?.hall ?? "")}/tickets/${this.ticket}/${action}`, body);
      if (action !== "rating") this.show(/** @type {Api.TicketView} */ (answer));
      else this.asking.once();
      return true;
    } catch (problem) {
      this.say(problem.message || t("That could not be sent. Please try again."), !problem.message);
      return false;
    }
  }

  /** Whether there has been no word from the server for a long time. */
  get down() {
    return this.live.state === "down" && !this.asking.fresh;
  }

  render() {
    const { view } = this;
    const link = this.asking.fresh ? null : view && this.down ? { state: "lost" } : this.live; // the number stays in sight
    return html`<yc-connection .live=${this.asking.unknown ? null : link}></yc-connection>
      ${this.asking.unknown ? this.unknown() : view ? this.page(view) : html`<main aria-busy="true"><p class="lead">${t("Loading…")}</p></main>`}`;
  }

  /** @param {Api.TicketView} view */
  page(view) {
    return html`<main class=${this.down ? `${view.state} stale` : view.state}>
      <yc-emergency .text=${view.emergency} .foot=${this.short(view)}></yc-emergency>
      <header>
        <span>${pick(view.hall_name)}</span>
        <div class="tools"><yc-look></yc-look><yc-language></yc-language></div>
      </header>
      <section class="card" aria-live="polite">
        <p class="soft">${t("Your number")}　${pick(view.category_name)}</p>
        <h1>${view.number}</h1>
        ${priorityOf(view) ? html`<p class="soft ranked">${priorityOf(view)}</p>` : nothing}
        <p class="state"><span aria-hidden="true">${MARKS[view.state]}</span> ${t(WORDS[view.state])}</p>
        ${
          this.down
            ? html`<p class="lead">
                  ${t("No connection for a while, so your place may be out of date. Your number is still valid. Please watch the hall board.")}
                </p>
                <p class="lead">
                  <b><yc-phone-age .at=${this.heardAt} .like=${view.taken_at}></yc-phone-age></b>
                </p>`
            : nothing
        }
        ${this.place(view)}
      </section>
      ${this.notice ? html`<p class="refusal" role="alert">⚠ ${this.notice}</p>` : nothing}
      ${["waiting", "called", "missed"].includes(view.state) && !this.ring.on ? html`<button type="button" class="sound" @click=${() => this.arm()}>♪ ${t("Alert me with sound and vibration")}</button>` : nothing}
      ${view.may_rate ? html`<yc-phone-rate hall=${view.hall} .send=${(body) => this.act("rating", body)}></yc-phone-rate>` : nothing}
      ${
        view.rated
          ? html`<p class="lead">✓ ${t("Thank you for your rating")}</p>
              <yc-rating-place path="/public/tickets/${this.ticket}/rating"></yc-rating-place>`
          : nothing
      }
      <yc-phone-actions .view=${view} .act=${(action) => this.act(action)}></yc-phone-actions>
      ${this.matters(view)}
      <p class="write"><a href="/write/${view.hall}?ticket=${this.ticket}">${t("Ask or complain about this")}</a></p>
      <footer>
        ${t("Taken at: {time}", { time: view.taken_at.slice(11, 16) })}${ALIVE.includes(view.state) ? html`<br />${t("Please keep this page open. It updates by itself.")}` : nothing}
      </footer>
    </main>`;
  }

  /**
   * The ticket in a line, for whoever is called while something else covers the page.
   *
   * @param {Api.TicketView} view
   */
  short(view) {
    if (!ALIVE.includes(view.state)) return null;
    const window = ["called", "serving"].includes(view.state) ? html` → ${pick(view.window_name)}` : nothing;
    return html`${view.number} · ${t(WORDS[view.state])}${window}`;
  }

  /** @param {Api.TicketView} view */
  place(view) {
    if (view.state === "waiting") {
      return html`${view.window ? html`<p class="lead">${t("Please wait for window {window}", { window: view.window })}</p>` : nothing}
        ${
          view.staffed === "open"
            ? html`<dl>
                <div>
                  <dt>${t("People ahead")}</dt>
                  <dd>${number(view.ahead)}</dd>
                </div>
                <div>
                  <dt>${t("Estimated wait")}</dt>
                  <dd>${waitText(view.wait_s)}</dd>
                </div>
              </dl>`
            : html`<p class="lead"><b>${unstaffedWords(view)}</b></p>`
        }
        <p class="lead">${this.advice(view)}</p>`;
    }
    if (view.state === "called" || view.state === "serving") {
      return html`<p class="window">
          <small>${view.state === "called" ? t("Please go to") : t("Being served at")}</small> ${pick(view.window_name)}
        </p>
        ${view.state === "called" && view.calls > 1 ? html`<p class="lead">${t("You have been called again. Please come now.")}</p>` : nothing}`;
    }
    if (view.state === "held" && view.staffed === "closed")
      return html`<p class="lead">${t("That window has closed. The staff have been told: another window can go on with it.")}</p>`;
    if (view.state === "missed")
      return html`<p class="lead">${t("Touch “I'm back” to rejoin the queue. After a few more calls this happens by itself, once.")}</p>`;
    if (view.state === "served" && !view.may_rate) return html`<p class="lead">${t("Thank you. You can close this page now.")}</p>`;
    if (view.state === "expired" || view.state === "cancelled")
      return html`<p class="lead">${t("If you still need the service, please take a new number.")}</p>`;
    return nothing;
  }

  /** @param {Api.TicketView} view */
  advice(view) {
    if (early(view)) return t("Your turn is at the booked time. A window that is free may call you earlier.");
    return view.near ? t("Almost your turn: please come to the windows.") : t("Please stay in the hall or nearby.");
  }

  /** @param {Api.TicketView} view */
  matters(view) {
    const over = ["served", "cancelled", "expired"].includes(view.state); // nothing is to be brought any more
    if (!view.services.length || over) return nothing;
    // Open while there is time to read it; from the call on another one, folded at the foot.
    return repeat(
      [view.state === "waiting"],
      (open) => open,
      (open) =>
        html`<details ?open=${open}>
          <summary>${t("Your service and what to bring")}</summary>
          ${view.services.map(
            (s) =>
              html`<h2><a href="/g/${view.hall}/${s.id}">${s.done ? "✓ " : ""}${pick(s.name)}</a></h2>
                <ul>
                  ${s.materials.map((m) => html`<li>${pick(m)}</li>`)}
                </ul>`,
          )}
        </details>`,
    );
  }

  unknown() {
    return html`<main>
      <header><span></span><yc-language></yc-language></header>
      <section class="card">
        <p class="state">?　${t("This number is from another day")}</p>
        <p class="lead">
          ${t("Numbers are valid only on the day they are taken. If you still need the service, please take a new one at a kiosk in the hall.")}
        </p>
        <button type="button" @click=${() => location.reload()}>${t("Check again")}</button>
      </section>
      <yc-rating-place path="/public/tickets/${this.ticket}/rating"></yc-rating-place>
    </main>`;
  }

  arm() {
    this.ring.arm();
    this.requestUpdate();
  }
}
customElements.define("yc-phone", YcPhone);
