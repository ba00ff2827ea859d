// What there are figures of: the queue, and the cases. Of each its columns, how they are put into rows, and where they are asked for.
import * as cases from "./case-columns.js";
import * as queue from "./columns.js";

/**
 * @typedef {{
 *   words: string, columns: import("./columns.js").Column[], groups: string[][], levels: string[][], compared: string[], drawn: string,
 *   by: (hall: string) => string[][], keyed: string[], path: (hall: string) => string, more: (hall: string) => [string, string][]
 * }} Kind
 */

const TIMES = ["hour", "weekday", "hour_of_week", "day", "month"];
const of = (hall) => encodeURIComponent(hall);

/** @type {Record<string, Kind>} */
export const KINDS = {
  queue: {
    words: "Queue",
    columns: queue.COLUMNS,
    groups: queue.GROUPS,
    levels: [["levels", "Rated {level}"]],
    compared: ["arrivals", "kept_share", "mean_wait_s", "services", "ratings", "mean_rating"],
    drawn: "arrivals",
    by: (hall) => (hall ? queue.BY : [["hall", "By hall"], ...queue.BY.filter(([id]) => TIMES.includes(id))]),
    keyed: ["category", "window", "clerk", "service"],
    path: (hall) => (hall ? `/halls/${of(hall)}/figures` : "/figures"),
    more: () => [],
  },
  cases: {
    words: "Cases",
    columns: cases.COLUMNS,
    groups: cases.GROUPS,
    levels: [
      ["accepted_levels", "After acceptance: {level}"],
      ["ended_levels", "At the end: {level}"],
    ],
    compared: ["received", "accepted", "decided", "promise_share", "mean_days", "once_share", "ended_mean"],
    drawn: "received",
    by: (hall) => (hall ? cases.BY.filter(([id]) => id !== "hall") : cases.BY),
    keyed: ["matter", "window", "clerk", "department", "hall"],
    path: () => "/case-figures",
    more: (hall) => (hall ? [["hall", hall]] : []),
  },
};
