// The row at the foot, in reach of a wheelchair: back, language, large text, voice.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { language, languages, setLanguage, t } from "/static/web/shared/words.js";
import { icon } from "/static/web/shared/icons.js";

const CLIPS = { zh: "mandarin", en: "english" }; // names of languages that are recorded

/** @extends {YcElement<{ large: boolean, voice: boolean, back: boolean, says: boolean }>} */
class YcKioskBar extends YcElement {
  static properties = { large: { attribute: false }, voice: { attribute: false }, back: { attribute: false }, says: { attribute: false } };

  tell(name) {
    this.dispatchEvent(new CustomEvent(name));
  }

  tongue(one) {
    return html`<button
      type="button"
      lang=${one.tag}
      data-say=${CLIPS[one.key] ?? nothing}
      aria-pressed=${one.id === language()}
      @click=${() => setLanguage(one.id, { remember: false })}
    >
      ${one.own_name}
    </button>`;
  }

  render() {
    return html`<nav aria-label=${t("Language and text size")}>
      ${this.back ? html`<button type="button" class="back" data-say="back" @click=${this.back}>${icon("leave")} ${t("Back")}</button>` : nothing}
      ${this.says ? html`<button type="button" @click=${() => this.tell("yc-say")}>${icon("hand")} ${t("Rate")}</button>` : nothing}
      ${languages.map((one) => this.tongue(one))}
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
