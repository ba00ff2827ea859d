// What a ticket says of itself on every public screen and on paper: whom it puts first, and whether a window is there for it.
import { pick, t, time } from "./words.js";

/**
 * The group and the booked time, "" for an ordinary ticket.
 *
 * @param {Api.TicketView} ticket
 */
export function priorityOf(ticket) {
  const booked = ticket.booked_at ? t("Booked for {time}", { time: time(ticket.booked_at) }) : "";
  const plain = !ticket.group || ticket.group === "ordinary" || (booked && ticket.group === "appointment");
  return [plain ? "" : pick(ticket.group_name), booked].filter(Boolean).join(" · ");
}

/**
 * Why nobody calls it now, "" while a window does.
 *
 * @param {Api.TicketView} ticket
 */
export function unstaffedWords(ticket) {
  if (ticket.staffed === "closed") return t("No window is open for your number right now. The staff have been told.");
  return ticket.staffed === "paused" ? t("The window for your number is paused right now. You keep your place.") : "";
}
