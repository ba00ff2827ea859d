// The row at the foot, in reach of a wheelchair: back, language, large text, voice.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { language, setLanguage, t } from "/static/web/shared/words.js";
import { icon } from "/static/web/shared/icons.js";

/** @extends {YcElement<{ large: boolean, voice: boolean, back: boolean }>} */
class YcKioskBar extends YcElement {
  static properties = { large: { attribute: false }, voice: { attribute: false }, back: { attribute: false } };

  tell(name) {
    this.dispatchEvent(new CustomEvent(name));
  }

  render() {
    const english = language() === "en";
    return html`<nav aria-label=${t("Language and text size")}>
      ${this.back ? html`<button type="button" class="back" data-say="back" @click=${this.back}>${icon("leave")} ${t("Back")}</button>` : nothing}
      <button
        type="button"
        lang="zh-CN"
        data-say="mandarin"
        aria-pressed=${!english}
        @click=${() => setLanguage("zh_CN", { remember: false })}
      >
        中文
      </button>
      <button type="button" lang="en" data-say="english" aria-pressed=${english} @click=${() => setLanguage("en", { remember: false })}>
        English
      </button>
      <button type="button" data-say="large-text" aria-pressed=${this.large} @click=${() => this.tell("yc-large")}>
        ${t("Large text")}
      </button>
      <button type="button" data-say="talk" aria-pressed=${this.voice} @click=${() => this.tell("yc-voice")}>
        ${icon("speaker")} ${t("Read aloud")}
      </button>
    </nav>`;
  }
}
customElements.define("yc-kiosk-bar", YcKioskBar);
