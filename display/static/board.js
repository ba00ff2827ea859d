// The hall board: the newest call huge, the last calls, the missed, who waits for what.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { get } from "/static/web/shared/api.js";
import "/static/web/shared/connection.js";
import { YcElement } from "/static/web/shared/element.js";
import { LiveView, serverNow } from "/static/web/shared/live.js";
import { number, pick, t, timeOfDay, waitText } from "/static/web/shared/words.js";

const FLASH_MS = 5000;
const LISTED = 7;
const GONE = ["missed", "cancelled", "expired"]; // called, but not there any more

class YcBoard extends YcElement {
  static properties = { hall: {}, flash: { state: true }, missing: { state: true } };

  constructor() {
    super();
    this.flash = 0;
    this.live = new LiveView(this, () => `/live/halls/${this.hall}/board`);
    this.everySecond();
  }

  viewChanged(view, before) {
    const newest = view.calls[0]?.call ?? 0;
    if (before && newest > (before.calls[0]?.call ?? 0)) {
      this.flash = newest;
      clearTimeout(this.unflash);
      this.unflash = setTimeout(() => {
        this.flash = 0;
      }, FLASH_MS);
    }
  }

  /** Refused from the beginning: perhaps there is no such screen, which a socket cannot say. */
  async connectionLost() {
    if (this.live.view || this.missing) return;
    const problem = await get(`/halls/${encodeURIComponent(this.hall)}`).then(() => null, (refused) => refused);
    if (problem?.status === 404) this.missing = problem.message;
  }

  render() {
    if (this.missing && !this.live.view) return html`<main class="empty" role="alert">${this.missing}</main>`;
    const view = this.live.view;
    return html`<yc-connection .live=${this.live}></yc-connection>${view ? this.board(view) : html`<main class="empty" aria-busy="true">${t("Loading…")}</main>`}`;
  }

  board(view) {
    const [newest, ...older] = view.calls;
    return html`
      <header>
        <h1>${pick(view.name)}</h1>
        <p class=${view.open ? "open" : "closed"}>${view.open ? `● ${t("Open now")}` : `○ ${t("Closed now")}`} <span>${view.hours.join("　")}</span></p>
        <time>${this.clock()}</time>
      </header>
      <main>
        <section class="now ${this.flash ? "flash" : ""}" aria-live="polite">
          <h2>${t("Now calling")}</h2>
          ${newest ? html`<p class="number">${newest.number}</p><p class="to">${t("please go to")}</p><p class="window">${t("Window {window}", { window: newest.window })}</p>` : html`<p class="none">${view.open ? t("Nobody has been called yet") : t("No numbers are given out now")}</p>`}
        </section>
        <section class="recent">
          <h2>${t("Called before")}</h2>
          ${older.length ? html`<ol>${repeat(older.slice(0, LISTED), (c) => c.call, (c) => html`<li class=${GONE.includes(c.state) ? "gone" : ""}><b>${c.number}</b><span aria-hidden="true">→</span><span>${t("Window {window}", { window: c.window })}</span></li>`)}</ol>` : html`<p class="none">${t("The calls before will stand here")}</p>`}
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
