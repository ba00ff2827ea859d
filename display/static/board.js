// The hall board: the call being said (else the newest) huge, the last calls, the missed, who waits for what.
import { html, nothing, svg } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { get } from "/static/web/shared/api.js";
import "/static/web/shared/connection.js";
import { YcElement } from "/static/web/shared/element.js";
import { LiveView, serverNow } from "/static/web/shared/live.js";
import { number, pick, t, timeOfDay, waitText } from "/static/web/shared/words.js";
import { Speaker } from "./voice.js";

const FLASH_MS = 5000;
const LISTED = 7;
const SOUND = html`<svg viewBox="0 0 48 48" aria-hidden="true" focusable="false">${svg`<path d="M6 18h9l11-9v30l-11-9H6z"></path><path d="M33 17a10 10 0 0 1 0 14M38 11a18 18 0 0 1 0 26"></path>`}</svg>`;
const GONE = ["missed", "cancelled", "expired"]; // called, but not there any more

class YcBoard extends YcElement {
  static properties = { hall: {}, flash: { state: true }, missing: { state: true } };

  constructor() {
    super();
    this.flash = 0;
    this.live = new LiveView(this, () => `/live/halls/${this.hall}/board`);
    const asked = new URLSearchParams(location.search);
    this.zone = asked.get("zone") ?? "";
    this.silent = asked.get("sound") === "off";
    this.everySecond();
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.silent || this.speaker) return;
    this.speaker = new Speaker({
      live: this.live,
      hall: this.hall,
      key: `yichuang-spoken/${this.hall}/${this.zone}`,
      calling: (call) => this.announce(call.call),
      changed: () => this.requestUpdate(),
    });
  }

  viewChanged(view, before) {
    if (this.zone && !view.zones.includes(this.zone)) {
      this.missing = t("This hall has no zone {zone}.", { zone: this.zone });
      return;
    }
    this.missing = "";
    const calls = this.calls(view);
    this.speaker?.notice(view, calls);
    // A board that does not speak shows a call as soon as it comes; the others when its turn comes.
    const newest = calls[0]?.call ?? 0;
    if (!this.speaker?.speaks && before && newest > (this.calls(before)[0]?.call ?? 0)) this.announce(newest);
  }

  /** The calls of this board's zone, newest first. */
  calls(view) {
    return this.zone ? view.calls.filter((c) => c.zone === this.zone) : view.calls;
  }

  announce(call) {
    this.flash = call;
    clearTimeout(this.unflash);
    this.unflash = setTimeout(() => {
      this.flash = 0;
    }, FLASH_MS);
    this.requestUpdate();
  }

  /** The call shown huge: the one being said, so that eye and ear hear of the same; else the newest. */
  huge(calls) {
    const said = this.speaker?.now;
    const line = said && (calls.find((c) => c.number === said.number) ?? said);
    return line && !GONE.includes(line.state) ? said : calls[0];
  }

  /** Refused from the beginning: perhaps there is no such screen, which a socket cannot say. */
  async connectionLost() {
    if (this.live.view || this.missing) return;
    const problem = await get(`/halls/${encodeURIComponent(this.hall)}`).then(() => null, (refused) => refused);
    if (problem?.status === 404) this.missing = problem.message;
  }

  render() {
    if (this.missing) return html`<main class="empty" role="alert">${this.missing}</main>`;
    const view = this.live.view;
    return html`<yc-connection .live=${this.live}></yc-connection>${view ? this.board(view) : html`<main class="empty" aria-busy="true">${t("Loading…")}</main>`}`;
  }

  board(view) {
    const calls = this.calls(view);
    const newest = this.huge(calls);
    const older = calls.filter((c) => c.number !== newest?.number);
    return html`
      <header>
        <h1>${pick(view.name)}</h1>
        <p class=${view.open ? "open" : "closed"}>${view.open ? `● ${t("Open now")}` : `○ ${t("Closed now")}`} <span>${view.hours.join("　")}</span></p>
        <time>${this.clock()}</time>
      </header>
      <main>
        <section class="now ${this.flash ? "flash" : ""}" aria-live="polite">
          <h2>${t("Now calling")}</h2>
          ${this.speaker?.state === "blocked" ? html`<button type="button" class="unmute" @click=${() => this.speaker.unlock()}>${SOUND} ${t("Turn on the voice")}</button>` : nothing}
          ${newest ? html`<p class="number">${newest.number}</p><p class="to">${t("please go to")}</p><p class="window">${t("Window {window}", { window: newest.window })}</p>` : html`<p class="none">${view.open ? t("Nobody has been called yet") : t("No numbers are given out now")}</p>`}
        </section>
        <section class="recent">
          <h2>${t("Recent calls")}</h2>
          ${older.length ? html`<ol>${repeat(older.slice(0, LISTED), (c) => c.call, (c) => html`<li class=${GONE.includes(c.state) ? "gone" : this.speaker?.awaits(c) ? "next" : ""}><b>${c.number}</b><span aria-hidden="true">→</span><span>${t("Window {window}", { window: c.window })}</span></li>`)}</ol>` : html`<p class="none">${t("The calls before will stand here")}</p>`}
          ${view.missed.length ? html`<h2>${t("Missed, please ask at the window")}</h2><p class="absent">${view.missed.map((n) => html`<span>${n}</span>`)}</p>` : nothing}
        </section>
      </main>
      <footer>
        ${repeat(view.categories, (c) => c.id, (c) => html`<div class=${c.windows ? "" : "unserved"}>
            <span class="name"><b>${c.prefix}</b> ${pick(c.name)}</span>
            <span class="waiting">${t("{count} waiting", { count: number(c.waiting) })}</span>
            <span class="wait">${c.windows ? waitText(c.wait_s) : t("no window open yet")}</span>
          </div>`)}
      </footer>`;
  }

  clock() {
    return timeOfDay(serverNow(), this.live.at);
  }
}
customElements.define("yc-board", YcBoard);
