// The hall board: the call being said (else the newest) huge, the last calls, the missed, who waits for what.
import { html, nothing, svg } from "lit";
import { get } from "/static/web/shared/api.js";
import "/static/web/shared/connection.js";
import { YcElement } from "/static/web/shared/element.js";
import "/static/web/shared/emergency.js";
import { LiveView, serverNow } from "/static/web/shared/live.js";
import { emergency, tickers } from "/static/web/shared/notices.js";
import { opening } from "/static/web/shared/opening.js";
import { number, pick, t, timeOfDay, waitOf } from "/static/web/shared/words.js";
import { asked, dress } from "./screen/asked.js";
import { bigCall, callList, windowOf } from "./board/call-templates.js";
import { LISTED, UNDER_EMERGENCY } from "./board/how-many-calls.js";
import "./board/missed.js";
import { panel } from "./board/panel.js";
import { huge, ofBoard, pages, panels, unknown } from "./board/parts.js";
import { rest } from "./board/rest.js";
import "./board/ticker.js";
import { fit, Refit } from "./screen/fit.js";
import { FLASH_MS } from "./screen/flash.js";
import { said, speakIn } from "./screen/tongue.js";
import "./board/tools.js";
import { Turning } from "./board/turning.js";
import { Awake } from "./screen/awake.js";
import { NightlyReload } from "./screen/night.js";
import { PixelShift } from "./screen/shift.js";
import { Speaker } from "./voice.js";

const LEAST = 0.45; // of the letters of the hall's name
const SOUND = html`<svg viewBox="0 0 48 48" aria-hidden="true" focusable="false">
  ${svg`<path d="M6 18h9l11-9v30l-11-9H6z"></path><path d="M33 17a10 10 0 0 1 0 14M38 11a18 18 0 0 1 0 26"></path>`}
</svg>`;

/** @extends {YcElement<{ hall: string, missing: string | undefined }>} */
class YcBoard extends YcElement {
  static properties = { hall: {}, missing: { state: true } };

