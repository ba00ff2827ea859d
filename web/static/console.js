// The clerk's console of one window; without a window in the address, the choice of one.
import { html, nothing } from "lit";
import { get } from "/static/web/shared/api.js";
import "/static/web/shared/connection.js";
import { YcElement } from "/static/web/shared/element.js";
import { LiveView } from "/static/web/shared/live.js";
import { pick, t } from "/static/web/shared/words.js";
import "./console/about.js";
import "./console/actions.js";
import "./console/aside.js";
import { carryOut } from "./console/carry-out.js";
import { forget } from "./console/draft.js";
import "./console/guest.js";
import "./console/history.js";
import "./console/loads.js";
import { news } from "./console/news.js";
import "./console/next.js";
import { panelOf } from "./console/panel.js";
import "./console/presses.js";
import { Shortcuts } from "./console/shortcuts.js";
import { fits, standing, stateBadge } from "./console/standing.js";
import "./console/ticket.js";
import { badge } from "./console/title.js";
import "./console/window-choice.js";
import "./staff/bar.js";
import { Commands } from "./staff/commands.js";
import { icon } from "./shared/icons.js";
import { foreign, may, mine, readOnly } from "./staff/may.js";
import { lookAfterCut } from "./staff/session.js";
import "./staff/status-line.js";

/** The state that a window has once its clerk asked for it. */
const ASKED = { open: "open", resume: "open", pause: "paused", close: "closed" };

/**
 * @extends {YcElement<{
 *   hall: string, window: string, panel: string, facts: Api.HallView | null, notes: Api.Note[], me: Api.Who | null
 * }>}
 */
class YcConsole extends YcElement {
  static properties = { hall: {}, window: {}, panel: { state: true }, facts: { state: true }, notes: { state: true }, me: { state: true } };

