// An appointment's number, taken before its time: whether it is still too early to send its citizen to the windows.
import { serverNow } from "../shared/live.js";

const EARLY_MS = 600000; // nobody is sent to the windows longer before the booked time

/**
 * Whether the clock of an appointment starts only later.
 *
 * @param {Api.TicketView} view
 */
export const early = (view) => Date.parse(view.since) - serverNow() > EARLY_MS;
