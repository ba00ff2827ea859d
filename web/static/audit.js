// The audit: who did what when, and what of the ratings is worth a look.
import { html } from "lit";
import { get } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { t } from "/static/web/shared/words.js";
import "./audit/trail.js";
import "./staff/bar.js";
import "./staff/tabs.js";

/** @extends {YcElement<{ me: Api.Who | null, halls: Api.HallView[] }>} */
class YcAudit extends YcElement {
  static properties = { me: { state: true }, halls: { state: true } };

  constructor() {
    super();
    this.me = null;
    /** @type {Api.HallView[]} */
    this.halls = [];
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
    return html`<yc-staff-bar
        heading=${t("Audit")}
        note=${t("Who did what when; every look here is noted too")}
        .links=${[["/", t("All pages of this server")]]}
        @who=${(event) => this.known(event.detail)}
      ></yc-staff-bar>
      <main class="audit">
        ${this.me ? html`<yc-audit-trail .halls=${this.halls} .bound=${this.me.hall}></yc-audit-trail>` : html`<p class="card soft" aria-busy="true">${t("Loading…")}</p>`}
      </main>`;
  }
}
customElements.define("yc-audit", YcAudit);
