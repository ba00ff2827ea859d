// One category: the large part takes a number, the small part opens its guide.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { number, pick, t, waitOf } from "/static/web/shared/words.js";
import { closedWords } from "./closed.js";
import { icon } from "/static/web/shared/icons.js";

/**
 * @extends {YcElement<{
 *   category: Api.CategoryLoad, guided: boolean, busy: string, lost: boolean, offline: Api.Offline | null
 * }>}
 */
class YcKioskTile extends YcElement {
  static properties = {
    category: { attribute: false },
    guided: { attribute: false },
    busy: { attribute: false },
    lost: { attribute: false }, // no way to the server: no number can be taken
    offline: { attribute: false }, // {left}: numbers are given out without the server
  };

  tell(name) {
    this.dispatchEvent(new CustomEvent(name));
  }

  /**
   * Who waits and how long; cut off, nobody here knows.
   *
   * @param {Api.CategoryLoad} c
   */
  load(c) {
    if (this.offline) return html`<span class="load">${t("Touch to take a number")}</span>`;
    return html`<span class="load"
      ><span>${icon("user")} ${t("{count} waiting", { count: number(c.waiting) })}</span><span>${icon("clock")} ${waitOf(c)}</span></span
    >`;
  }

  render() {
    const c = this.category;
    const closed = closedWords(c, this.offline);
    const words = [`category:${c.id}`, ...(closed || this.offline ? [] : [`count:${Math.min(c.waiting, 999)}`, "waiting"])];
    return html`<button
        type="button"
        class="take"
        data-say=${words.join()}
        ?disabled=${Boolean(closed || this.busy || this.lost)}
        @click=${() => this.tell("yc-take")}
      >
        <span class="name"><b>${c.prefix}</b> <span>${pick(c.name)}</span></span>
        ${closed ? html`<span class="closed">${icon("not")} ${closed}</span>` : this.busy === c.id ? html`<span class="taking" role="status">${t("Getting your number…")}</span>` : this.load(c)}
      </button>
      ${this.guided ? html`<button type="button" class="guide" data-say="category:${c.id},guide" ?disabled=${Boolean(this.busy)} @click=${() => this.tell("yc-guide")}>${icon("book")}<span>${t("Guide")}</span><span class="visually-hidden-text">${pick(c.name)}</span></button>` : nothing}`;
  }
}
customElements.define("yc-kiosk-tile", YcKioskTile);
