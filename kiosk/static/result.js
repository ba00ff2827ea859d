// The number just taken: huge, with the place, and where the ticket is: on paper, or on the phone by QR.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { LiveView } from "/static/web/shared/live.js";
import { number, pick, t, waitText } from "/static/web/shared/words.js";
import { clockFace, cloudCut, person, phone, printer, tick, warning } from "./icons.js";
import "./slip.js";

const SLOW_MS = 12000;

class YcKioskResult extends YcElement {
  static properties = { ticket: { attribute: false }, left: { attribute: false }, offline: { attribute: false } };

  constructor() {
    super();
    this.live = new LiveView(this, () => `/live/tickets/${this.ticket.id}`);
    this.shownAt = performance.now();
  }

  /** none | printing | slow | printed | fault: where the slip is, as far as the server knows. */
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
        <p class="hall">${tick} ${t("Your number")}</p>
        <h1 class="number">${ticket.number}</h1>
        <p class="category">${pick(ticket.category_name)}</p>
      </header>
      <main>
        <div class="facts">
          ${this.place(ticket)}
          ${this.state(print)}
          ${ticket.services.length ? html`<p class="soft">${ticket.services.map((s) => pick(s.name)).join(" · ")}</p>` : nothing}
        </div>
        ${onPaper ? html`<yc-kiosk-slip .ticket=${ticket} .joining=${this.joining}></yc-kiosk-slip>` : html`<figure class="scan">
          <img class="qr" src="/t/${ticket.id}/qr.svg" alt=${t("QR code that leads to your ticket")} width="400" height="400">
          <figcaption>${phone} ${this.joining ? t("Scan with your phone: your ticket is there when the network is back") : t("Scan with your phone: your ticket is there")}</figcaption></figure>`}
        <button type="button" class="done" data-say="done" @click=${() => this.dispatchEvent(new CustomEvent("yc-done"))}>${t("I am done")} <small>${this.left == null ? nothing : t("{seconds} s", { seconds: number(this.left) })}</small></button>
      </main>`;
  }

  /** Where in the queue the ticket stands. */
  place(ticket) {
    if (this.joining) return html`<p class="joining">${cloudCut} <span>${t("The network is cut. Your number counts: it joins the queue by itself when the network is back.")}</span></p>`;
    if (ticket.state === "called") return html`<p class="called" role="alert">${t("Please go to window {window} now", { window: ticket.window })}</p>`;
    return html`<p>${person} <span>${t("People ahead")}</span><strong>${number(ticket.ahead ?? 0)}</strong></p>
      <p>${clockFace} <span>${t("Expected wait")}</span><strong>${waitText(ticket.wait_s)}</strong></p>`;
  }

  state(print) {
    if (print === "printing") return html`<p class="print" role="status">${printer} <span>${t("Your slip is being printed…")}</span></p>`;
    if (print === "slow") return html`<p class="print" role="status">${printer} <span>${t("Printing takes longer than usual. Your number counts already: you can also scan the code.")}</span></p>`;
    if (print === "printed") return html`<p class="print good" role="status">${tick} <span>${t("Printed. Please take your slip.")}</span></p>`;
    if (print === "fault") return html`<p class="print bad" role="alert">${warning} <span>${t("The printer did not print. Your number counts: your ticket is on your phone, please scan the code, or note the number down.")}</span></p>`;
    return html`<p class="print" role="status">${phone} <span>${t("This kiosk prints no slip: please scan the code, or note the number down.")}</span></p>`;
  }
}
customElements.define("yc-kiosk-result", YcKioskResult);
