// <yc-missed .numbers=${…} .head=${…}>: the missed numbers whole, the newest when there is no room for all, and "+2" for the others.
import { html } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { number } from "/static/web/shared/words.js";

const DRAWN = 24; // more have no room on any board

/** @extends {YcElement<{ numbers: string[], head: string | undefined }>} */
class YcMissed extends YcElement {
  static properties = { numbers: { attribute: false }, head: { attribute: false } };

  constructor() {
    super();
    /** @type {string[]} */
    this.numbers = [];
    this.head = "";
    this.room = new ResizeObserver(() => this.measure());
  }

  connectedCallback() {
    super.connectedCallback();
    if (this.parentElement) this.room.observe(this.parentElement);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.room.disconnect();
  }

  render() {
    return html`<p class="absent">${this.head}${this.numbers.slice(-DRAWN).map((n) => html`<span>${n}</span>`)}<em hidden></em></p>`;
  }

  updated() {
    this.measure();
  }

  measure() {
    const box = this.querySelector(".absent");
    const all = [...(box?.querySelectorAll(":scope > span") ?? [])];
    const more = box?.querySelector("em");
    if (!box || !more) return;
    const air = Number.parseFloat(getComputedStyle(box).fontSize) / 2; // letters reach beyond their line
    for (const one of all) one.hidden = false;
    const before = this.numbers.length - all.length;
    for (let left = 0; left < all.length; left += 1) {
      if (left) all[left - 1].hidden = true;
      more.hidden = !(before + left);
      more.textContent = before + left ? `+${number(before + left)}` : "";
      if (box.scrollHeight <= box.clientHeight + air) return;
    }
  }
}
customElements.define("yc-missed", YcMissed);
