// The sign over a window: whose turn it is here, readable from across the hall.
import { html, nothing } from "lit";
import { get } from "/static/web/shared/api.js";
import "/static/web/shared/connection.js";
import { YcElement } from "/static/web/shared/element.js";
import "/static/web/shared/emergency.js";
import { LiveView } from "/static/web/shared/live.js";
import { t } from "/static/web/shared/words.js";
import { asked, dress } from "./screen/asked.js";
import { fit, Refit } from "./screen/fit.js";
import { FLASH_MS } from "./screen/flash.js";
import { speakIn } from "./screen/tongue.js";
import { Awake } from "./screen/awake.js";
import { NightlyReload } from "./screen/night.js";
import { PixelShift } from "./screen/shift.js";
import { sign } from "./sign/face.js";

const MINUTE_MS = 60_000;
const LEAST = 0.3; // of the header's letters

/** @extends {YcElement<{ hall: string, window: string, flash: boolean, missing: string | undefined }>} */
class YcSign extends YcElement {
  static properties = { hall: {}, window: {}, flash: { state: true }, missing: { state: true } };

  constructor() {
    super();
    this.flash = false;
    this.live = new LiveView(this, () => `/live/halls/${encodeURIComponent(this.hall)}/windows/${encodeURIComponent(this.window)}`);
    this.everySecond(MINUTE_MS);
    new PixelShift(this);
    new Refit(this);
    new Awake(this);
    new NightlyReload(this, this.live, () => Boolean(this.live.view?.emergency));
  }

  /** @param {Api.SignView} view @param {Api.SignView | null} before */
  viewChanged(view, before) {
    const called = view.number && !view.serving;
    if (!called) this.flash = false;
    if (!before || !called || (view.call === before.call && view.number === before.number)) return;
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

  updated() {
    const header = this.querySelector("header");
    if (header) fit(header, LEAST);
  }

  render() {
    if (this.missing && !this.live.view) return html`<main class="loading" role="alert">${this.missing}</main>`;
    const view = this.live.view;
    return html`<yc-connection .live=${this.live}></yc-connection
      >${view ? sign(view, this.flash) : html`<main class="loading" aria-busy="true">${t("Loading…")}</main>`}
      ${view?.emergency ? html`<yc-emergency fill .text=${view.emergency}></yc-emergency>` : nothing}`;
  }
}

const { language, theme } = asked();
dress(theme);
await speakIn(language);
customElements.define("yc-sign", YcSign);
