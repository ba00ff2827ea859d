// What the states, dates and materials of a case are called, for staff and for whose case it is.
import { dayName, number, pick, t, tag } from "./words.js";

const STATES = {
  received: "Received",
  accepted: "In progress",
  decided: "Decided",
  issuing: "Ready to collect",
  closed: "Handed over",
  refused: "Not accepted",
  withdrawn: "Withdrawn",
};
export const caseState = (state) => t(STATES[state] ?? state);

const TASKS = {
  planned: "Later",
  handed: "Waiting to be taken",
  taken: "Being examined",
  returned: "Back at the window",
  approved: "Agreed",
  refused: "Not agreed",
  not_needed: "Not needed",
};
export const taskState = (state) => t(TASKS[state] ?? state);

const DECISIONS = { approved: "Approved", refused: "Not approved" };
export const decisionWords = (decision) => t(DECISIONS[decision] ?? decision);

const PAUSES = {
  hearing: "Hearing",
  inspection: "Inspection",
  testing: "Testing",
  expert_review: "Expert review",
  appraisal: "Appraisal",
  auction: "Tender or auction",
  public_notice: "Public notice",
};
export const pauseWords = (kind) => t(PAUSES[kind] ?? kind);

const FORMS = {
  original: "Original",
  copy: "Copy",
  both: "Original and copy",
  form: "Form",
  electronic: "Electronic",
};
export const formWords = (form) => t(FORMS[form] ?? form);

const REFUSALS = {
  no_licence_needed: "Nothing needs to be applied for",
  not_ours: "Another authority is responsible",
  not_allowed: "The applicant may not apply for it by law",
  false_papers: "The papers are not genuine",
};
/** Why the law lets an application not be accepted: [code, words]. */
export const refusalReasons = () => Object.entries(REFUSALS).map(([code, words]) => [code, t(words)]);

/** @param {number} count */
export const workingDays = (count) => t(count === 1 ? "1 working day" : "{count} working days", { count: number(count) });

const USES = {
  counted: "counted",
  rest: "no working day",
  stopped: "the clock stood still",
  carried: "used up, but no working day",
};
/** How a day counts, and which holiday it is. @param {Api.LimitDay} day */
export const useWords = (day) => [t(USES[day.use] ?? day.use), pick(day.name)].filter(Boolean).join(" · ");

/**
 * The last day of a limit in words; provisional ones say so.
 *
 * @param {Api.DueView | null} due
 */
export const dueWords = (due) => (due ? (due.provisional ? t("{day} (provisional)", { day: dayName(due.due) }) : dayName(due.due)) : "");

/**
 * An amount of money.
 *
 * @param {number} fen hundredths of a yuan
 */
export const yuan = (fen) => new Intl.NumberFormat(tag(), { style: "currency", currency: "CNY" }).format(fen / 100);
