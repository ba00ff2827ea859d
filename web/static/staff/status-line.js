// <yc-status-line .said>: what was asked for and what came of it, also read aloud.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";

const ICONS = { working: "clock", done: "check", refused: "alert", told: "info" };

/** @extends {YcElement<{ said: any, quiet: string }>} */
class YcStatusLine extends YcElement {
  static properties = { said: { attribute: false }, quiet: {} };

  render() {
    const said = this.said;
    return html`<p class="status-line ${said?.kind ?? "quiet"}" role="status" aria-live="polite">
      ${said ? html`${icon(ICONS[said.kind])}<span>${said.text()}</span>` : html`<span>${this.quiet ?? ""}</span>`}
      ${said?.offer ? html`<button type="button" class="btn btn-outline-primary" @click=${said.offer.take}>${t(said.offer.label)}</button>` : nothing}
    </p>`;
  }
}
customElements.define("yc-status-line", YcStatusLine);
