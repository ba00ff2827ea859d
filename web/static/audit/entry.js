// <yc-audit-entry>: an entry as it stands in the journal: what was wanted, what happened, and its place in the chain.
import { html } from "lit";
import { get } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";

/** @extends {YcElement<{ stream: string, seq: number, entry: Api.AuditEntry | null, problem: string }>} */
class YcAuditEntry extends YcElement {
  static properties = { stream: { attribute: false }, seq: { attribute: false }, entry: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.stream = "";
    this.seq = 0;
    /** @type {Api.AuditEntry | null} */
    this.entry = null;
    this.problem = "";
  }

  connectedCallback() {
    super.connectedCallback();
    this.read();
  }

  async read() {
    try {
      this.entry = await get(/** @type {"/audit/{stream}/{seq}"} */ (`/audit/${encodeURIComponent(this.stream)}/${this.seq}`));
    } catch (problem) {
      this.problem = problem.message || t("The server did not answer. Please check the screen and try again.");
    }
  }

  render() {
    if (this.problem) return html`<p class="fault" role="alert">${icon("alert")}<span>${this.problem}</span></p>`;
    if (!this.entry) return html`<p class="soft" aria-busy="true">${t("Loading…")}</p>`;
    const { command, events, hash, before } = this.entry;
    return html`<div class="parts">
        <section aria-label=${t("What was wanted")}>
          <h3>${t("What was wanted")}</h3>
          ${this.values(command)}
        </section>
        <section aria-label=${t("What came of it")}>
          <h3>${t("What came of it")}</h3>
          ${events.length ? events.map((event) => this.values(event)) : html`<p class="soft">${t("Nothing changed by it.")}</p>`}
        </section>
      </div>
      <dl class="chain">
        <dt>${t("Hash of this entry")}</dt>
        <dd><code>${hash}</code></dd>
        <dt>${t("Hash of the one before")}</dt>
        <dd><code>${before}</code></dd>
      </dl>`;
  }

  /** The names as the journal has them: whoever checks compares them letter by letter. @param {Record<string, any>} said */
  values({ type, ...rest }) {
    return html`<div class="said" lang="en">
      <strong>${type}</strong>
      ${Object.entries(rest).map(([name, value]) => html`<div><span>${name}</span><code>${typeof value === "string" ? value : JSON.stringify(value)}</code></div>`)}
    </div>`;
  }
}
customElements.define("yc-audit-entry", YcAuditEntry);
