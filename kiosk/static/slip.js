// The ticket as the printer prints it: the same lines in the same order.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { priorityOf, unstaffedWords } from "/static/web/shared/ticket-words.js";
import { listed, number, pick, t, waitText } from "/static/web/shared/words.js";
import { shownOf } from "./whereabouts.js";

/** @extends {YcElement<{ ticket: Api.TicketView, joining: boolean }>} */
class YcKioskSlip extends YcElement {
  static properties = { ticket: { attribute: false }, joining: { attribute: false } };

  render() {
    const k = this.ticket;
    const bring = [
      ...new Map(
        k.services
          .filter((s) => !s.done)
          .flatMap((s) => s.materials)
          .map((m) => [m.zh, m]),
      ).values(),
    ];
    return html`<article class="slip" aria-label=${t("Your ticket")}>
      <p><b>${pick(k.hall_name)}</b></p>
      <p>${t("Your number")}</p>
      <p class="number">${k.number}</p>
      <p class="category">${pick(k.category_name)}</p>
      ${priorityOf(k) ? html`<p><b>${priorityOf(k)}</b></p>` : nothing}
      ${k.services.length ? html`<p>${listed(k.services.map((s) => pick(s.name)))}</p>` : nothing}
      <hr />
      <p class="left"><b>${this.place(k)}</b></p>
      ${k.wait_s && !this.joining ? html`<p class="left">${t("Estimated wait: {wait}", { wait: waitText(k.wait_s) })}</p>` : nothing}
      <p class="left">${t("Taken at: {time}", { time: k.taken_at.slice(0, 16).replace("T", " ") })}</p>
      ${
        bring.length
          ? html`<p class="left"><b>${t("Please bring:")}</b></p>
              <ol>
                ${bring.map((m) => html`<li>${pick(m)}</li>`)}
              </ol>`
          : nothing
      }
      <hr />
      <img class="qr" src="/t/${shownOf(k)}/qr.svg" alt=${t("QR code for your ticket")} width="180" height="180" />
      <p>${t("Scan to follow the queue")}</p>
      <p>${t("Please wait in the hall until you are called")}</p>
    </article>`;
  }

  /** @param {Api.TicketView} ticket */
  place(ticket) {
    if (this.joining) return t("Will join the queue when the network is back");
    return unstaffedWords(ticket) || t("People ahead of you: {count}", { count: number(ticket.ahead ?? 0) });
  }
}
customElements.define("yc-kiosk-slip", YcKioskSlip);
