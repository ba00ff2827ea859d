// <yc-desk-about>: what else belongs to the citizen at the window, as long as it may be: a note, the materials to check.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { pick, t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";

/** @extends {YcElement<{ ticket: Api.TicketView | null, note: string }>} */
class YcDeskAbout extends YcElement {
  static properties = { ticket: { attribute: false }, note: {} };

  render() {
    const { ticket } = this;
    if (!ticket) return nothing;
    const materials = ticket.state === "serving" ? (ticket.services.find((service) => !service.done)?.materials ?? []) : [];
    return html`${this.note ? html`<p class="note">${icon("info")}<span>${t("Note: {note}", { note: this.note })}</span></p>` : nothing}
    ${
      materials.length
        ? html`<details class="materials">
            <summary>${t("Materials to check")}</summary>
            <ul>
              ${materials.map((m) => html`<li>${pick(m)}</li>`)}
            </ul>
          </details>`
        : nothing
    }
    ${ticket.why?.out_of_order ? html`<p class="soft">${icon("info")} ${t("Called out of order; this is recorded.")}</p>` : nothing}`;
  }
}
customElements.define("yc-desk-about", YcDeskAbout);