  constructor() {
    super();
    this.live = new LiveView(this, () => (this.window ? `/live/halls/${this.hall}/desk/${this.window}` : null));
    this.commands = new Commands(this);
    this.shortcuts = new Shortcuts(this);
    this.panel = "";
    this.facts = null;
    /** @type {Api.Note[]} */
    this.notes = [];
    this.me = null;
    this.problem = null;
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.window) this.connectionLost();
  }

  updated(changed) {
    if (!changed.has("panel")) return;
    if (this.panel) this.querySelector(".opened")?.scrollIntoView({ block: "nearest" });
    else if (changed.get("panel") && document.activeElement === document.body)
      (this.querySelector(`[data-panel="${changed.get("panel")}"]`) ?? this.querySelector(".primary"))?.focus();
  }

  /** @returns {`/halls/${string}/windows/${string}`} */
  get path() {
    return `/halls/${this.hall}/windows/${this.window}`;
  }

  async connectionLost() {
    this.problem = await lookAfterCut(`${this.path}/desk`);
    this.requestUpdate();
  }

  /** @param {Api.DeskView} view @param {Api.DeskView | null} before */
  viewChanged(view, before) {
    document.title = badge(view);
    if (!this.facts)
      get(`/halls/${this.hall}`).then(
        (facts) => (this.facts = facts),
        () => {},
      );
    // What was begun for one citizen is not gone on with for the next.
    if (this.panel && (!fits(view, this.panel) || (before && view.ticket?.id !== before.ticket?.id))) this.panel = "";
    if (before) this.compare(view, before);
    if (view.ticket?.id !== before?.ticket?.id) this.readNote(view.ticket);
  }

  /**
   * What others changed is said; a sentence about a ticket that has left the window goes with it.
   *
   * @param {Api.DeskView} view
   * @param {Api.DeskView} before
   */
  compare(view, before) {
    const { busy, said } = this.commands;
    if (standing(view) !== standing(before)) this.commands.guard();
    if (said?.ticket && said.ticket === before.ticket?.id && said.ticket !== view.ticket?.id) this.commands.forget();
    const heard = news(view, before, ASKED[busy] ?? said?.window);
    if (heard) this.commands.tell(heard);
  }

  /**
   * What the clerk before wrote for this one; kept apart from the view, since it may be personal.
   *
   * @param {Api.TicketView | null} ticket
   */
  async readNote(ticket) {
    this.notes = [];
    if (!ticket) return;
    const { notes } = await get(`/halls/${this.hall}/tickets/${ticket.id}/private`).catch(() => ({ notes: [] }));
    if (this.live.view?.ticket?.id === ticket.id) this.notes = notes;
  }

  /** The one way by which buttons and keys act. */
  async act(action, body = {}) {
    const view = this.live.view;
    const done = await carryOut(this.commands, this.path, action, body, view, () => this.facts);
    if (done && action === "transfer") forget();
    if (done) this.showPanel("");
  }

  showPanel(panel) {
    this.panel = panel === this.panel ? "" : panel;
  }

  render() {
    if (!this.window) return html`<yc-window-choice hall=${this.hall}></yc-window-choice>`;
    const view = this.live.view && mine(this.live.view, this.me);
    if (this.problem && this.live.state !== "live") return this.refusal();
    if (!view)
      return html`<yc-connection .live=${this.live}></yc-connection>
        <main class="empty" aria-busy="true">${t("Loading…")}</main>`;
    return html`<yc-connection .live=${this.live}></yc-connection>
      <yc-staff-bar
        heading=${pick(view.window.name)}
        note=${this.place(view)}
        @who=${(event) => (this.me = event.detail)}
        .badge=${stateBadge(view)}
        at=${this.live.at}
        hall=${this.hall}
        .links=${[[`/console/${this.hall}`, t("All windows")]]}
      ></yc-staff-bar>
      <main
        class="desk ${standing(view)} ${this.panel ? "has-panel" : ""}"
        @act=${(event) => this.act(event.detail.action, event.detail.body)}
        @panel=${(event) => this.showPanel(event.detail)}
      >
        <section class="work">
          <yc-desk-ticket .view=${view} .facts=${this.facts}></yc-desk-ticket>
          ${foreign(view, this.me) && may("windows/{window}/take-over") ? html`<yc-desk-guest name=${view.window.clerk_name} busy=${this.commands.busy}></yc-desk-guest>` : nothing}
          <yc-desk-actions
            .view=${view}
            panel=${this.panel}
            busy=${this.commands.busy}
            ?guarded=${this.commands.guarded}
            ?keys=${this.shortcuts.on}
          ></yc-desk-actions>
          ${readOnly ? nothing : html`<yc-status-line .said=${this.commands.said} quiet=${t("Your actions are confirmed here.")}></yc-status-line>`}
          <yc-desk-about .ticket=${view.ticket} note=${this.notes.at(-1)?.text ?? ""}></yc-desk-about>
          <yc-desk-presses .presses=${view.presses}></yc-desk-presses>
          <yc-desk-loads .view=${view}></yc-desk-loads>
          <yc-desk-history .view=${view} .notes=${this.notes}></yc-desk-history>
        </section>
        ${panelOf(this.panel, view, this.facts, this.commands.busy, this.me)}
        <section class="around">
          <yc-desk-next .view=${view} .facts=${this.facts} ?resting=${this.commands.resting}></yc-desk-next>
          <yc-desk-aside .view=${view} ?resting=${this.commands.resting}></yc-desk-aside>
          ${readOnly ? nothing : this.keys()}
        </section>
      </main>`;
  }

  /**
   * The hall; somebody else's window says whose it is.
   *
   * @param {Api.DeskView} view
   */
  place(view) {
    const other = this.me && view.window.clerk && view.window.clerk !== this.me.name;
    return other ? t("Clerk here: {name}", { name: view.window.clerk_name }) : pick(view.hall_name);
  }

  keys() {
    return html`<label class="keys form-check form-switch"
      ><input
        class="form-check-input"
        type="checkbox"
        role="switch"
        .checked=${this.shortcuts.on}
        @change=${(event) => this.shortcuts.turn(event.target.checked)}
      /><span>${t("Keyboard shortcuts")}</span></label
    >`;
  }

  refusal() {
    return html`<yc-staff-bar heading=${t("Clerk console")}></yc-staff-bar>
      <main class="empty">
        <p>${icon("alert")} ${this.problem.message}</p>
        <p>
          <a class="btn btn-primary" href=${this.problem.code === "unknown_hall" ? "/" : `/console/${this.hall}`}
            >${t("Choose a window")}</a
          >
          ${this.problem.status === 403 ? html`<a class="btn btn-outline-primary" href="/sign-in?next=${encodeURIComponent(location.pathname)}">${t("Sign in")}</a>` : nothing}
        </p>
      </main>`;
  }
}
customElements.define("yc-console", YcConsole);
