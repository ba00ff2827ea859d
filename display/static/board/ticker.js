// <yc-ticker .notices=${…}>: the hall's notices one after the other; a page stands still for 10 s, nothing scrolls.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { number, pick, t } from "/static/web/shared/words.js";
import { said, spoken } from "../screen/tongue.js";

const TURN_MS = 10_000;
const SIGN = html`<svg viewBox="0 0 48 48" aria-hidden="true" focusable="false">
  <path d="M6 19v10h7l18 9V10l-18 9zM13 29l3 11h6l-3-9M36 18a8 8 0 0 1 0 12"></path>
</svg>`;

/** @extends {YcElement<{ notices: Api.NoticeLine[], at: number, column: number }>} */
class YcTicker extends YcElement {
  static properties = { notices: { attribute: false }, at: { state: true }, column: { state: true } };

  constructor() {
    super();
    /** @type {Api.NoticeLine[]} */
    this.notices = [];
    this.at = 0;
    this.column = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(() => this.turn(), TURN_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  /** Every notice once, or in a screen of two languages once in each. */
  get pages() {
    const languages = spoken() === "both" ? ["zh", "en"] : [""];
    return this.notices.flatMap((notice) =>
      languages
        .map((language) => ({
          id: `${notice.id} ${language}`,
          lang: language === "en" ? "en" : nothing,
          text: language ? notice.text[language] : pick(notice.text),
        }))
        .filter((page) => page.text),
    );
  }

  /** A text that is too long for two lines goes on in columns beside it, of which one is seen. */
  get columns() {
    const box = this.querySelector(".text");
    if (!box) return 1;
    const gap = Number.parseFloat(getComputedStyle(box).columnGap) || 0;
    return Math.max(1, Math.round((box.scrollWidth + gap) / (box.clientWidth + gap)));
  }

  turn() {
    if (this.column + 1 < this.columns) {
      this.column += 1;
      return;
    }
    this.column = 0;
    this.at += 1;
  }

  willUpdate() {
    // A notice that came or went does not throw the reader back to the first one.
    const pages = this.pages;
    const stayed = pages.findIndex((page) => page.id === this.shown);
    if (this.turned === this.at && stayed >= 0) this.at = stayed;
    this.at = pages.length ? this.at % pages.length : 0;
    this.turned = this.at;
    if (this.shown !== pages[this.at]?.id) this.column = 0;
    this.shown = pages[this.at]?.id;
    this.drawn = pages;
  }

  render() {
    const page = this.drawn?.[this.at];
    if (!page) return nothing;
    return html`<section aria-label=${t("Hall notices")}>
      <p class="mark">${SIGN}<span>${said(() => t("Notice"))}</span></p>
      <p class="text" lang=${page.lang}>${page.text}</p>
      ${this.drawn && this.drawn.length > 1 ? html`<p class="count">${number(this.at + 1)}/${number(this.drawn.length)}</p>` : nothing}
    </section>`;
  }

  updated() {
    const box = this.querySelector(".text");
    if (!box) return;
    const gap = Number.parseFloat(getComputedStyle(box).columnGap) || 0;
    box.scrollLeft = this.column * (box.clientWidth + gap);
  }
}
customElements.define("yc-ticker", YcTicker);
