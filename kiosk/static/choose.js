// What is it about? One touch on a tile takes the number; the group stands above, "ordinary" already chosen.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { YcElement } from "/static/web/shared/element.js";
import { language, pick, t } from "/static/web/shared/words.js";
import "./card.js";
import { icon } from "/static/web/shared/icons.js";
import { notes } from "./notes.js";
import { paging } from "./paging.js";
import "./tile.js";

const MOST = 8;
const LEAST = 2;

/**
 * @extends {YcElement<{
 *   view: Api.BoardView, offer: Api.HallView, group: string, busy: string, notice: string, lost: boolean, around: Around["shown"],
 *   large: boolean, page: number, each: number
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
    page: { state: true },
    each: { state: true }, // tiles on a page: as many as fit without being cut off
  };

  constructor() {
    super();
    this.page = 0;
    this.each = MOST;
    this.again = () => this.requestUpdate();
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

  render() {
    const { categories } = this.view;
    const { each } = this;
    const pages = Math.ceil(categories.length / each);
    const page = Math.min(this.page, pages - 1);
    const shown = categories.slice(page * each, page * each + each);
    const guided = new Set(this.offer.services.map((s) => s.category));
    return html`<header>
        <p class="hall">${pick(this.view.name)}</p>
        <h1>${t("What do you need today?")}</h1>
        <p>${t("Touch once to get your number.")}</p>
        ${notes(this.around)}
      </header>
      <main>
        <div class="who">
          <yc-kiosk-card .around=${this.around} .groups=${this.offer.groups} @yc-away=${() => this.tell("yc-away")}></yc-kiosk-card
          >${this.groups()}
        </div>
        ${this.notice ? html`<p class="refusal" role="alert">${icon("alert")} ${this.notice}</p>` : nothing}
        <div class="tiles" aria-busy=${Boolean(this.busy)}>
          ${repeat(
            shown,
            (c) => c.id,
            (c) =>
              html`<yc-kiosk-tile
                .category=${c}
                .guided=${guided.has(c.id)}
                .busy=${this.busy}
                .lost=${this.lost}
                .offline=${this.around.offline}
                @yc-take=${() => this.tell("yc-take", c.id)}
                @yc-guide=${() => this.tell("yc-guide", c.id)}
              ></yc-kiosk-tile>`,
          )}
        </div>
        ${paging(page, pages, (wanted) => (this.page = wanted))}
      </main>`;
  }

  /** Whatever may make room for more tiles. */
  get place() {
    const { readsCards, offline, printer } = this.around;
    const many = this.view.categories.length;
    return [many, this.large, language(), readsCards, Boolean(offline), printer, this.notice, innerWidth, innerHeight].join();
  }

  willUpdate() {
    if (this.measured !== this.place) this.each = MOST;
    this.measured = this.place;
  }

  /** Measured before anything is painted; what does not fit goes to another page. */
  async updated() {
    const tiles = [.../** @type {NodeListOf<import("lit").LitElement>} */ (this.querySelectorAll("yc-kiosk-tile, yc-kiosk-card"))];
    await Promise.all(tiles.map((tile) => tile.updateComplete));
    if (this.scrollHeight <= this.clientHeight + 1 || this.each <= LEAST) return;
    this.each = Math.min(this.each, this.view.categories.length) - 1;
  }

  /**
   * An appointment is believed by its code; nobody can look it up while the network is cut.
   *
   * @param {Api.GroupLine} group
   */
  byCode(group) {
    return group.id === "appointment" && this.offer.appointment_codes;
  }

  /** @param {Api.GroupLine} group */
  booked(group) {
    return html`<button
      type="button"
      data-say="group:${group.id}"
      ?disabled=${Boolean(this.around.offline)}
      @click=${() => this.tell("yc-booked")}
    >
      ${icon("clock")} ${t("I have an appointment")}
    </button>`;
  }

  groups() {
    const [booked] = this.offer.groups.filter((g) => this.byCode(g));
    const groups = this.offer.groups.filter((g) => g !== booked);
    if (groups.length < 2 && !booked) return nothing;
    return html`<div class="groups">
      ${
        groups.length < 2
          ? nothing
          : html`<div class="group" role="group" aria-label=${t("Priority group")}>
              <span>${t("I am")}</span>
              ${groups.map((g) => html`<button type="button" data-say="group:${g.id}" aria-pressed=${g.id === this.group} @click=${() => this.tell("yc-group", g.id)}>${pick(g.name)}</button>`)}
            </div>`
      }${booked ? this.booked(booked) : nothing}
    </div>`;
  }
}
customElements.define("yc-kiosk-choose", YcKioskChoose);
