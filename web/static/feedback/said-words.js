// What citizens are told of their ratings, questions and complaints, in words.
import { t } from "/static/web/shared/words.js";

const RATINGS = {
  opened: "Your rating is being looked into",
  verified: "It is being put right",
  rectified: "The answer is being written",
  replied: "It is answered",
  closed: "It has ended",
  dropped: "You corrected your rating",
};
const CONCERNS = {
  raised: "It has arrived",
  assigned: "Somebody is working on it",
  replied: "It is answered",
  closed: "It has ended",
  withdrawn: "You took it back",
};
const KINDS = {
  question: "Question",
  complaint: "Complaint",
  stuck: "Could not get it done",
  suggestion: "Suggestion",
};
const DEEDS = {
  verify: "Looked into",
  rectify: "Put right",
  reply: "Answered",
  call_back: "You were called",
  assign: "Given to whoever answers",
  reopen: "Opened again",
  withdraw: "Taken back",
};
export const KIND_IDS = ["question", "complaint", "stuck", "suggestion"];

export const ratingState = (state) => t(RATINGS[state] ?? state);
export const concernState = (state) => t(CONCERNS[state] ?? state);
export const kindWords = (kind) => t(KINDS[kind] ?? kind);
export const publicDeed = (what) => t(DEEDS[what] ?? what);
