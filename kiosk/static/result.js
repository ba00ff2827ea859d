// The number just taken: huge, with the place, and where the ticket is: on paper, or on the phone by QR.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { LiveView } from "/static/web/shared/live.js";
import { number, pick, t } from "/static/web/shared/words.js";
import { icon } from "/static/web/shared/icons.js";
import "./slip.js";
import { placeOf, shownOf, slipOf } from "./whereabouts.js";

const SLOW_MS = 12000;

/** @extends {YcElement<{ ticket: Api.TicketView, left: number, offline: boolean }>} */
class YcKioskResult extends YcElement {
  static properties = { ticket: { attribute: false }, left: { attribute: false }, offline: { attribute: false } };

  constructor() {
    super();
    this.live = new LiveView(this, () => `/live/tickets/${shownOf(this.ticket)}`);
    this.shownAt = performance.now();
  }

  /**
   * none | printing | slow | printed | fault: where the slip is, as far as the server knows.
   *
   * @param {Api.TicketView} ticket
   */
  print(ticket) {
    if (ticket.slip === "wanted") return performance.now() - this.shownAt > SLOW_MS ? "slow" : "printing";
    return { printed: "printed", failed: "fault", unknown: "fault" }[ticket.slip] ?? "none";
  }

  /** Taken while cut off, and not in the queue yet. */
  get joining() {
    return Boolean(this.ticket.offline && (this.offline || !this.live.view));
  }

  render() {
    const ticket = this.live.view ?? this.ticket;
    const print = this.print(ticket);
    const onPaper = print === "printing" || print === "printed";
    return html`<header>
        <p class="hall">${icon("done")} ${t("Your number")}</p>
        <h1 class="number">${ticket.number}</h1>
        <p class="category">${pick(ticket.category_name)}</p>
      </header>
      <main>
        <div class="whereabouts">
          ${placeOf(ticket, this.joining)} ${slipOf(print)}
          ${ticket.services.length ? html`<p class="soft">${ticket.services.map((s) => pick(s.name)).join(" · ")}</p>` : nothing}
        </div>
        ${
          onPaper
            ? html`<yc-kiosk-slip .ticket=${ticket} .joining=${this.joining}></yc-kiosk-slip>`
            : html`<figure class="scan">
                <img class="qr" src="/t/${shownOf(ticket)}/qr.svg" alt=${t("QR code for your ticket")} width="400" height="400" />
                <figcaption>
                  ${icon("phone")}
                  ${this.joining ? t("Scan with your phone: your ticket will be there when the network is back") : t("Scan with your phone to get your ticket")}
                </figcaption>
              </figure>`
        }
        <button type="button" class="done" data-say="done" @click=${() => this.dispatchEvent(new CustomEvent("yc-done"))}>
          ${t("Done")} <small>${this.left == null ? nothing : t("{seconds} s", { seconds: number(this.left) })}</small>
        </button>
      </main>`;
  }
}
customElements.define("yc-kiosk-result", YcKioskResult);
