// <yc-board-tools>: the choice of language, there for some seconds after a pointer or a key moved; the pointer hides with it.
import { html } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { languages, t } from "/static/web/shared/words.js";
import { ask } from "../screen/asked.js";
import { speakIn, spoken } from "../screen/tongue.js";

const SHOWN_MS = 6000;
const MOVES = ["pointermove", "pointerdown", "keydown"];
/** Every language, and the first two side by side: {key, name, tag}. */
const choices = () => [
  ...languages.map((one) => ({ key: one.key, name: one.own_name, tag: one.tag })),
  {
    key: "both",
    name: languages
      .slice(0, 2)
      .map((one) => one.own_name)
      .join(" + "),
    tag: languages[0].tag,
  },
];

/** @extends {YcElement<{ shown: boolean }>} */
class YcBoardTools extends YcElement {
  static properties = { shown: { state: true } };

  constructor() {
    super();
    this.shown = false;
    this.moved = () => this.show();
  }

  connectedCallback() {
    super.connectedCallback();
    for (const move of MOVES) window.addEventListener(move, this.moved, { passive: true });
    document.documentElement.classList.add("still");
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const move of MOVES) window.removeEventListener(move, this.moved);
    clearTimeout(this.timer);
  }

  show() {
    this.shown = true;
    document.documentElement.classList.remove("still");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.shown = false;
      document.documentElement.classList.add("still");
    }, SHOWN_MS);
  }

  /** Into the address too, so that the screen keeps it over the nightly reload. */
  async choose(language) {
    ask("language", language);
    await speakIn(language);
  }

  render() {
    return html`<div role="group" aria-label=${t("Language of the screen")} ?hidden=${!this.shown}>
      ${choices().map((one) => html`<button type="button" lang=${one.tag} aria-pressed=${one.key === spoken()} @click=${() => this.choose(one.key)}>${one.name}</button>`)}
    </div>`;
  }
}
customElements.define("yc-board-tools", YcBoardTools);
