// The sign over a window: whose turn it is here, readable from across the hall.
import { html, nothing, svg } from "lit";
import { get } from "/static/web/shared/api.js";
import "/static/web/shared/connection.js";
import { YcElement } from "/static/web/shared/element.js";
import "/static/web/shared/emergency.js";
import { LiveView } from "/static/web/shared/live.js";
import { pick, t } from "/static/web/shared/words.js";
import { asked, dress } from "./screen/asked.js";
import { length, said, speakIn } from "./screen/tongue.js";
import { Awake } from "./screen/awake.js";
import { NightlyReload } from "./screen/night.js";
import { PixelShift } from "./screen/shift.js";

const FLASH_MS = 5000;
const MARKS = {
  closed: svg`<path d="m12 12 24 24M36 12 12 36"></path>`,
  paused: svg`<path d="M17 10v28M31 10v28"></path>`,
  free: svg`<circle cx="24" cy="24" r="17"></circle><path d="M24 13v12l8 5"></path>`,
  serving: svg`<circle cx="24" cy="15" r="8"></circle><path d="M8 42c0-10 7-16 16-16s16 6 16 16"></path>`,
  called: svg`<path d="M6 24h32M26 11l13 13-13 13"></path>`,
};

class YcSign extends YcElement {
  static properties = { hall: {}, window: {}, flash: { state: true }, missing: { state: true } };

  constructor() {
    super();
    this.flash = false;
    this.live = new LiveView(this, () => `/live/halls/${encodeURIComponent(this.hall)}/windows/${encodeURIComponent(this.window)}`);
    new PixelShift(this);
    new Awake(this);
    new NightlyReload(this, this.live, () => Boolean(this.live.view?.emergency));
  }

  viewChanged(view, before) {
    const called = view.number && !view.serving;
    if (!called) this.flash = false;
    if (!before || !called || (view.call === before.call && view.calls === before.calls && view.number === before.number)) return;
    this.flash = true;
    clearTimeout(this.unflash);
    this.unflash = setTimeout(() => {
      this.flash = false;
    }, FLASH_MS);
  }

  /** Refused from the beginning: perhaps there is no such screen, which a socket cannot say. */
  async connectionLost() {
    if (this.live.view || this.missing) return;
    try {
      const hall = await get(`/halls/${encodeURIComponent(this.hall)}`);
      if (!hall.windows.some((w) => w.id === this.window)) this.missing = t("This hall has no window {window}.", { window: this.window });
    } catch (problem) {
      if (problem.status === 404) this.missing = problem.message;
    }
  }

  render() {
    if (this.missing && !this.live.view) return html`<main class="loading" role="alert">${this.missing}</main>`;
    const view = this.live.view;
    return html`<yc-connection .live=${this.live}></yc-connection>${view ? this.sign(view) : html`<main class="loading" aria-busy="true">${t("Loading…")}</main>`}
      ${view?.emergency ? html`<yc-emergency class=${length(view.emergency)} .text=${view.emergency}></yc-emergency>` : nothing}`;
  }

  /** The class of the window's state and what gives its words. */
  standing(view) {
    if (view.state === "closed") return ["closed", () => t("Window closed")];
    if (view.state === "paused") return ["paused", () => t("Service paused")];
    if (!view.number) return ["free", () => t("Please wait for your call")];
    return view.serving ? ["serving", () => t("Being served")] : ["called", () => t("Please come to this window")];
  }

  sign(view) {
    const [state, words] = this.standing(view);
    const mark = html`<svg class="mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false">${MARKS[state]}</svg>`;
    const number = view.state === "open" ? view.number : "";
    return html`<header>
        <h1>${said(() => pick(view.name))}</h1>
        <p>${view.categories.map((c) => html`<span>${said(() => pick(c))}</span>`)}</p>
      </header>
      <main class="${state} ${this.flash ? "flash" : ""}" aria-live="polite">
        ${number ? html`<p class="number">${number}</p>` : mark}
        <p class="state">${number ? mark : nothing}${said(words)}</p>
        ${view.state === "paused" && view.reason ? html`<p class="reason">${said(() => t("Reason: {reason}", { reason: t(view.reason) }))}</p>` : nothing}
        ${view.state === "closed" ? html`<p class="reason">${said(() => t("Please watch the hall board for the other windows."))}</p>` : nothing}
      </main>`;
  }
}

const { language, theme } = asked();
dress(theme);
await speakIn(language);
customElements.define("yc-sign", YcSign);
