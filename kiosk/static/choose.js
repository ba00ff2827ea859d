// What is it about? One touch on a tile takes the number; the group stands above, "ordinary" already chosen. A hall of one
// category has its matters on the tiles, and one for whoever finds nothing there or only wants a number.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { YcElement } from "/static/web/shared/element.js";
import { serverNow } from "/static/web/shared/live.js";
import { HOME, inLanguage, language, pick, t, timeOfDay } from "/static/web/shared/words.js";
import "./card-on-reader.js";
import { icon } from "/static/web/shared/icons.js";
import { closedWords } from "./closed.js";
import { groups } from "./groups.js";
import { choicesOf, isGuided } from "./matters.js";
import { notes } from "./notes.js";
import { paging } from "./paging.js";
import { loadOf } from "./tile.js";

const MOST = 8;
const LEAST = 2;
const FEW = 4; // matters: fewer have the room for larger names

/**
 * @extends {YcElement<{
 *   view: Api.BoardView, offer: Api.HallView, group: string, busy: string, notice: string, lost: boolean, around: Around["shown"],
 *   large: boolean, at: string | undefined, resting: boolean, page: number, each: number
 * }>}
 */
class YcKioskChoose extends YcElement {
  static properties = {
    view: { attribute: false },
    offer: { attribute: false },
    group: { attribute: false },
    busy: { attribute: false },
    notice: { attribute: false },
    lost: { attribute: false },
    around: { attribute: false },
    large: { attribute: false },
    at: { attribute: false }, // the hall's time, for the clock
    resting: { attribute: false }, // nobody has touched it since the last citizen
    page: { state: true },
    each: { state: true }, // tiles on a page: as many as fit without being cut off
  };

  constructor() {
    super();
    this.page = 0;
    this.each = MOST;
    this.again = () => this.requestUpdate();
    this.everySecond();
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("resize", this.again);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("resize", this.again);
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  get choices() {
    return choicesOf(this.offer, this.view.categories);
  }

  render() {
    const { own, last } = this.choices;
    const each = this.each - last.length;
    const pages = Math.ceil(own.length / each);
    const page = Math.min(this.page, pages - 1);
    const shown = [...own.slice(page * each, page * each + each), ...last];
    const both = last.length > 0 && !this.large && language() === HOME;
    return html`${last.length ? this.first(both) : this.heading()}
      <main>
        <div class="who">
          <yc-kiosk-card .around=${this.around} .groups=${this.offer.groups} @yc-away=${() => this.tell("yc-away")}></yc-kiosk-card
          >${groups(this.offer, this.group, Boolean(this.around.offline), (name, detail) => this.tell(name, detail))}
        </div>
        ${this.notice ? html`<p class="refusal" role="alert">${icon("alert")} ${this.notice}</p>` : nothing} ${this.why(last)}
        <div class=${last.length && own.length < FEW ? "tiles few" : "tiles"} aria-busy=${Boolean(this.busy)}>
          ${repeat(
            shown,
            ({ category, matter, other }) => (other ? "" : (matter ?? category).id),
            (choice) => this.tile(choice, both),
          )}
        </div>
        ${paging(page, pages, (wanted) => (this.page = wanted))}
      </main>`;
  }

  /** Why no number can be had: said once where it holds for every tile. */
  why(last) {
    const closed = last.length ? closedWords(this.view.categories[0], this.around.offline) : "";
    return closed ? html`<p class="refusal" role="status">${icon("not")} ${closed}</p>` : nothing;
  }

  heading() {
    return html`<header>
      <p class="hall">${pick(this.view.name)}</p>
      <h1>${t("What do you need today?")}</h1>
      <p>${t("Touch once to get your number.")}</p>
      ${notes(this.around)}
    </header>`;
  }

  /** Of the screen that everybody comes to: also in English, with the time and how many wait. */
  first(both) {
    const { name, categories } = this.view;
    const { offline } = this.around;
    const how = () => `${t("What do you need today?")} ${t("Touch once to get your number.")}`;
    return html`<header>
      <p class="hall">${pick(name)}<time>${timeOfDay(serverNow(), this.at)}</time></p>
      <h1>${t("What do you need today?")}</h1>
      <p>${t("Touch once to get your number.")}</p>
      ${both ? html`<p lang="en">${inLanguage("en", how)}</p>` : nothing}
      ${offline || closedWords(categories[0], offline) ? nothing : loadOf(categories[0], offline)} ${notes(this.around)}
    </header>`;
  }

  /** @param {import("./matters.js").Choice} choice */
  tile({ category, matter, other }, both) {
    const taken = matter ? { category: category.id, service: matter.id } : { category: category.id };
    const guide = matter ? { service: matter.id } : { category: other ? "" : category.id };
    return html`<yc-kiosk-tile
      .category=${category}
      .matter=${matter}
      .other=${other}
      .both=${both}
      .guided=${isGuided(this.offer, category, matter)}
      .busy=${this.busy}
      .lost=${this.lost}
      .offline=${this.around.offline}
      @yc-take=${() => this.tell("yc-take", taken)}
      @yc-guide=${() => this.tell("yc-guide", guide)}
    ></yc-kiosk-tile>`;
  }

  /** Whatever may make room for more tiles. */
  get place() {
    const { readsCards, offline, printer } = this.around;
    const many = this.choices.own.length;
    return [many, this.large, language(), readsCards, Boolean(offline), printer, this.notice, innerWidth, innerHeight].join();
  }

  willUpdate(changed) {
    if (changed.has("resting") && this.resting) this.page = 0;
    if (this.measured !== this.place) this.each = MOST;
    this.measured = this.place;
  }

  /** Measured before anything is painted; what does not fit goes to another page. */
  async updated() {
    const tiles = [.../** @type {NodeListOf<import("lit").LitElement>} */ (this.querySelectorAll("yc-kiosk-tile, yc-kiosk-card"))];
    await Promise.all(tiles.map((tile) => tile.updateComplete));
    if (this.scrollHeight <= this.clientHeight + 1 || this.each <= LEAST) return;
    const { own, last } = this.choices;
    this.each = Math.min(this.each, own.length + last.length) - 1;
  }
}
customElements.define("yc-kiosk-choose", YcKioskChoose);
