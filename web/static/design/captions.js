// What the samples show, where they are drawn from a list of states, in words.
import { t } from "/static/web/shared/words.js";

const STATES = {
  closed: "It is closed",
  paused: "It is paused",
  idle: "Nobody is waiting for it",
  free: "It is free",
  called: "When called",
  serving: "While being served",
  pause: "For a pause",
  hold: "For putting on hold",
  transfer: "For a transfer",
  outcome: "For the outcome",
  waiting: "While waiting",
  held: "While on hold",
  missed: "When missed",
  served: "When served",
  cancelled: "When cancelled",
  expired: "When expired",
};
const PRINTS = {
  printing: "Slip: being printed",
  slow: "Slip: slow",
  printed: "Slip: printed",
  fault: "Slip: failed",
  none: "Slip: without a printer",
};

export const stateInWords = (state) => t(STATES[state]);
export const printInWords = (print) => t(PRINTS[print]);
