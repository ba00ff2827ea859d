// 语音: follows the screen and the keyboard's focus while it is on; any touch of something else ends what is being said.
import { spoken } from "./spoken.js";
import { hush, say, speaking } from "./voice.js";

const CONTROLS = "button, input, summary, a";

export class Talk {
  constructor(host) {
    this.host = host;
    this.on = false;
    this.said = "";
    host.addController(this);
  }

  hostConnected() {
    /** @type {() => void} */
    this.quiet = () => hush();
    /** @type {(event: any) => void} */
    this.focused = (event) => this.name(event.target);
    window.addEventListener("pointerdown", this.quiet, true);
    window.addEventListener("keydown", this.quiet, true);
    this.host.addEventListener("focusin", this.focused);
  }

  hostDisconnected() {
    window.removeEventListener("pointerdown", this.quiet, true);
    window.removeEventListener("keydown", this.quiet, true);
    this.host.removeEventListener("focusin", this.focused);
    hush();
  }

  get speaking() {
    return this.on && speaking();
  }

  turn(on) {
    Object.assign(this, { on, said: "" });
    hush();
    this.host.requestUpdate();
  }

  /** What has come onto the screen. */
  hostUpdated() {
    if (!this.on) return;
    const now = spoken(this.host);
    if (!now || now.key === this.said) return;
    this.said = now.key;
    say(this.host.hall, now);
  }

  /** The label of what the keyboard has reached. */
  name(element) {
    if (!this.on || !element.matches(CONTROLS) || !element.matches(":focus-visible")) return;
    const text = element.getAttribute("aria-label") ?? (element.labels?.[0] ?? element).innerText;
    say(this.host.hall, { text, words: element.dataset.say?.split(",") ?? [] });
  }
}
