// <yc-emergency .text=${{zh, en}} .calls=${[]}>: covers everything until it is lifted, in both languages whatever the screen's own.
// The voice of a board chimes once and is then silent while it stands: a hall that is being cleared must hear its wardens,
// and nobody should be sent to a window. The calls stay small at the bottom, for the windows may finish with whom they have;
// what was not said is said after the all-clear, if its citizen is still awaited.
import { html, nothing, svg } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { t } from "/static/web/shared/words.js";
import { said } from "./tongue.js";

const SIGN = svg`<path d="M24 5 45 42H3z"></path><path d="M24 18v12M24 35.5v.5"></path>`;
const SHORT = { zh: 12, en: 42 };
const size = (text, short) => (text.length <= short ? "short" : text.length <= 2.5 * short ? "medium" : "long");

class YcEmergency extends YcElement {
  static properties = { text: { attribute: false }, calls: { attribute: false } };

  render() {
    const { zh, en } = this.text;
    return html`<div class="over">
      <div role="alert">
        <svg viewBox="0 0 48 48" aria-hidden="true" focusable="false">${SIGN}</svg>
        <p class="zh ${size(zh, SHORT.zh)}" lang="zh-CN">${zh}</p>
        ${en && en !== zh ? html`<p class="en ${size(en, SHORT.en)}" lang="en">${en}</p>` : nothing}
      </div>
      ${this.calls?.length ? html`<p class="calls">${said(() => t("Recent calls"))} ${this.calls.map((c) => html`<span><b>${c.number}</b> → ${t("Window {window}", { window: c.window })}</span>`)}</p>` : nothing}
    </div>`;
  }
}
customElements.define("yc-emergency", YcEmergency);
