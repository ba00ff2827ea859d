// <yc-emergency .text={zh, en}>: what stands over everything in an emergency, in both languages; on staff pages a strip,
// because whoever leads people out still needs the page. `.foot` is a line that stays in sight below.
import { html, nothing, svg } from "lit";
import { YcElement } from "./element.js";
import { pick } from "./words.js";

const LONG = { zh: 40, en: 120 }; // signs that make a text a long one, in smaller type
const SIGN = html`<svg viewBox="0 0 48 48" aria-hidden="true" focusable="false">${svg`<path d="M24 6 44 41H4zM24 19v10M24 35v.1"></path>`}</svg>`;

class YcEmergency extends YcElement {
  static properties = { text: { attribute: false }, foot: { attribute: false }, strip: { type: Boolean } };

  render() {
    const { text } = this;
    if (!text) return nothing;
    if (this.strip) return html`<p class="strip" role="alert">${SIGN}<span>${pick(text)}</span></p>`;
    const long = text.zh.length > LONG.zh || text.en.length > LONG.en;
    return html`<div class=${long ? "over long" : "over"} role="alert" tabindex="0">${SIGN}<strong lang="zh-CN">${text.zh}</strong>${text.en !== text.zh ? html`<span lang="en">${text.en}</span>` : nothing}${this.foot ? html`<p class="foot">${this.foot}</p>` : nothing}</div>`;
  }
}
customElements.define("yc-emergency", YcEmergency);
