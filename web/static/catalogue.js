// The catalogue of matters: what can be applied for, in which version; out as a file, and in again after it was looked through.
import { html, nothing } from "lit";
import { get, post, upload } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { number, pick, t } from "/static/web/shared/words.js";
import { workingDays } from "./shared/case-words.js";
import { icon } from "./shared/icons.js";
import "./staff/bar.js";
import { managesAll } from "./staff/may.js";

/** @param {Api.CatalogueRow} line */
function limits({ promise_days: promised, law_days: lawful }) {
  const known = [promised && `${t("promised")} ${workingDays(promised)}`, lawful && `${t("by law")} ${workingDays(lawful)}`];
  return known.filter(Boolean).join(" · ") || t("no limit fixed");
}

/** @extends {YcElement<{ me: Api.Who | null, matters: Api.CatalogueRow[] | null, wanted: string, tried: Api.TriedView | null, done: boolean, problem: string, asked: string }>} */
class YcCatalogue extends YcElement {
  static properties = {
    me: { state: true },
    matters: { state: true },
    wanted: { state: true },
    tried: { state: true },
    done: { state: true },
    problem: { state: true },
    asked: { state: true },
  };

  constructor() {
    super();
    this.me = null;
    /** @type {Api.CatalogueRow[] | null} */
    this.matters = null;
    this.wanted = "";
    /** @type {Api.TriedView | null} */
    this.tried = null;
    /** @type {File | null} */
    this.file = null;
    this.done = false;
    this.problem = "";
    this.asked = "";
  }

  connectedCallback() {
    super.connectedCallback();
    this.attempt(async () => (this.matters = (await get("/catalogue")).matters));
  }

  async attempt(work) {
    this.problem = "";
    try {
      await work();
    } catch (problem) {
      this.problem = problem.message || t("The server did not answer. Please check the screen and try again.");
    }
  }

  /** Who manages every hall changes the catalogue; everybody else looks. */
  get may() {
    return managesAll(this.me);
  }

  get shown() {
    const wanted = this.wanted.trim().toLowerCase();
    const words = (line) => `${line.matter} ${line.name.zh} ${line.name.en} ${line.departments.map(pick).join(" ")}`.toLowerCase();
    return (this.matters ?? []).filter((line) => !wanted || words(line).includes(wanted));
  }

  choose(event) {
    this.file = event.target.files[0] ?? null;
    event.target.value = ""; // the same one again, once it was put right
    this.tried = null;
    this.done = false;
    if (this.file) this.attempt(async () => (this.tried = await upload("/catalogue/try", this.file)));
  }

  publish() {
    this.attempt(async () => {
      this.tried = await upload("/catalogue", this.file);
      this.done = !this.tried?.faults.length;
      this.matters = (await get("/catalogue")).matters;
    });
  }

  /** @param {Api.CatalogueRow} line */
  withdraw(line) {
    if (this.asked !== line.matter) {
      this.asked = line.matter;
      return;
    }
    this.asked = "";
    this.attempt(async () => (this.matters = (await post(`/catalogue/${line.matter}/withdraw`)).matters));
  }

  updated() {
    document.title = t("Catalogue of matters");
  }

  render() {
    return html`<yc-staff-bar
        heading=${t("Catalogue of matters")}
        note=${this.matters ? t("{count} matters", { count: number(this.matters.length) }) : ""}
        @who=${(event) => (this.me = event.detail)}
        .links=${[["/", t("All pages of this server")]]}
      ></yc-staff-bar>
      <main class="catalogue">
        <div class="buttons">
          <a class="btn btn-outline-primary" href="/api/v1/catalogue.xlsx" download>${icon("save")}${t("As a workbook")}</a>
          <a class="btn btn-outline-secondary" href="/api/v1/catalogue.toml" download>${icon("save")}${t("As TOML")}</a>
        </div>
        ${this.problem ? html`<p class="fault" role="alert">${icon("alert")}<span>${this.problem}</span></p>` : nothing}
        ${this.may ? this.form() : nothing} ${this.list()}
      </main>`;
  }

