// The papers of a case or of a joint application: those that there are at its stage, one chosen at a time, on A4, as a file or on
// a slip printer of the hall.
import { html, nothing } from "lit";
import { call, get } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import "/static/web/shared/language-switch.js";
import { language, t } from "/static/web/shared/words.js";
import { sheet } from "./paper/sheet.js";

/** @extends {YcElement<{ case: string, shown: Api.PapersView | null, paper: string, said: string, busy: boolean }>} */
class YcPaper extends YcElement {
  static properties = { case: {}, shown: { state: true }, paper: { state: true }, said: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.shown = null;
    this.paper = new URLSearchParams(location.search).get("paper") ?? "";
    this.said = "";
    this.busy = false;
    this.read = "";
  }

  /** Where the papers are: those of a case, or of a joint application. */
  get path() {
    return /** @type {"/cases/{case}"} */ (location.pathname.startsWith("/joint-paper/") ? `/joints/${this.case}` : `/cases/${this.case}`);
  }

  willUpdate() {
    // The server writes them out in the language of the page: another language is another look.
    if (this.read !== document.documentElement.lang) {
      this.read = document.documentElement.lang;
      this.load();
    }
  }

  async load() {
    try {
      this.shown = await get(/** @type {"/cases/{case}/papers"} */ (`${this.path}/papers`));
    } catch (problem) {
      this.said = problem.message || t("The server did not answer. Please check the screen and try again.");
    }
  }

  /** @param {string} id */
  choose(id) {
    this.paper = id;
    this.said = "";
    history.replaceState(null, "", `?paper=${id}`);
  }

  /** Once for each press: a slip that may have come out is not printed again by itself. @param {string} paper @param {string} kiosk */
  async slip(paper, kiosk) {
    this.busy = true;
    this.said = t("Making the slip…");
    try {
      const path = /** @type {"/cases/{case}/papers/{paper}/slip"} */ (`${this.path}/papers/${paper}/slip`);
      await call("POST", path, { kiosk }, { retry: false });
      this.said = t("Printed at {kiosk}.", { kiosk });
    } catch (problem) {
      this.said = problem.message || t("The server did not answer. Please check the screen and try again.");
    } finally {
      this.busy = false;
    }
  }

  /** Fetched here, so that what the server cannot make is said here. @param {string} url @param {string} name */
  async file(url, name) {
    this.busy = true;
    this.said = t("Making the file…");
    try {
      const answer = await fetch(url);
      if (!answer.ok) throw new Error((await answer.json()).detail);
      const link = document.createElement("a");
      link.href = URL.createObjectURL(await answer.blob());
      link.download = name;
      link.click();
      URL.revokeObjectURL(link.href);
      this.said = t("The file was saved: {name}", { name });
    } catch (problem) {
      this.said = problem.message || t("The server did not answer. Please check the screen and try again.");
    } finally {
      this.busy = false;
    }
  }

  render() {
    const { shown } = this;
    if (!shown)
      return html`<main>${this.said ? html`<p role="alert">${this.said}</p>` : html`<p aria-busy="true">${t("Loading…")}</p>`}</main>`;
    const { papers } = shown;
    const one = papers.find(({ paper }) => paper === this.paper) ?? papers.find(({ paper }) => paper === shown.usual) ?? papers[0];
    const file = `/api/v1${this.path}/papers/${one.paper}/sheet.pdf?language=${language()}`;
    return html`<nav class="no-print">
        ${
          papers.length > 1
            ? html`<label
                >${t("Which paper")}
                <select @change=${(event) => this.choose(event.target.value)}>
                  ${papers.map((each) => html`<option value=${each.paper} ?selected=${each === one}>${each.title}</option>`)}
                </select></label
              >`
            : nothing
        }
        <span class="ways">
          <button type="button" class="print" @click=${() => window.print()}>${t("Print")}</button>
          <button type="button" class="way" ?disabled=${this.busy} @click=${() => this.file(file, `${one.number} ${one.title}.pdf`)}>
            ${t("As a PDF")}
          </button>
          ${shown.printers.map((kiosk) => html`<button type="button" class="way" ?disabled=${this.busy} @click=${() => this.slip(one.paper, kiosk)}>${t("On a slip, at {kiosk}", { kiosk })}</button>`)}
        </span>
        <yc-language></yc-language>
        <p class="said" role="status">${this.said}</p>
      </nav>
      ${Array.from({ length: one.copies }, () => sheet(one))}`;
  }
}
customElements.define("yc-paper", YcPaper);
