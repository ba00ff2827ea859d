// The limits of a matter in words, for all of its papers.
import { workingDays } from "../shared/case-words.js";
import { number, pick, t } from "../shared/words.js";

/** Where the catalogue says nothing, the paper says so. */
export const notFixed = () => t("Not fixed");

/**
 * So many days of the matter's kind; 0 is not fixed.
 *
 * @param {Api.MatterPaper} matter
 * @param {number} count
 */
export function days(matter, count) {
  if (!count) return notFixed();
  if (matter.unit === "working") return workingDays(count);
  return t(count === 1 ? "1 calendar day" : "{count} calendar days", { count: number(count) });
}

/** @param {Api.MatterPaper} matter */
export const promise = (matter) =>
  matter.kind === "immediate"
    ? t("Done at the window at once")
    : matter.time_limit
      ? pick(matter.time_limit)
      : days(matter, matter.promise_days);

/** @param {Api.MatterPaper} matter */
export const byLaw = (matter) => (matter.legal_time_limit ? pick(matter.legal_time_limit) : days(matter, matter.law_days));

/**
 * How the departments' parts become one decision.
 *
 * @param {Api.MatterPaper} matter
 */
export function joined(matter) {
  const lead = matter.steps.find((step) => step.lead);
  if (matter.join === "lead" && lead)
    return t("{department} leads: with the applicant's pledge it may go on without the others; its refusal ends the matter.", {
      department: pick(lead.department_name),
    });
  if (matter.join === "first_refusal") return t("The first refusal ends it; the other departments are told at once.");
  return t("Every department decides; one refusal makes it a refusal.");
}

/**
 * A department's name; where none is written, the one by which it is known.
 *
 * @param {Api.FlowStep} step
 */
export const department = (step) => pick(step.department_name) || step.department;
