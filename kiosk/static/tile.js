// One category, or one matter of a hall's only category: the large part takes a number, the small part opens its guide.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { besides, number, pick, t, waitOf } from "/static/web/shared/words.js";
import { closedWords } from "./closed.js";
import { icon } from "/static/web/shared/icons.js";

/**
 * Who waits and how long, or why no number can be had; cut off, nobody here knows.
 *
 * @param {Api.CategoryLoad} c
 * @param {Api.Offline | null} offline
 */
export function loadOf(c, offline) {
  const closed = closedWords(c, offline);
  if (closed) return html`<span class="closed">${icon("not")} ${closed}</span>`;
  if (offline) return html`<span class="load">${t("Touch to take a number")}</span>`;
  return html`<span class="load"
    ><span>${icon("user")} ${t("{count} waiting", { count: number(c.waiting) })}</span><span>${icon("clock")} ${waitOf(c)}</span></span
  >`;
}

const OTHER = "Something else, or not sure";
const OTHERS = "Take a number, and ask at the window";

/**
 * @extends {YcElement<{
 *   category: Api.CategoryLoad, matter: Api.ServiceOffer | null, other: boolean, both: boolean, guided: boolean, busy: string,
 *   lost: boolean, offline: Api.Offline | null
 * }>}
 */
class YcKioskTile extends YcElement {
  static properties = {
    category: { attribute: false },
    matter: { attribute: false }, // or null: the category itself
    other: { attribute: false }, // whatever is on no tile
    both: { attribute: false }, // in English as well
    guided: { attribute: false },
    busy: { attribute: false },
    lost: { attribute: false }, // no way to the server: no number can be taken
    offline: { attribute: false }, // {left}: numbers are given out without the server
  };

  tell(name) {
    this.dispatchEvent(new CustomEvent(name));
  }

  get key() {
    return this.matter?.id ?? this.category.id;
  }

  /** Its name and what is said below it. */
  says() {
    const { category: c, matter, other, both } = this;
    const english = (text) => (both && text ? html`<small lang="en">${text}</small>` : nothing);
    if (other)
      return html`<span class="name plain"><span>${t(OTHER)}</span></span
        ><span class="hint">${t(OTHERS)}</span>${english(OTHER)}`;
    if (matter)
      return html`<span class="name plain"><span>${pick(matter.name)}</span></span
        >${english(besides(matter.name))}`;
    return html`<span class="name"><b>${c.prefix}</b> <span>${pick(c.name)}</span></span>`;
  }

  render() {
    const { category: c, matter, other, offline } = this;
    const closed = closedWords(c, offline);
    const words = [`category:${c.id}`, ...(closed || offline ? [] : [`count:${Math.min(c.waiting, 999)}`, "waiting"])];
    const taking = this.busy === this.key;
    return html`<button
        type="button"
        class="take"
        data-say=${words.join()}
        ?disabled=${Boolean(closed || this.busy || this.lost)}
        @click=${() => this.tell("yc-take")}
      >
        ${this.says()}
        ${taking && !closed ? html`<span class="taking" role="status">${t("Getting your number…")}</span>` : matter || other ? nothing : loadOf(c, offline)}
      </button>
      ${this.guided ? this.guide() : nothing}`;
  }

  guide() {
    const { category: c, matter, other } = this;
    return html`<button
      type="button"
      class="guide"
      data-say="category:${c.id},guide"
      ?disabled=${Boolean(this.busy)}
      @click=${() => this.tell("yc-guide")}
    >
      ${icon(other ? "search" : "book")}<span>${other ? t("Look it up") : t("Guide")}</span>${other ? nothing : html`<span class="visually-hidden-text">${pick(matter?.name ?? c.name)}</span>`}
    </button>`;
  }
}
customElements.define("yc-kiosk-tile", YcKioskTile);
