// <yc-language>: a button for every other language, with its name as those who speak it write it.
import { html } from "lit";
import { YcElement } from "./element.js";
import { language, languages, setLanguage } from "./words.js";

/** @extends {YcElement<{}>} */
class YcLanguage extends YcElement {
  render() {
    const others = languages.filter((one) => one.id !== language());
    return html`${others.map((one) => html`<button type="button" lang=${one.tag} @click=${() => setLanguage(one.id)}>${one.own_name}</button>`)}`;
  }
}
customElements.define("yc-language", YcLanguage);
