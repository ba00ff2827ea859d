// <yc-language>: one button that names the other language in that language.
import { html } from "lit";
import { YcElement } from "./element.js";
import { language, setLanguage } from "./words.js";

/** @extends {YcElement<{}>} */
class YcLanguage extends YcElement {
  render() {
    const other = language() === "en" ? "zh_CN" : "en";
    const name = other === "en" ? "English" : "中文";
    return html`<button type="button" lang=${other === "en" ? "en" : "zh-CN"} @click=${() => setLanguage(other)}>${name}</button>`;
  }
}
customElements.define("yc-language", YcLanguage);
