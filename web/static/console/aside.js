// <yc-desk-aside>: who is on hold and who was missed, each to be taken up again.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { YcElement } from "/static/web/shared/element.js";
import { number, t, time } from "/static/web/shared/words.js";
import { may } from "../staff/may.js";

/** @extends {YcElement<{ view: Api.DeskView, resting: boolean }>} */
class YcDeskAside extends YcElement {
  static properties = { view: { attribute: false }, resting: { type: Boolean } };

  render() {
    const { held, missed } = this.view;
    return html`${held.length ? this.list("held", t("On hold"), held, (row) => this.button("unhold", row, t("Resume"), t("Resume {number}", { number: row.number }))) : nothing}
    ${missed.length ? this.list("missed", t("Missed"), missed, (row) => html`${this.button("call", row, t("Call"), t("Call {number}", { number: row.number }))}${this.button("requeue", row, t("Back to the queue"), t("Put {number} back in the queue", { number: row.number }))}`) : nothing}`;
  }

  /** @param {string} kind @param {string} heading @param {Api.AsideLine[]} rows @param {(row: Api.AsideLine) => unknown} buttons */
  list(kind, heading, rows, buttons) {
    return html`<section class="card aside ${kind}" aria-label=${heading}>
      <h2>${heading}<small>${number(rows.length)}</small></h2>
      <ol>
        ${repeat(
          rows,
          (row) => row.id,
          (row) =>
            html`<li>
              <b>${row.number}</b>
              <div class="facts">
                <span class="what">${row.reason ? t(row.reason) : t("called at {time}", { time: time(row.since) })}</span>
              </div>
              ${buttons(row)}
            </li>`,
        )}
      </ol>
    </section>`;
  }

  /**
   * Only what the window may do now; a missed citizen may queue again at any time.
   *
   * @param {Api.AsideLine} row
   */
  button(action, row, words, label) {
    if (action === "requeue" ? !may("tickets/{ticket}/requeue") : !this.view.actions.includes(action)) return nothing;
    return html`<button
      type="button"
      class="btn btn-outline-secondary"
      aria-label=${label}
      aria-disabled=${this.resting ? "true" : "false"}
      @click=${() => !this.resting && this.dispatchEvent(new CustomEvent("act", { detail: { action, body: { ticket: row.id } }, bubbles: true }))}
    >
      ${words}
    </button>`;
  }
}
customElements.define("yc-desk-aside", YcDeskAside);