  form() {
    return html`<section class="card" aria-labelledby="from-file">
      <h2 id="from-file">${t("From a file")}</h2>
      <p class="soft">${t("Nothing changes before you publish it.")}</p>
      <label class="btn btn-outline-primary"
        >${icon("add")}${t("Choose a workbook or a TOML file")}<input
          class="visually-hidden"
          type="file"
          accept=".xlsx,.toml"
          @change=${(event) => this.choose(event)}
      /></label>
      ${this.file ? html`<span class="soft">${this.file.name}</span>` : nothing}
      ${this.tried?.faults.length ? this.faults(this.tried.faults) : nothing} ${this.tried?.would ? this.would(this.tried.would) : nothing}
    </section>`;
  }

  /** @param {Api.CatalogueFault[]} faults */
  faults(faults) {
    return html`<p class="fault" role="alert">
        ${icon("alert")}<span>${t("{count} things to put right. Nothing was changed.", { count: number(faults.length) })}</span>
      </p>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">${t("Sheet")}</th>
            <th scope="col">${t("Row")}</th>
            <th scope="col">${t("Column")}</th>
            <th scope="col">${t("What to do")}</th>
          </tr>
        </thead>
        <tbody>
          ${faults.map(
            (fault) =>
              html`<tr>
                <td>${fault.sheet}</td>
                <td>${fault.row}</td>
                <td><code>${fault.column}</code></td>
                <td>${pick(fault.remedy)}</td>
              </tr>`,
          )}
        </tbody>
      </table>`;
  }

  /** @param {Api.ComparedView} would */
  would(would) {
    const changes = would.new.length + would.changed.length;
    return html`<p role="status">
        ${t("{new} new, {changed} changed, {same} as before", { new: number(would.new.length), changed: number(would.changed.length), same: number(would.same) })}
      </p>
      ${changes ? html`<p class="soft">${[...would.new, ...would.changed].join(" · ")}</p>` : nothing}
      ${this.done ? html`<p role="status" class="done">${icon("check")}${t("It is published.")}</p>` : html`<button type="button" class="btn btn-primary" ?disabled=${!changes} @click=${() => this.publish()}>${icon("check")}${t("Publish")}</button>`}`;
  }

  list() {
    if (!this.matters) return html`<p class="card soft" aria-busy="true">${t("Loading…")}</p>`;
    return html`<section class="card" aria-labelledby="all">
      <h2 id="all">${t("All matters")}</h2>
      <input
        class="form-control"
        type="search"
        autocomplete="off"
        aria-label=${t("Name, id or department")}
        placeholder=${t("Name, id or department")}
        @input=${(event) => (this.wanted = event.target.value)}
      />
      ${this.shown.length ? nothing : html`<p class="soft">${t("No matter fits.")}</p>`}
      <ul class="rows">
        ${this.shown.map((line) => this.line(line))}
      </ul>
    </section>`;
  }

  /** @param {Api.CatalogueRow} line */
  line(line) {
    return html`<li>
      <div class="facts">
        <a href="/matters/${encodeURIComponent(line.matter)}"><strong>${pick(line.name)}</strong></a>
        <small class="soft"
          >${line.matter} ·
          ${t("version {number}", { number: number(line.version) })}${line.departments.length ? html` · ${line.departments.map(pick).join(" · ")}` : nothing}</small
        >
      </div>
      <span class="soft">${line.kind === "immediate" ? t("Done at the window at once") : limits(line)}</span>
      ${line.offered ? nothing : html`<span class="badge-state idle">${icon("not")}${t("No longer offered")}</span>`}
      ${this.may && line.offered ? html`<button type="button" class="btn btn-outline-secondary" @click=${() => this.withdraw(line)}>${this.asked === line.matter ? t("Yes, offer it no more") : t("Withdraw")}</button>` : nothing}
    </li>`;
  }
}
customElements.define("yc-catalogue", YcCatalogue);
