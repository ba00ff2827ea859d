// The base of every component: light DOM, so that tokens and page styles reach it; redrawn when the language changes.
import { LitElement } from "lit";
import "./look.js";

class Base extends LitElement {
  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    /** @type {() => void} */
    this.onLanguage = () => this.requestUpdate();
    window.addEventListener("yc-language", this.onLanguage);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("yc-language", this.onLanguage);
  }

  /** Redraw every second, for clocks and waits; or, for words such as "tomorrow", every `ms`. */
  everySecond(ms = 1000) {
    this.addController({
      hostConnected: () => {
        this.second = setInterval(() => this.requestUpdate(), ms);
      },
      hostDisconnected: () => clearInterval(this.second),
    });
  }
}

/** A component says what Lit makes of its `static properties`: `@extends {YcElement<{ view: Api.BoardView }>}`. */
export const YcElement = /** @type {new <Own = {}>() => Base & Own} */ (/** @type {unknown} */ (Base));
