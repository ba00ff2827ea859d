// The figures of cases: what each is called, how it is written, what it means, and whether it opens to the cases behind it.
import { number } from "/static/web/shared/words.js";
import { NONE, level, share } from "../statistics/spans.js";

const count = (value) => (value === null ? NONE : number(value));
const mean = (value) => (value === null ? NONE : number(value));
const percent = (value) => (value === null ? null : Math.round(value * 1000) / 10);

/** @type {(id: string, group: string, words: string, means: string) => import("./columns.js").Column} */
const counted = (id, group, words, means) => ({ id, group, words, means, shown: count, opens: true });
/** @type {(id: string, group: string, words: string, means: string) => import("./columns.js").Column} */
const part = (id, group, words, means) => ({ id, group, words, means, shown: share, drawn: percent });
/** @type {(id: string, group: string, words: string, means: string) => import("./columns.js").Column} */
const average = (id, group, words, means) => ({ id, group, words, means, shown: mean });

/** @type {import("./columns.js").Column[]} */
export const COLUMNS = [
  counted(
    "received",
    "intake",
    "Received",
    "Applications taken in at a window or sent by a program; a part of a joint application is one of its own.",
  ),
  counted("joint_opened", "joint", "Joint applications", "Opened under one form; their parts are among what was received."),
  counted("joint", "joint", "Received as part of one thing", "Received as a part of a joint application."),
  counted("accepted", "intake", "Acceptances", "By somebody, on that day; by the law, on the day of receipt."),
  counted(
    "deemed",
    "intake",
    "Accepted by the law",
    "Nobody said within five working days what was missing. It counts on the day of receipt, also afterwards.",
  ),
  counted("refused", "intake", "Not accepted", "With a reason and a paper."),
  counted("withdrawn", "intake", "Withdrawn", "By whoever applied."),
  counted("corrections", "lacking", "Corrections asked", "Once for each application that lacked something, whatever it lacked."),
  counted("lacks", "lacking", "Lacks allowed", "Materials that may follow after acceptance, each one."),
  counted("filled", "lacking", "Lacks filled", "Materials that followed, each one."),
  counted("decided", "decision", "Decided", "On the day of the decision. One that was revoked counts no more, as if it had not been."),
  counted("approved", "decision", "Approved", "Of those decided."),
  counted("revoked", "decision", "Revoked", "Decisions that do not stand any more, on the day on which that was said."),
  part(
    "promise_share",
    "decision",
    "On time by promise",
    "Decided before the promise was used up, of those decided that had one. Pauses and extensions count as the law has it.",
  ),
  counted("promise_late", "decision", "Later than promised", "Decided when the promise was used up."),
  part("law_share", "decision", "On time by law", "Decided before the law's limit was used up, of those decided that had one."),
  counted("law_late", "decision", "Later than the law allows", "Decided when the law's limit was used up."),
  average(
    "mean_days",
    "decision",
    "Days to the decision",
    "Working days after the day of acceptance, up to and with the day of the decision, without those at whose close of business the clock stood. Of matters that are promised in natural days, natural days.",
  ),
  counted("collected", "issuing", "Results handed over", "Collected at the hall, or delivered by the post."),
  counted("closed", "issuing", "Closed", "Come to their end: handed over, or decided with nothing to hand over."),
  average(
    "mean_visits",
    "issuing",
    "Visits per case",
    "Of the closed: numbers of the queue with which it was handed in or fetched; what was done by hand on a day without a number is one more.",
  ),
  part("once_share", "issuing", "One visit at most", "Of the closed: those with one visit or none."),
  counted("tasks_handed", "departments", "Handed to departments", "Each department's part, each time that it was handed over."),
  counted(
    "tasks_decided",
    "departments",
    "Decided by departments",
    "Parts that a department agreed to or refused; one that was opened again counts no more.",
  ),
  counted("tasks_returned", "departments", "Returned to the window", "Because something was missing or wrong."),
  part("tasks_share", "departments", "Departments on time", "Decided within the department's own limit, of the parts that have one."),
  counted("tasks_late", "departments", "Later than the department's limit", "Decided when the department's own limit was used up."),
  average("mean_task_days", "departments", "Days in departments", "Working days from the hand-over to the decision, counted as above."),
  {
    id: "accepted_ratings",
    group: "ratings",
    words: "Rated after acceptance",
    means: "On the day of the acceptance, however late the rating came.",
    shown: count,
  },
  part(
    "accepted_share",
    "ratings",
    "Share rated after acceptance",
    "Of the accepted, without those that were done at once: these are asked at the end.",
  ),
  { id: "accepted_mean", group: "ratings", words: "Average after acceptance", means: "The mean of the levels 1 to 5.", shown: level },
  {
    id: "ended_ratings",
    group: "ratings",
    words: "Rated at the end",
    means: "On the day on which the case ended, however late the rating came.",
    shown: count,
  },
  part("ended_share", "ratings", "Share rated at the end", "Of those closed, withdrawn or not accepted."),
  { id: "ended_mean", group: "ratings", words: "Average at the end", means: "The mean of the levels 1 to 5.", shown: level },
];

/** What the table shows at a time. */
export const GROUPS = [
  ["intake", "Intake"],
  ["lacking", "Corrections and lacks"],
  ["decision", "Decisions"],
  ["issuing", "Results and visits"],
  ["joint", "Joint applications"],
  ["departments", "Departments"],
  ["ratings", "Ratings by level"],
];

export const BY = [
  ["hall", "By hall"],
  ["category", "By category"],
  ["matter", "By matter"],
  ["window", "By window"],
  ["clerk", "By clerk"],
  ["department", "By department"],
  ["hour", "By hour"],
  ["weekday", "By weekday"],
  ["hour_of_week", "Hours and weekdays"],
  ["day", "By day"],
  ["month", "By month"],
];
