// What a device's cause means and what to do about it.
import { t } from "/static/web/shared/words.js";

const CAUSES = {
  paper_out: ["Out of paper", "Load a new roll of paper."],
  paper_low: ["Paper running low", "Have a new roll of paper ready."],
  cover_open: ["Cover open", "Close the printer's cover."],
  offline: ["Switched offline", "Press the printer's online button."],
  error: ["Printer fault", "Switch the printer off and on; clear jammed paper."],
  unreachable: ["Cannot be reached", "Check the printer's power and network cable."],
  no_answer: ["No answer", "Look whether the slip came out; switch the printer off and on."],
  restart: ["The server was restarted while printing", "Look whether the slip came out before printing again."],
  too_many_jobs: ["Too many slips were waiting", "Wait a moment, then print again."],
  no_printer: ["No such printer", "Print at another kiosk."],
};

export const causeWords = (cause) => t(CAUSES[cause]?.[0] ?? "Unknown cause");
export const nextStep = (cause) => t(CAUSES[cause]?.[1] ?? "Look at the printer.");
export const deviceName = (id) => t("Printer of kiosk {kiosk}", { kiosk: id });
