// What can be said at a kiosk without a keyboard: a few prepared sentences for each kind, and the wish to be called.
export const OTHER = "Something else: please call me";

export const TOPICS = {
  question: [
    "How do I apply for it, and with which papers?",
    "How far is my application?",
    "Where is this done, and when?",
    "What does it cost?",
    "I do not understand a letter or a form",
    OTHER,
  ],
  complaint: [
    "I waited far too long",
    "I was not treated kindly",
    "I was sent from window to window",
    "I was asked for papers that are on no list",
    "I was asked for money without a receipt",
    OTHER,
  ],
  stuck: [
    "My application was not taken, and nobody wrote down why",
    "I came several times and it is still not done",
    "The promised day is over",
    "Nobody feels responsible for it",
    "A machine or the system did not work",
    OTHER,
  ],
};
export const KINDS = Object.keys(TOPICS);

export const HELP = {
  question: "We answer in a few working days.",
  complaint: "Nobody whom it is about sees it or answers it.",
  stuck: "Somebody in charge looks into why it could not be done.",
};
