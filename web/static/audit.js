// The audit: who did what when, and what of the ratings is worth a look.
import { html } from "lit";
import { get } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { t } from "/static/web/shared/words.js";
import "./audit/patterns.js";
import "./audit/trail.js";
import "./staff/bar.js";

/** One at a time, by the end of the address: each look is noted, so none is taken that nobody asked for. */
const RATINGS = "#ratings";

/** @extends {YcElement<{ me: Api.Who | null, halls: Api.HallView[], end: string }>} */
class YcAudit extends YcElement {
  static properties = { me: { state: true }, halls: { state: true }, end: { state: true } };

  constructor() {
    super();
    this.me = null;
    /** @type {Api.HallView[]} */
    this.halls = [];
    this.end = location.hash;
    this.onHash = () => (this.end = location.hash);
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener("hashchange", this.onHash);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("hashchange", this.onHash);
  }

  /** @param {Api.Who} who */
  async known(who) {
    const halls = await get("/halls").catch(() => []);
    this.halls = halls.filter((hall) => !who.hall || hall.id === who.hall);
    this.me = who;
  }

  updated() {
    document.title = t("Audit");
  }

  render() {
    const ratings = this.end === RATINGS;
    return html`<yc-staff-bar
        heading=${t("Audit")}
        note=${t("Who did what when; every look here is noted too")}
        .links=${[["/", t("All pages of this server")]]}
        @who=${(event) => this.known(event.detail)}
      ></yc-staff-bar>
      <main class="audit">
        <nav class="buttons" aria-label=${t("Audit")}>
          ${this.link("#trail", t("What happened"), !ratings)} ${this.link(RATINGS, t("Unusual ratings"), ratings)}
        </nav>
        ${this.me ? this.shown(this.me, ratings) : html`<p class="card soft" aria-busy="true">${t("Loading…")}</p>`}
      </main>`;
  }

  link(to, words, current) {
    return html`<a class="btn ${current ? "btn-primary" : "btn-outline-primary"}" href=${to} aria-current=${current ? "page" : "false"}
      >${words}</a
    >`;
  }

  /** @param {Api.Who} me @param {boolean} ratings */
  shown(me, ratings) {
    return ratings
      ? html`<yc-rating-patterns .halls=${this.halls}></yc-rating-patterns>`
      : html`<yc-audit-trail .halls=${this.halls} .bound=${me.hall}></yc-audit-trail>`;
  }
}
customElements.define("yc-audit", YcAudit);
