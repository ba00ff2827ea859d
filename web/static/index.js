// Every page of this server, a card a hall.
import { html, nothing } from "lit";
import { get } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { number, pick, t } from "/static/web/shared/words.js";
import "./staff/bar.js";
import "./staff/refused.js";
import { icon } from "./shared/icons.js";

/** @extends {YcElement<{ halls: Api.HallView[] | null, damaged: string[], admin: boolean, supervises: boolean, oversees: boolean, leads: boolean }>} */
class YcIndex extends YcElement {
  static properties = {
    halls: { state: true },
    damaged: { state: true },
    admin: { state: true },
    supervises: { state: true },
    oversees: { state: true },
    leads: { state: true },
  };

  connectedCallback() {
    super.connectedCallback();
    this.look();
  }

  /** @param {Api.Who} who */
  known({ roles }) {
    this.admin = roles.includes("admin");
    this.supervises = this.admin || roles.includes("supervisor");
    this.leads = this.supervises || roles.includes("manager");
    this.oversees = this.supervises || roles.includes("manager") || roles.includes("reviewer");
  }

  async look() {
    try {
      const [halls, { damaged = [] }] = await Promise.all([get("/halls"), fetch("/readyz").then((answer) => answer.json())]);
      Object.assign(this, { halls, damaged });
    } catch {
      setTimeout(() => this.look(), 3000);
    }
  }

  render() {
    return html`<yc-staff-bar
        heading=${t("Yichuang, one window")}
        note=${t("Pages of this server")}
        @who=${(event) => this.known(event.detail)}
      ></yc-staff-bar>
      <main class="index">
        ${this.halls ? html`${this.damaged.map((id) => this.broken(id))}${this.halls.map((hall) => this.hall(hall))}${this.server()}` : html`<p class="empty" aria-busy="true">${t("Loading…")}</p>`}
        ${this.admin ? html`<yc-refused></yc-refused>` : nothing}
      </main>`;
  }

  /** After the halls, not before them: it would be pushed away as they come. */
  server() {
    return html`<nav class="card" aria-labelledby="server">
      <h2 id="server">${t("This server")}</h2>
      <p class="pages">
        <a class="btn btn-outline-primary" href="/sign-in">${t("Staff sign-in")}</a>
        <a class="btn btn-outline-primary" href="/cases">${t("Cases")}</a>
        <a class="btn btn-outline-primary" href="/feedback">${t("Ratings and complaints")}</a>
        ${this.oversees ? html`<a class="btn btn-outline-primary" href="/supervision">${t("Supervision")}</a>` : nothing}
        ${this.supervises ? html`<a class="btn btn-outline-primary" href="/figures">${t("Figures of all halls")}</a>` : nothing}
        ${this.leads ? html`<a class="btn btn-outline-primary" href="/wall">${t("Wall of the leader's office")}</a>` : nothing}
        <a class="btn btn-outline-primary" href="/open">${t("Public board")}</a>
        <a class="btn btn-outline-primary" href="/assessments">${t("Assessments")}</a>
        <a class="btn btn-outline-primary" href="/duty">${t("On duty")}</a>
        <a class="btn btn-outline-primary" href="/catalogue">${t("Catalogue of matters")}</a>
        <a class="btn btn-outline-primary" href="/calendar">${t("Working days")}</a>
        ${this.supervises ? html`<a class="btn btn-outline-primary" href="/audit">${t("Audit")}</a>` : nothing}
        ${this.admin ? html`<a class="btn btn-outline-primary" href="/hooks">${t("Messages to the outside")}</a>` : nothing}
        <a class="btn btn-outline-primary" href="/api/docs">${t("API documentation")}</a>
        <a class="btn btn-outline-primary" href="/healthz">${t("Server health")}</a>
      </p>
    </nav>`;
  }

  /** A hall that stands still, which the list of halls leaves out: nothing of it can be read, not even its name. */
  broken(id) {
    return html`<section class="card" aria-labelledby="hall-${id}">
      <header>
        <h2 id="hall-${id}">${id === "@cases" ? t("Cases") : t("Hall {hall}", { hall: id })}</h2>
        <span class="badge-state bad">${icon("alert")}${t("Records damaged")}</span>
      </header>
      <p>
        ${id === "@cases" ? t("No case can be worked on now. Numbers and calls go on.") : t("Numbers and calls stand still here. The other halls of the server go on.")}
      </p>
      <p>
        <b>${t("Staff: please call whoever looks after the server. Restore the last backup, or ask for help before deleting anything.")}</b>
      </p>
    </section>`;
  }

  hall(hall) {
    return html`<section class="card" aria-labelledby="hall-${hall.id}">
      <header>
        <h2 id="hall-${hall.id}">${pick(hall.name)}</h2>
        <span class="badge-state ${hall.open ? "good" : "idle"}"
          >${icon(hall.open ? "check" : "power")}${hall.open ? t("Giving out numbers") : t("No numbers now")}</span
        >
        <span>${t("{count} waiting", { count: number(hall.waiting) })}</span>
      </header>
      <p class="pages">
        <a class="btn btn-primary" href="/console/${hall.id}">${t("Clerk console")}</a>
        <a class="btn btn-primary" href="/manager/${hall.id}">${t("Manager panel")}</a>
        <a class="btn btn-primary" href="/issuing/${hall.id}">${t("Issuing")}</a>
        <a class="btn btn-outline-primary" href="/devices/${hall.id}">${t("Devices")}</a>
        <a class="btn btn-outline-primary" href="/statistics/${hall.id}">${t("Statistics")}</a>
        <a class="btn btn-outline-primary" href="/figures/${hall.id}">${t("Figures")}</a>
        <a class="btn btn-outline-primary" href="/board/${hall.id}">${t("Hall board")}</a>
        ${hall.kiosks.map((kiosk) => html`<a class="btn btn-outline-primary" href="/kiosk/${hall.id}/${kiosk.id}">${pick(kiosk.name)}</a>`)}
      </p>
      <details>
        <summary>${t("Pages of each window")}</summary>
        ${this.links(hall, t("Window signs"), (id) => `/window/${hall.id}/${id}`)}
        ${this.links(hall, t("Rating pads"), (id) => `/rating/${hall.id}/${id}`)}
        ${this.links(hall, t("Consoles"), (id) => `/console/${hall.id}/${id}`)}
      </details>
    </section>`;
  }

  /** @param {Api.HallView} hall @param {string} heading @param {(window: string) => string} path */
  links(hall, heading, path) {
    return html`<h3>${heading}</h3>
      <p class="numbers">${hall.windows.map((w) => html`<a href=${path(w.id)} aria-label="${heading} ${pick(w.name)}">${w.id}</a>`)}</p>`;
  }
}
customElements.define("yc-index", YcIndex);
