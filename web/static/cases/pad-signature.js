// <yc-pad-signature hall=ID window=ID case=NUMBER>: asks whoever fetches a result to sign on the window's pad, and shows what came;
// it tells `signed` with the id, or with "" while nothing is drawn.
import { html, nothing } from "lit";
import { get, post } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";

const LOOK_MS = 1000;

/** @extends {YcElement<{ hall: string, window: string, case: string, view: Api.SignatureView | null, problem: string }>} */
class YcPadSignature extends YcElement {
  static properties = { hall: {}, window: {}, case: {}, view: { state: true }, problem: { state: true } };

  constructor() {
    super();
    /** @type {Api.SignatureView | null} */
    this.view = null;
    this.problem = "";
  }

  /** The pad is free again, whatever became of the form. */
  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
    this.end();
  }

  get path() {
    return /** @type {const} */ (`/halls/${this.hall}/windows/${this.window}/signatures`);
  }

  /** @param {Api.SignatureView | null} view */
  take(view) {
    this.view = view;
    this.dispatchEvent(new CustomEvent("signed", { detail: view?.picture ? view.id : "" }));
  }

  async ask() {
    clearInterval(this.timer);
    this.problem = "";
    try {
      this.take(await post(this.path, { case: this.case }));
      this.timer = setInterval(() => this.look(), LOOK_MS);
    } catch (problem) {
      this.fail(problem);
    }
  }

  async look() {
    if (!this.view) return;
    const { id } = this.view;
    try {
      const view = await get(`${this.path}/${id}`);
      if (view.picture) clearInterval(this.timer);
      if (this.view?.id === id) this.take(view);
    } catch (problem) {
      if (problem.status === 409) this.fail(problem); // given up at the pad; a cut is looked past
    }
  }

  fail(problem) {
    clearInterval(this.timer);
    this.take(null);
    this.problem = problem.message || t("The server did not answer. Please check the screen and try again.");
  }

  end() {
    const id = this.view?.id;
    clearInterval(this.timer);
    this.take(null);
    if (id) post(/** @type {string} */ (`${this.path}/${id}/end`)).catch(() => {}); // it is forgotten by itself
  }

  render() {
    const { view } = this;
    const drawn = view?.picture;
    return html`<div class="pad-signature">
      ${this.problem ? html`<p class="fault" role="alert">${icon("alert")}<span>${this.problem}</span></p>` : nothing}
      ${drawn ? html`<img src=${`data:image/png;base64,${drawn}`} alt=${t("The signature")} />` : nothing}
      ${view && !drawn ? html`<p class="soft" role="status">${icon("clock")}${t("Waiting for the signature on the pad…")}</p>` : nothing}
      <div class="buttons">
        <button type="button" class="btn btn-outline-primary" @click=${() => this.ask()}>
          ${icon("hand")}${view ? t("Ask for it again") : t("Ask for the signature on the pad")}
        </button>
        ${view ? html`<button type="button" class="btn btn-outline-secondary" @click=${() => this.end()}>${t("Without a signature")}</button>` : nothing}
      </div>
    </div>`;
  }
}
customElements.define("yc-pad-signature", YcPadSignature);
