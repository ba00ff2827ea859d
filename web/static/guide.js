// The guide (办事指南) on the phone: find a matter, see what it needs, tick off what is ready, print it.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Ticks } from "./guide/ticks.js";
import { get } from "./shared/api.js";
import { YcElement } from "./shared/element.js";
import { GuideData } from "./shared/guide/load.js";
import { basis, called, conditions, counted, facts, foundIn, materials, whereElse } from "./shared/guide/parts.js";
import { calledBy, found, foundElsewhere } from "./shared/guide/search.js";
import "./shared/language-switch.js";
import "./shared/look-menu.js";
import { pick, t } from "./shared/words.js";

const AGAIN_MS = 3000;

/** @extends {YcElement<{ hall: string, service: string, text: string, categories: Api.CategoryLoad[] }>} */
class YcGuide extends YcElement {
  static properties = { hall: {}, service: {}, text: { state: true }, categories: { state: true } };

  constructor() {
    super();
    this.text = "";
    /** @type {Api.CategoryLoad[]} */
    this.categories = [];
    this.data = new GuideData(this, () => `/halls/${encodeURIComponent(this.hall)}`);
  }

  connectedCallback() {
    super.connectedCallback();
    this.ticks = new Ticks(this.hall, this.service ?? "");
    this.data.want(this.service ?? "");
    if (!this.service) this.look();
    /** @type {() => void} */
    this.unfold = () => this.querySelector(".basis")?.setAttribute("open", ""); // paper cannot be opened by a touch
    window.addEventListener("beforeprint", this.unfold);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("beforeprint", this.unfold);
  }

  /** The names of the categories; without them the list has no headings until they come. */
  async look() {
    try {
      this.categories = (await get(`/halls/${encodeURIComponent(this.hall)}/board`)).categories;
    } catch (problem) {
      if (problem.status !== 404) setTimeout(() => this.isConnected && this.look(), AGAIN_MS);
    }
  }

  get address() {
    return `/g/${encodeURIComponent(this.hall)}`;
  }

  tick(name) {
    this.ticks?.toggle(name);
    this.requestUpdate();
  }

  render() {
    const matter = this.service ? this.data.matter(this.service) : null;
    const here = matter ?? (this.service ? null : this.data.whole);
    if (here) document.title = `${pick(here.name)} · ${t("Guide")}`;
    return html`<main aria-busy=${!here && !this.data.missing}>
      <header>
        <a href=${this.address}>${this.service ? html`<span aria-hidden="true">‹</span> ` : nothing}${t("Guide")}</a>
        <div class="tools"><yc-look></yc-look><yc-language></yc-language></div>
      </header>
      ${this.data.missing ? this.nothing() : here ? (matter ? this.matter(matter) : this.list(here)) : html`<p>${t("Loading…")}</p>`}
    </main>`;
  }

  nothing() {
    return html`<section class="card" role="alert">
      <h1>${this.data.missing}</h1>
      <p>${t("Please check the address of this page.")}</p>
    </section>`;
  }

  list(whole) {
    const matters = this.text.trim() ? found(whole.matters, this.text) : null;
    const away = matters ? foundElsewhere(this.data.elsewhere, matters, this.text) : [];
    return html`<h1>${pick(whole.name)}</h1>
      <label class="search"
        ><span>${t("Find a service")}</span>
        <input
          type="search"
          autocomplete="off"
          enterkeyhint="search"
          aria-describedby="how"
          .value=${this.text}
          @input=${(e) => (this.text = e.target.value)}
      /></label>
      <p class="soft how" id="how">${t("Part of the name, or its pinyin initials")}</p>
      <p class="soft" role="status">${matters ? this.said(matters.length, away.length) : nothing}</p>
      ${matters ? html`${this.rows(matters, this.text)}${this.away(away)}` : this.byCategory(whole.matters)}`;
  }

  said(own, away) {
    return foundIn(own, away) || t("Nothing found. Please try other words, or ask at the hall's information desk.");
  }

  /** @param {Api.MatterLine[]} matters */
  byCategory(matters) {
    return repeat(
      this.categories,
      (c) => c.id,
      (c) => {
        const own = matters.filter((m) => m.category === c.id);
        return own.length
          ? html`<details class="category">
              <summary><span>${pick(c.name)}</span> <small>${counted(own.length)}</small></summary>
              ${this.rows(own, "")}
            </details>`
          : nothing;
      },
    );
  }

  /** @param {Api.MatterLine[]} matters */
  rows(matters, text) {
    return html`<ul class="rows">
      ${repeat(
        matters,
        (m) => m.id,
        (m) =>
          html`<li>
            <a href="${this.address}/${encodeURIComponent(m.id)}"
              ><span>${pick(m.name)}${called(calledBy(m, text))}</span><span aria-hidden="true">›</span></a
            >
          </li>`,
      )}
    </ul>`;
  }

  /** Each leads to the guide of the hall that does it. @param {Api.ElsewhereLine[]} lines */
  away(lines) {
    return lines.length
      ? html`<ul class="rows elsewhere">
          ${repeat(
            lines,
            (m) => `${m.hall} ${m.id}`,
            (m) =>
              html`<li>
                <a href="/g/${encodeURIComponent(m.hall)}/${encodeURIComponent(m.id)}"
                  ><span>${pick(m.name)}${called(calledBy(m, this.text))}${whereElse(m)}</span><span aria-hidden="true">›</span></a
                >
              </li>`,
          )}
        </ul>`
      : nothing;
  }

  /** @param {Api.MatterView} matter */
  matter(matter) {
    return html`<p class="soft">${pick(matter.category_name)}</p>
      <h1>${pick(matter.name)}</h1>
      ${facts(matter)} ${materials(matter, this.ticks?.names ?? new Set(), (name) => this.tick(name))} ${conditions(matter)}
      ${basis(matter)} ${matter.withdrawn ? nothing : this.along(matter)}`;
  }

  /** What can be done with the guide. @param {Api.MatterView} matter */
  along(matter) {
    return html`<p class="soft keep">${t("Your ticks stay on this phone.")}</p>
      <button type="button" class="print" @click=${() => window.print()}>${t("Print this guide")}</button>
      <p class="keep">
        <a href="/matters/${encodeURIComponent(matter.id)}?paper=chart">${t("How the departments handle it: flow chart")}</a>
      </p>`;
  }
}
customElements.define("yc-guide", YcGuide);
