// Keys for the buttons on the screen; silent while somebody types, and to be turned off.
import { OTHERS, PRIMARY_KEY } from "./standing.js";

const KEY = "yichuang-shortcuts";
const TYPING = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";

export class Shortcuts {
  constructor(host) {
    this.host = host;
    this.on = true;
    try {
      this.on = localStorage.getItem(KEY) !== "off";
    } catch {
      // a browser without storage has the keys on
    }
    this.listen = (event) => this.press(event);
    host.addController(this);
  }

  hostConnected() {
    window.addEventListener("keydown", this.listen);
  }

  hostDisconnected() {
    window.removeEventListener("keydown", this.listen);
  }

  turn(on) {
    this.on = on;
    try {
      localStorage.setItem(KEY, on ? "on" : "off");
    } catch {
      // remembered for this page only
    }
    this.host.requestUpdate();
  }

  press(event) {
    if (event.key === "Escape" && this.host.panel) {
      event.preventDefault();
      this.host.showPanel("");
      return;
    }
    const typing = event.target.closest?.(TYPING);
    if (!this.on || event.repeat || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (typing && event.key !== PRIMARY_KEY) return;
    const button = this.button(event.key);
    if (!button) return;
    event.preventDefault();
    button.click();
  }

  /** The button that the key stands for, if it is on the screen now: keys and touches go the same way. */
  button(key) {
    if (key === PRIMARY_KEY) return this.host.querySelector(".primary");
    if (this.host.panel && /^[1-9]$/.test(key)) return this.host.querySelector(`.panel [data-choice="${key}"]`);
    const found = OTHERS.find((other) => other.key === key.toUpperCase());
    return found ? this.host.querySelector(`[data-button="${found.panel ?? found.action}"]`) : null;
  }
}
