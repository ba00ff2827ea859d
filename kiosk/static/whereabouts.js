// Where somebody's ticket stands in the queue, and where its slip is.
import { html, nothing } from "lit";
import { icon } from "/static/web/shared/icons.js";
import { priorityOf, unstaffedWords } from "/static/web/shared/ticket-words.js";
import { number, t, waitText } from "/static/web/shared/words.js";

/**
 * `joining`: taken while the network was cut, and not in the queue yet.
 *
 * @param {Api.TicketView} ticket
 */
export function placeOf(ticket, joining) {
  const priority = priorityOf(ticket);
  return html`${priority ? html`<p class="ranked">${icon(ticket.booked_at ? "clock" : "user")} <strong>${priority}</strong></p>` : nothing}${placed(ticket, joining)}`;
}

/**
 * How it stands with a number that is not over, and what to do: "" for one that is.
 *
 * @param {Pick<Api.HeldNumber, "state" | "window">} ticket
 */
export function standingOf({ state, window }) {
  if (state === "waiting") return t("It is still in line. Please wait in the hall until you are called.");
  if (state === "called") return t("Please go to window {window} now", { window });
  if (state === "serving") return t("It is being served at window {window}.", { window });
  if (state === "held") return t("Its service was set aside. Please ask at window {window}.", { window });
  return state === "missed" ? t("It was called and missed. Please ask our staff to put it back in line.") : "";
}

/** @param {Api.TicketView} ticket */
function placed(ticket, joining) {
  if (joining)
    return html`<p class="joining">
      ${icon("offline")} <span>${t("The network is down. Your number is valid: it will join the queue when the network is back.")}</span>
    </p>`;
  if (ticket.state === "called")
    return html`<p class="called" role="alert">${t("Please go to window {window} now", { window: ticket.window })}</p>`;
  if (["serving", "held", "missed"].includes(ticket.state))
    return html`<p role="status">${icon("clock")} <span>${standingOf(ticket)}</span></p>`;
  const unstaffed = unstaffedWords(ticket);
  if (unstaffed) return html`<p role="status">${icon("clock")} <span>${unstaffed}</span></p>`;
  return html`<p>${icon("user")} <span>${t("People ahead")}</span><strong>${number(ticket.ahead ?? 0)}</strong></p>
    <p>${icon("clock")} <span>${t("Estimated wait")}</span><strong>${waitText(ticket.wait_s)}</strong></p>`;
}

/** `print`: none, printing, slow, printed or fault. */
export function slipOf(print) {
  if (print === "printing") return html`<p class="print" role="status">${icon("printer")} <span>${t("Printing your ticket…")}</span></p>`;
  if (print === "slow")
    return html`<p class="print" role="status">
      ${icon("printer")}
      <span>${t("Printing is taking longer than usual. Your number is already valid: you can also scan the code.")}</span>
    </p>`;
  if (print === "printed")
    return html`<p class="print good" role="status">${icon("done")} <span>${t("Printed. Please take your ticket.")}</span></p>`;
  if (print === "fault")
    return html`<p class="print bad" role="alert">
      ${icon("alert")}
      <span
        >${t("The printer did not print your ticket. Your number is valid: please scan the code with your phone, or write the number down.")}</span
      >
    </p>`;
  return html`<p class="print" role="status">
    ${icon("phone")} <span>${t("This kiosk does not print tickets: please scan the code, or write the number down.")}</span>
  </p>`;
}

/**
 * What the citizen shows for a ticket, its id and proof: the last part of the way to its page.
 *
 * @param {Api.TicketView} ticket
 */
export const shownOf = (ticket) => ticket.url.slice(ticket.url.lastIndexOf("/") + 1);

/**
 * What the answer to taking a number leaves out because the kiosk knows it.
 *
 * @param {Api.HallView | null} offer
 * @param {Api.TakenView} taken
 * @param {string | undefined} service
 */
export function known(offer, { category, group }, service) {
  if (!offer) return {};
  return {
    hall_name: offer.name,
    category_name: offer.categories.find((c) => c.id === category)?.name,
    group_name: offer.groups.find((g) => g.id === group)?.name,
    services: offer.services.filter((s) => s.id === service).map((s) => ({ ...s, done: false })),
  };
}
