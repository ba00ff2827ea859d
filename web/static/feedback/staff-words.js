// Low ratings, concerns and letters as staff call them.
import { t } from "/static/web/shared/words.js";

const STATES = {
  opened: "To be looked into",
  verified: "To be put right",
  rectified: "To be answered",
  replied: "To be called about",
  closed: "Done with",
  dropped: "Corrected by the citizen",
  raised: "To be given out",
  assigned: "To be answered",
  withdrawn: "Withdrawn",
  sent: "To be answered",
  answered: "Answered, to be judged",
};
const STAGES = { service: "Service at the window", accepted: "When it was taken in", ended: "When it had ended" };
const DEEDS = {
  verify: "Looked into",
  rectify: "Put right",
  reply: "Answered",
  call_back: "Citizen called",
  assign: "Given out",
  reopen: "Opened again by the citizen",
  withdraw: "Taken back by the citizen",
  answer: "Letter answered",
  send_back: "Sent back",
  close: "Letter closed",
};
const RESULTS = {
  founded: "It was as the citizen says",
  unfounded: "Nothing to put right",
  satisfied: "Satisfied",
  unsatisfied: "Not satisfied",
  unreachable: "Could not be reached",
  no_contact: "No telephone number was left",
  upheld: "The rating is set aside",
  rejected: "The rating counts",
};
const DIFFICULTIES = {
  at_once: "Right away",
  simple: "Simple",
  normal: "Usual",
  hard: "Difficult",
  complex: "Very difficult",
};
const CHANNELS = {
  phone: "By phone",
  kiosk: "At a kiosk",
  pad: "At the rating pad",
  window: "Written down at a window",
  api: "By another program",
};

export const stateWords = (state) => t(STATES[state] ?? state);
export const stageWords = (stage) => t(STAGES[stage] ?? stage);
export const deedWords = (what) => t(DEEDS[what] ?? what);
export const resultWords = (result) => t(RESULTS[result] ?? DIFFICULTIES[result] ?? result);
export const channelWords = (channel) => t(CHANNELS[channel] ?? channel);
export const DIFFICULTY_IDS = Object.keys(DIFFICULTIES);
export const FINDINGS = ["founded", "unfounded"];
export const CALLS = ["satisfied", "unsatisfied", "unreachable", "no_contact"];
export const JUDGEMENTS = ["upheld", "rejected"];
