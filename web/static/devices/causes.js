// What a device's cause means and what to do about it, for whoever stands in front of it.
import { t } from "/static/web/shared/words.js";

/** cause: [in words, the next step]. */
const CAUSES = {
  paper_out: ["Out of paper", "Load a new roll of paper."],
  paper_low: ["Paper running low", "Have a new roll of paper ready."],
  cover_open: ["Cover open", "Close the printer's cover."],
  offline: ["Printer is offline", "Press the printer's online button."],
  error: ["Device fault", "Switch the device off and on again; if that does not help, call for maintenance."],
  unreachable: ["Cannot be reached", "Check its power and its network cable."],
  no_answer: ["No answer", "Check its power, its wiring and the address set on it."],
  garbled: ["Only unreadable bytes come", "Check the baud rate and whether wires A and B are swapped."],
  no_room: [
    "No room for the number",
    "It shows ---- or 000 instead of the number. Use a display with more digits; until then the boards show the number.",
  ],
  agent_away: ["The program on that computer is not connected", "Is that computer switched on and on the network?"],
  not_at_agent: ["Unknown to the program on that computer", "Add this device to agent.toml on that computer."],
  restart: ["The server was restarted while printing", "Check whether the ticket came out before printing again."],
  too_many_jobs: ["Too many tickets were waiting to print", "Wait a moment, then print again."],
  no_printer: ["No such printer", "Print at another kiosk."],
  self_test: ["Self-test failed", "Switch the reader off and on again; if that does not help, call for maintenance."],
  unauthorised: ["The reader's security module is not authorised", "Call the reader's maintenance service."],
};
/** Where a printer, or a device on a serial line, asks for another step. */
const AT_PRINTERS = {
  error: ["Printer fault", "Clear any jammed paper, then switch the printer off and on again."],
  unreachable: ["Cannot be reached", "Check the printer's power and network cable."],
  no_answer: ["No answer", "Check whether the ticket came out; switch the printer off and on again."],
  garbled: ["Only unreadable bytes come", "Check the printer's baud rate and cable."],
};
const ON_SERIAL = {
  unreachable: ["Cannot be reached", "Check its power and its USB or serial cable."],
};

/** @param {Api.DeviceLine} [device] */
function known(cause, device) {
  const serial = device?.url?.startsWith("serial:") && ON_SERIAL[cause];
  return serial || ((!device || device.kind === "printer") && AT_PRINTERS[cause]) || CAUSES[cause];
}

/**
 * Both take the device's line; without one they speak of a printer, as for a slip.
 *
 * @param {Api.DeviceLine} [device]
 */
export const causeWords = (cause, device) => t(known(cause, device)?.[0] ?? "Unknown cause");
/** @param {Api.DeviceLine} [device] */
export const nextStep = (cause, device) => t(known(cause, device)?.[1] ?? "Check the device; if in doubt, switch it off and on again.");
