// The three papers of a matter, made from the catalogue: service guide, handbook and flow chart, on a screen and on A4.
import { html, nothing } from "lit";
import "./matter/chart-paper.js";
import "./matter/guide-paper.js";
import "./matter/handbook-paper.js";
import { get } from "./shared/api.js";
import { YcElement } from "./shared/element.js";
import "./shared/language-switch.js";
import "./shared/look-menu.js";
import { number, pick, t } from "./shared/words.js";

/** What each paper is called, and what shows it. @type {Record<string, [string, (matter: Api.MatterPaper) => unknown]>} */
const PAPERS = {
  guide: ["Service guide", (matter) => html`<yc-guide-paper .matter=${matter}></yc-guide-paper>`],
  handbook: ["Handbook", (matter) => html`<yc-handbook-paper .matter=${matter}></yc-handbook-paper>`],
  chart: ["Flow chart", (matter) => html`<yc-chart-paper .matter=${matter}></yc-chart-paper>`],
};
const asked = () => new URLSearchParams(location.search).get("paper") ?? "";

/** @extends {YcElement<{ matter: string, view: Api.MatterPaper | null, paper: string, problem: string }>} */
class YcMatter extends YcElement {
  static properties = { matter: {}, view: { state: true }, paper: { state: true }, problem: { state: true } };

  constructor() {
    super();
    /** @type {Api.MatterPaper | null} */
    this.view = null;
    this.paper = "";
    this.problem = "";
  }

  connectedCallback() {
    super.connectedCallback();
    /** @type {() => void} */
    this.turned = () => (this.paper = Object.hasOwn(PAPERS, asked()) ? asked() : "guide");
    this.turned();
    window.addEventListener("popstate", this.turned);
    this.look();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("popstate", this.turned);
  }

  async look() {
    try {
      this.view = await get(`/matters/${encodeURIComponent(this.matter)}`);
    } catch (problem) {
      this.problem = problem.message || t("The server cannot be reached now. Please load this page again.");
    }
  }

  address(paper) {
    const here = new URL(location.href);
    here.searchParams.set("paper", paper);
    return here.pathname + here.search;
  }

  turn(event, paper) {
    event.preventDefault();
    history.pushState(null, "", this.address(paper));
    this.paper = paper;
  }

  render() {
    const { view, problem } = this;
    const [words, shown] = PAPERS[this.paper];
    if (view) document.title = `${pick(view.name)} · ${t(words)}`;
    return html`<header class="no-print">
        <nav class="papers" aria-label=${t("Papers of a matter")}>
          ${Object.entries(PAPERS).map(([paper, [name]]) => html`<a href=${this.address(paper)} aria-current=${paper === this.paper ? "page" : "false"} @click=${(event) => this.turn(event, paper)}>${t(name)}</a>`)}
        </nav>
        <div class="tools">
          <button type="button" class="print" ?disabled=${!view} @click=${() => window.print()}>${t("Print this paper")}</button
          ><yc-look></yc-look><yc-language></yc-language>
        </div>
      </header>
      <main aria-busy=${!view && !problem}>
        ${problem ? html`<p class="card" role="alert">${problem}</p>` : view ? this.sheet(view, words, shown(view)) : html`<p class="card">${t("Loading…")}</p>`}
      </main>`;
  }

  /** @param {Api.MatterPaper} view */
  sheet(view, words, content) {
    return html`<article class="sheet">
      <header>
        <p class="kind">${t(words)}</p>
        <h1>${pick(view.name)}</h1>
        ${view.offered ? nothing : html`<p class="gone" role="status">${t("No longer offered")}</p>`}
      </header>
      ${content}
      <footer>
        ${view.source ? this.source(view.source) : nothing}
        <p>
          ${view.checked ? t("Last checked: {month}. What the department itself publishes takes precedence.", { month: view.checked }) : t("Not compared with what the department publishes. That takes precedence.")}
        </p>
        <p>
          ${t("From the catalogue of matters: {matter}, version {number}, published on {day}", { matter: view.matter, number: number(view.version), day: view.published_at.slice(0, 10) })}
        </p>
      </footer>
    </article>`;
  }

  /** @param {Api.MatterSource} source */
  source({ title, url }) {
    return html`<p>${t("Source: {source}", { source: title })}${url ? html` <a href=${url} rel="noreferrer">${url}</a>` : nothing}</p>`;
  }
}
customElements.define("yc-matter", YcMatter);
