// The papers of a case on A4: those that there are at its stage, one chosen at a time, for print.
import { html } from "lit";
import { get } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import "/static/web/shared/language-switch.js";
import { t } from "/static/web/shared/words.js";
import { KINDS } from "./paper/kinds.js";
import { sheet } from "./paper/sheet.js";

/** @extends {YcElement<{ case: string, view: Api.CaseView | null, whose: Api.Whose | null, hall: Api.HallView | null, paper: string, problem: string }>} */
class YcPaper extends YcElement {
  static properties = {
    case: {},
    view: { state: true },
    whose: { state: true },
    hall: { state: true },
    paper: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.view = null;
    this.whose = null;
    this.hall = null;
    this.paper = new URLSearchParams(location.search).get("paper") ?? "";
    this.problem = "";
  }

  async connectedCallback() {
    super.connectedCallback();
    try {
      const [view, whose] = await Promise.all([get(`/cases/${this.case}`), get(`/cases/${this.case}/person`)]);
      Object.assign(this, { view, whose, hall: await get(`/halls/${view.hall}`) });
    } catch (problem) {
      this.problem = problem.message || t("The server did not answer. Please check the screen and try again.");
    }
  }

  /** @param {string} id */
  choose(id) {
    this.paper = id;
    history.replaceState(null, "", `?paper=${id}`);
  }

  render() {
    const { view, whose, hall } = this;
    if (this.problem) return html`<main><p role="alert">${this.problem}</p></main>`;
    if (!view || !whose || !hall) return html`<main><p aria-busy="true">${t("Loading…")}</p></main>`;
    const about = { view, whose, hall };
    const there = KINDS.filter((kind) => kind.there(view));
    // Whoever comes without a wish wants what was made last of what tells the citizen where the case stands.
    const usual = there.find((kind) => kind.id === (view.accepted_at ? "acceptance" : view.corrected_at ? "correction" : "receipt"));
    const kind = there.find(({ id }) => id === this.paper) ?? usual ?? there[0];
    const one = sheet({
      hall,
      title: kind.title(about),
      number: view.case,
      date: kind.date(view) ?? view.received_at,
      link: `/c/${view.case}.${whose.code}`,
      code: whose.code,
      find: kind.find,
      sign: kind.sign?.(about),
      body: kind.body(about),
    });
    return html`<nav class="no-print">
        <label
          >${t("Which paper")}
          <select @change=${(event) => this.choose(event.target.value)}>
            ${there.map((each) => html`<option value=${each.id} ?selected=${each.id === kind.id}>${each.title(about)}</option>`)}
          </select></label
        >
        <button type="button" class="print" @click=${() => window.print()}>${t("Print")}</button><yc-language></yc-language>
      </nav>
      ${Array.from({ length: kind.copies ?? 1 }, () => one)}`;
  }
}
customElements.define("yc-paper", YcPaper);
