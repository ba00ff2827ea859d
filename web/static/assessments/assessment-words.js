// Assessments in words: who is assessed, periods, grades, what a measure came to, and where its evidence is.
import { html } from "lit";
import { minutes, number, t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";

/** @type {Record<string, string>} */
const KINDS = { clerk: "Clerks assessed", window: "Assessed windows", department: "Assessed departments", hall: "Assessed halls" };
/** @type {Record<string, [string, string, string]>} words, drawing, level */
const GRADES = {
  excellent: ["Grade: excellent", "check", "good"],
  good: ["Grade: good", "check", "good"],
  pass: ["Grade: passed", "check", "brand"],
  fail: ["Grade: failed", "alert", "bad"],
};

/** @param {string} kind */
export const kindWords = (kind) => t(KINDS[kind] ?? kind);

/** "2026-11" or "2026-Q4" as people say it. @param {string} period */
export function periodWords(period) {
  const [year, part] = period.split("-");
  return part.startsWith("Q")
    ? t("Quarter {n} of {year}", { n: part.slice(1), year })
    : t("{year}, month {month}", { year, month: String(Number(part)) });
}

/** @param {string | null} grade */
export function gradeBadge(grade) {
  if (!grade) return html`<span class="badge-state idle">${t("Nothing to measure")}</span>`;
  const [words, drawing, level] = GRADES[grade];
  return html`<span class="badge-state ${level}">${icon(drawing)}${t(words)}</span>`;
}

/** What was measured, in its unit. @param {string} measure @param {number | null} value */
export function valueWords(measure, value) {
  if (value === null) return t("not measured");
  if (measure.endsWith("_share")) return t("{percent} %", { percent: number(Math.round(value * 1000) / 10) });
  if (measure.endsWith("_s")) return minutes(value);
  return number(Math.round(value * 100) / 100);
}

const OF = { clerk: "clerk", window: "window" };
const FIGURES = ["kept_share", "mean_wait_s", "abandoned_share", "busy_share", "services", "mean_rating"];

/**
 * Where the figures behind a score open, if they are figures.
 *
 * @param {Api.AssessmentView} view
 * @param {string} subject
 * @param {string} measure
 */
export function figuresLink(view, subject, measure) {
  const { kind, hall } = view.line;
  const span = `since=${view.since}&until=${view.until}`;
  if (measure === "tasks_on_time_share") return `/figures?kind=cases&by=day&of=${encodeURIComponent(`department ${subject}`)}&${span}`;
  if (!FIGURES.includes(measure)) return "";
  return OF[kind]
    ? `/figures/${hall}?by=day&of=${encodeURIComponent(`${OF[kind]} ${subject}`)}&${span}`
    : `/figures/${subject}?by=day&${span}`;
}
