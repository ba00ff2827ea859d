// What a device's cause means and what to do about it, for whoever stands in front of it.
import { t } from "/static/web/shared/words.js";

/** cause: [in words, the next step]. */
const CAUSES = {
  paper_out: ["Out of paper", "Load a new roll of paper."],
  paper_low: ["Paper running low", "Have a new roll of paper ready."],
  cover_open: ["Cover open", "Close the printer's cover."],
  offline: ["Switched offline", "Press the printer's online button."],
  error: ["Device fault", "Switch the device off and on; if that does not help, call its service."],
  unreachable: ["Cannot be reached", "Check its power and its network cable."],
  no_answer: ["No answer", "Check its power, the wiring and the address that is set on it."],
  garbled: ["Only unreadable bytes come", "Check the baud rate and whether wires A and B are swapped."],
  no_room: [
    "No room for the number",
    "It shows ---- or 000 instead of the number. Use a display with more digits; until then the boards show the number.",
  ],
  agent_away: ["The program on that computer is not connected", "Is that computer switched on and on the network?"],
  not_at_agent: ["Unknown to the program on that computer", "Add this device to agent.toml on that computer."],
  restart: ["The server was restarted while printing", "Look whether the slip came out before printing again."],
  too_many_jobs: ["Too many slips were waiting", "Wait a moment, then print again."],
  no_printer: ["No such printer", "Print at another kiosk."],
  self_test: ["Self-test failed", "Switch the reader off and on; if that does not help, call its service."],
  unauthorised: ["The reader's security module is not authorised", "Call the service of the reader."],
};
/** Where a printer, or a device on a serial line, asks for another step. */
const AT_PRINTERS = {
  error: ["Printer fault", "Switch the printer off and on; clear jammed paper."],
  unreachable: ["Cannot be reached", "Check the printer's power and network cable."],
  no_answer: ["No answer", "Look whether the slip came out; switch the printer off and on."],
  garbled: ["Only unreadable bytes come", "Check the printer's baud rate and cable."],
};
const ON_SERIAL = {
  unreachable: ["Cannot be reached", "Check its power and its USB or serial cable."],
};

function known(cause, device) {
  const serial = device?.url?.startsWith("serial:") && ON_SERIAL[cause];
  return serial || ((!device || device.kind === "printer") && AT_PRINTERS[cause]) || CAUSES[cause];
}

/** Both take the device's line; without one they speak of a printer, as for a slip. */
export const causeWords = (cause, device) => t(known(cause, device)?.[0] ?? "Unknown cause");
export const nextStep = (cause, device) => t(known(cause, device)?.[1] ?? "Look at the device; if in doubt, switch it off and on.");
