// <yc-emergency .text={zh, en}>: what stands over everything in an emergency, in both languages; on staff pages a strip,
// because whoever leads people out still needs the page. `.foot` is a line that stays in sight below.
import { html, nothing, svg } from "lit";
import { YcElement } from "./element.js";
import { pick } from "./words.js";

const LEAST = 16; // px; a text longer than that is scrolled
const LONG = { zh: 40, en: 120 }; // signs that make a text a long one, in smaller type
const SIGN = html`<svg viewBox="0 0 48 48" aria-hidden="true" focusable="false">
  ${svg`<path d="M24 6 44 41H4zM24 19v10M24 35v.1"></path>`}
</svg>`;

/** @extends {YcElement<{ text: Api.Text, foot: any, strip: boolean, fill: boolean }>} */
class YcEmergency extends YcElement {
  static properties = { text: { attribute: false }, foot: { attribute: false }, strip: { type: Boolean }, fill: { type: Boolean } };

  constructor() {
    super();
    this.room = new ResizeObserver(() => this.fit());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.room.disconnect();
  }

  updated() {
    this.room.disconnect();
    const box = this.fill && this.querySelector(".over");
    if (box) this.room.observe(box);
    this.fit();
  }

  /** On a screen of the hall (`fill`) the letters grow until the notice fills it; `--say` is their size in px. */
  fit() {
    const box = this.fill && this.querySelector(".over");
    if (!box) return;
    let [low, high] = [LEAST, box.clientHeight];
    while (high - low > 1) {
      const size = (low + high) / 2;
      box.style.setProperty("--say", `${size}px`);
      const fits = box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth;
      [low, high] = fits ? [size, high] : [low, size];
    }
    box.style.setProperty("--say", `${low}px`);
  }

  render() {
    const { text } = this;
    if (!text) return nothing;
    if (this.strip) return html`<p class="strip" role="alert">${SIGN}<span>${pick(text)}</span></p>`;
    const long = text.zh.length > LONG.zh || text.en.length > LONG.en;
    return html`<div class=${long ? "over long" : "over"} role="alert" tabindex="0">
      ${SIGN}<strong lang="zh-CN">${text.zh}</strong
      >${text.en !== text.zh ? html`<span lang="en">${text.en}</span>` : nothing}${this.foot ? html`<p class="foot">${this.foot}</p>` : nothing}
    </div>`;
  }
}
customElements.define("yc-emergency", YcEmergency);
