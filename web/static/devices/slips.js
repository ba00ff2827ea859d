// <yc-slips>: slips that failed, or of which nobody knows; one touch prints one again.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { YcElement } from "/static/web/shared/element.js";
import { number, t, time } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import { may } from "../staff/may.js";
import { causeWords, nextStep } from "./causes.js";

/** @extends {YcElement<{ view: Api.ManagerView, devices: Api.DevicesView | null, busy: string }>} */
class YcSlips extends YcElement {
  static properties = { view: { attribute: false }, devices: { attribute: false }, busy: {} };

  /** @param {Api.SlipLine} slip */
  print(slip) {
    if (this.busy) return;
    const detail = {
      name: `print:${slip.ticket}`,
      path: `/tickets/${slip.ticket}/print`,
      body: { kiosk: this.printerFor(slip) },
      done: () => ({
        text: () => t("Ticket {number} was sent to the printer; if that fails, it will be listed here again.", { number: slip.number }),
      }),
    };
    this.dispatchEvent(new CustomEvent("command", { detail, bubbles: true }));
  }

  /**
   * Its own kiosk, or any other of the hall that prints if that one does no more.
   *
   * @param {Api.SlipLine} slip
   */
  printerFor(slip) {
    const printing = (this.devices?.devices ?? []).filter((device) => device.kind === "printer").map((device) => device.kiosk);
    return printing.includes(slip.printer) || !printing.length ? slip.printer : printing[0];
  }

  render() {
    const { slips } = this.view;
    return html`<section class="card" id="slips" aria-labelledby="slips-heading">
      <h2 id="slips-heading">${t("Tickets that did not print")}<small>${number(slips.length)}</small></h2>
      ${
        slips.length
          ? html`<ul class="rows">
              ${repeat(
                slips,
                (slip) => slip.ticket,
                (slip) => this.slip(slip),
              )}
            </ul>`
          : html`<p class="soft">${t("All tickets were printed.")}</p>`
      }
    </section>`;
  }

  /** @param {Api.SlipLine} slip */
  slip(slip) {
    if (slip.slip === "skipped") return this.skipped(slip);
    const unknown = slip.slip === "unknown";
    return html`<li>
      <div class="facts">
        <b>${slip.number}</b
        ><span class="soft">${t("taken at {time}, kiosk {kiosk}", { time: time(slip.taken_at), kiosk: slip.printer })}</span>
      </div>
      <span class="badge-state ${unknown ? "warn" : "bad"}"
        >${icon("alert")}${t("{state}: {cause}", { state: unknown ? t("May have printed") : t("Not printed"), cause: causeWords(slip.cause) })}</span
      >
      ${may("tickets/{ticket}/print") ? html`<button type="button" class="btn btn-outline-primary ${this.busy === `print:${slip.ticket}` ? "busy" : ""}" aria-label=${t("Print {number} again", { number: slip.number })} aria-disabled=${this.busy ? "true" : "false"} @click=${() => this.print(slip)}>${icon("printer")}${t("Print again")}</button>` : nothing}
      <p class="step">${icon("transfer")}${nextStep(slip.cause)}</p>
    </li>`;
  }

  /**
   * Over before its turn came; there is nothing to do.
   *
   * @param {Api.SlipLine} slip
   */
  skipped(slip) {
    const why = slip.cause === "cancelled" ? t("Not printed: cancelled before its turn") : t("Not printed: over before its turn");
    return html`<li>
      <div class="facts">
        <b>${slip.number}</b
        ><span class="soft">${t("taken at {time}, kiosk {kiosk}", { time: time(slip.taken_at), kiosk: slip.printer })}</span>
      </div>
      <span class="badge-state idle">${icon("info")}${why}</span>
    </li>`;
  }
}
customElements.define("yc-slips", YcSlips);
