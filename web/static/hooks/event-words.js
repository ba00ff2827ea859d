// What an address outside can be told of, in words; the names on the wire stand beside them for whoever writes the other program.
import { t } from "/static/web/shared/words.js";

/** @type {Record<string, string>} */
const WORDS = {
  CaseReceived: "An application was received",
  CorrectionAsked: "The applicant was told what is missing",
  MaterialBrought: "Materials were brought after",
  LackAllowed: "A material may follow later",
  LackFilled: "A material that could follow has come",
  CaseAccepted: "The application was accepted",
  CaseDeemedAccepted: "The application counts as accepted, since nobody answered in time",
  CaseRefused: "The application was not accepted",
  CaseWithdrawn: "The applicant withdrew",
  TaskHanded: "A department was given its part",
  TaskTaken: "Somebody of a department took its part up",
  TaskGivenBack: "Somebody of a department put its part back",
  TaskReturned: "A department returned its part to the window",
  PapersSent: "Papers were sent to a department",
  PapersConfirmed: "A department confirmed that papers arrived",
  TaskDecided: "A department decided its part",
  TaskReleased: "A department's part is no longer needed",
  CaseDecided: "The case was decided",
  AdviceAsked: "Another department was asked for its opinion",
  AdviceGiven: "Another department gave its opinion",
  ClockStopped: "The clock was stopped",
  ClockStarted: "The clock runs on",
  LimitExtended: "The limit was extended",
  ClockCorrected: "A stop of the clock was put right",
  LampRaised: "A lamp went on",
  LampAnswered: "A lamp was explained",
  ResultReady: "The result is ready to be collected",
  ResultMoved: "The result lies in another place",
  ResultCollected: "The result was collected",
  ResultPosted: "The result was posted",
  ResultCameBack: "The post brought the result back",
  ResultDelivered: "The post delivered the result",
  FeeSet: "A fee was set",
  FeePaid: "The fee was paid",
  FeeWaived: "The fee was waived",
  FileAttached: "A file was attached",
  FileStruck: "A file was struck out",
  CollectionReminded: "The applicant was asked to come for the result",
  CaseCorrected: "The applicant's particulars were put right",
  CaseMoved: "The case goes by a newer version of its matter",
  DecisionRevoked: "A decision was revoked",
  TaskReopened: "A department decides its part anew",
  TaskPlanned: "A department's part comes again later",
  CaseClosed: "The case was closed",
  DueMoved: "A limit ends on another day by a new calendar",
  LimitOverrun: "A limit of a hall was overrun",
  OverrunWorsened: "A limit that was overrun became worse",
  OverrunEnded: "A limit that was overrun is kept again",
  OverrunResumed: "A limit that was kept again is overrun once more",
  OverrunAnswered: "A unit said why a limit was overrun",
  OverrunReminded: "A unit is reminded to say why",
  LetterSent: "Letter of supervision sent",
  LetterAnswered: "Letter of supervision answered",
  LetterSentBack: "Answer to a letter of supervision sent back",
  LetterClosed: "Letter of supervision closed",
};

/** What a province is told of. @type {Record<string, string>} */
const KINDS = {
  case: "who applies for what",
  step: "steps of a case",
  special: "special procedures and more time",
  material: "materials of a case",
  done: "the end of a case",
  rating: "ratings by citizens",
};

/** @param {string} kind */
export const kindWords = (kind) => t(KINDS[kind] ?? kind);

/** What it is called on the wire, where this page knows no words for it. @param {string} event */
export const eventWords = (event) => t(WORDS[event] ?? KINDS[event] ?? event);

const COURSE = Object.keys(WORDS);
/** As a case comes by them, and whatever this page does not know behind. @param {string[]} events */
export const inOrder = (events) => [
  ...COURSE.filter((event) => events.includes(event)),
  ...events.filter((event) => !COURSE.includes(event)),
];