  constructor() {
    super();
    this.asked = asked();
    this.flashes = new Map(); // call → the timer that ends its flash
    this.live = new LiveView(this, () => `/live/halls/${this.hall}/board`);
    this.turning = new Turning(this, () => Boolean(this.speaker?.now));
    new PixelShift(this);
    new Refit(this);
    new Awake(this);
    new NightlyReload(this, this.live, () => Boolean(this.speaker?.now || emergency(this.live.view)));
    this.everySecond();
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.asked.silent || this.speaker) return;
    this.speaker = new Speaker({
      live: this.live,
      hall: this.hall,
      key: ["yichuang-spoken", this.hall, this.asked.zone, ...this.asked.categories].join("/"),
      calling: (call) => this.announce(call),
      changed: () => this.requestUpdate(),
    });
  }

  /** @param {Api.BoardView} view @param {Api.BoardView | null} before */
  viewChanged(view, before) {
    this.missing = unknown(view, this.asked);
    if (this.missing) return;
    const { calls } = ofBoard(view, this.asked);
    this.speak(view, calls);
    if (this.speaker?.speaks || !before) return;
    // A board that does not speak shows a call as soon as it comes; the others when its turn comes.
    const newest = before.day === view.day ? (before.calls[0]?.call ?? 0) : 0;
    for (const call of calls.filter((c) => c.call > newest).reverse()) this.announce(call);
  }

  /** @param {Api.BoardView} view */
  speak(view, calls = ofBoard(view, this.asked).calls) {
    const alarm = emergency(view)?.id ?? "";
    this.speaker?.hush(alarm);
    this.speaker?.notice(view, calls);
    this.alarm = alarm;
  }

  /** @param {Api.CallLine} line */
  announce({ call, ...line }) {
    clearTimeout(this.flashes.get(call));
    this.flashes.set(
      call,
      setTimeout(() => {
        this.flashes.delete(call);
        this.requestUpdate();
      }, FLASH_MS),
    );
    const all = this.live.view ? pages(panels(this.live.view, this.asked)) : [];
    this.turning.bring(all.findIndex((page) => page.some((own) => own.has(line))));
    this.requestUpdate();
  }

  /** Refused from the beginning: perhaps there is no such screen, which a socket cannot say. */
  async connectionLost() {
    if (this.live.view || this.missing) return;
    const problem = await get(`/halls/${encodeURIComponent(this.hall)}`).then(
      () => null,
      (refused) => refused,
    );
    if (problem?.status === 404) this.missing = problem.message;
  }

  willUpdate() {
    // An emergency with a limit ends by the clock, also when no new view comes to say so.
    const view = this.live.view;
    if (view && !this.missing && (emergency(view)?.id ?? "") !== this.alarm) this.speak(view);
  }

  updated() {
    const name = this.querySelector("header > h1");
    if (name) fit(name, LEAST);
  }

  render() {
    if (this.missing) return html`<main class="empty" role="alert">${this.missing}</main>`;
    const view = this.live.view;
    if (!view)
      return html`<yc-connection .live=${this.live}></yc-connection>
        <main class="empty" aria-busy="true">${t("Loading…")}</main>`;
    const alarm = emergency(view);
    const resting = !view.day_open && !view.open;
    return html`<yc-connection .live=${this.live}></yc-connection>
      ${resting ? rest(view, this.clock()) : this.board(view)} ${alarm ? this.emergency(view, alarm, resting) : nothing}
      <yc-board-tools></yc-board-tools>`;
  }

  /**
   * The calls stay small at the bottom, for the windows may finish with whom they have; old ones would mislead.
   *
   * @param {Api.BoardView} view
   * @param {Api.NoticeLine} alarm
   */
  emergency(view, alarm, resting) {
    const calls = this.live.state === "live" && !resting ? ofBoard(view, this.asked).calls.slice(0, UNDER_EMERGENCY) : [];
    return html`<yc-emergency fill .text=${alarm.text}></yc-emergency>
      ${calls.length ? html`<p class="under">${said(() => t("Recent calls"))} ${calls.map((c) => html`<span><b>${c.number}</b> → ${windowOf(c)}</span>`)}</p>` : nothing}`;
  }

  /** @param {Api.BoardView} view */
  board(view) {
    const notices = tickers(view);
    const divided = pages(panels(view, this.asked));
    return html` <header>
        <h1>${said(() => pick(view.name))}</h1>
        <p class=${view.open ? "open" : "closed"}>
          ${view.open ? "●" : "○"} ${said(() => (view.open ? t("Open now") : t("Closed now")))}
          <span>${view.opens_at ? said(() => opening(view)) : view.hours.join("　")}</span>
        </p>
        <time>${this.clock()}</time>
      </header>
      ${divided.length ? this.panels(view, divided) : this.whole(view)}
      ${notices.length ? html`<yc-ticker .notices=${notices}></yc-ticker>` : nothing}`;
  }

  /** @param {Api.BoardView} view @param {Part[]} divided */
  panels(view, divided) {
    const at = this.turning.of(divided.length);
    const { speaker, flashes } = this;
    return html`<main class="panels" data-count=${divided[at].length}>
      ${divided[at].map((own) => panel(own, { open: view.open, speaker, flashes }))} ${this.unmute()}
      ${divided.length > 1 ? html`<p class="page" role="img" aria-label=${`${number(at + 1)}/${number(divided.length)}`}>${divided.map((_, n) => (n === at ? "●" : "○"))}</p>` : nothing}
    </main>`;
  }

  /** @param {Api.BoardView} view */
  whole(view) {
    const own = ofBoard(view, this.asked);
    const newest = huge(own, this.speaker);
    const older = own.calls.filter((c) => c.number !== newest?.number).slice(0, LISTED);
    return html` <main>
        <section class="now ${this.flashes.size ? "flash" : ""}" aria-live="polite">
          <h2>${said(() => t("Now calling"))}</h2>
          ${this.unmute()} ${bigCall(newest, view.open)}
        </section>
        <section class="recent">
          <h2>${said(() => t("Recent calls"))}</h2>
          ${older.length ? callList(older, this.speaker) : html`<p class="none">${said(() => t("Earlier calls will appear here"))}</p>`}
          ${
            own.missed.length
              ? html`<h2>${said(() => t("Missed: please ask at the window"))}</h2>
                  <yc-missed .numbers=${own.missed}></yc-missed>`
              : nothing
          }
        </section>
      </main>
      <footer>
        ${own.categories.map(
          (c) =>
            html`<div class=${c.windows ? "" : "unserved"}>
              <span class="name"><b>${c.prefix}</b> <span>${said(() => pick(c.name))}</span></span>
              <span class="waiting">${said(() => t("{count} waiting", { count: number(c.waiting) }))}</span>
              <span class="wait">${said(() => waitOf(c))}</span>
            </div>`,
        )}
      </footer>`;
  }

  unmute() {
    if (this.speaker?.state !== "blocked") return nothing;
    return html`<button type="button" class="unmute" @click=${() => this.speaker?.unlock()}>${SOUND} ${t("Turn on the voice")}</button>`;
  }

  clock() {
    return timeOfDay(serverNow(), this.live.at);
  }
}

const { language, theme } = asked();
dress(theme);
await speakIn(language);
customElements.define("yc-board", YcBoard);
