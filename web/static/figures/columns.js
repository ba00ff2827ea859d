// The figures of a span: what each is called, how it is written, what it means, and whether it opens to what was counted.
import { number } from "/static/web/shared/words.js";
import { NONE, hours, level, share, span } from "../statistics/spans.js";

const count = (value) => (value === null ? NONE : number(value));
const time = (value) => (value === null ? NONE : hours(value));

/**
 * @typedef {{ id: string, group: string, words: string, means: string, shown: (value: any) => string, opens?: boolean, drawn?: (value: any) => number | null }} Column
 */

/** @type {Column[]} */
export const COLUMNS = [
  {
    id: "arrivals",
    group: "waits",
    words: "Taken",
    means: "Numbers that were taken; one given out while a kiosk was cut off counts at the time on its slip.",
    shown: count,
    opens: true,
  },
  {
    id: "called",
    group: "waits",
    words: "First calls",
    means: "Calls of a number that had not been called before.",
    shown: count,
    opens: true,
  },
  {
    id: "kept_share",
    group: "waits",
    words: "On time",
    means: "First calls within the promised wait of the number's own category and group, of all first calls.",
    shown: share,
    drawn: (value) => (value === null ? null : Math.round(value * 1000) / 10),
  },
  {
    id: "mean_wait_s",
    group: "waits",
    words: "Average wait",
    means: "From the moment the wait counts to the first call, the mean of all first calls.",
    shown: span,
    drawn: (value) => (value === null ? null : Math.round(value / 6) / 10),
  },
  {
    id: "p90_wait_s",
    group: "waits",
    words: "9 in 10 waited at most",
    means: "The smallest wait that nine of ten did not exceed.",
    shown: span,
    drawn: (value) => (value === null ? null : Math.round(value / 6) / 10),
  },
  {
    id: "longest_wait_s",
    group: "waits",
    words: "Longest wait",
    means: "The longest wait until a first call.",
    shown: span,
    drawn: (value) => (value === null ? null : Math.round(value / 6) / 10),
  },
  { id: "misses", group: "waits", words: "Missed", means: "Calls to which nobody came.", shown: count, opens: true },
  {
    id: "abandoned_share",
    group: "waits",
    words: "Left without service",
    means: "Cancelled, not there at the last call, or still waiting at the close, of all numbers taken.",
    shown: share,
    drawn: (value) => (value === null ? null : Math.round(value * 1000) / 10),
  },
  { id: "visits", group: "work", words: "Served", means: "Visits that ended served.", shown: count, opens: true },
  { id: "services", group: "work", words: "Services finished", means: "A visit may have several.", shown: count, opens: true },
  {
    id: "mean_service_s",
    group: "work",
    words: "Average service time",
    means: "From the start to the finish of a service, without the time on hold.",
    shown: span,
    drawn: (value) => (value === null ? null : Math.round(value / 6) / 10),
  },
  {
    id: "serving_s",
    group: "work",
    words: "Time serving",
    means:
      "From start to finish, hold or transfer, added up, in hours and minutes. If a missed number is called again the last call counts.",
    shown: time,
    opens: true,
    drawn: (value) => (value === null ? null : Math.round(value / 36) / 100),
  },
  {
    id: "open_s",
    group: "work",
    words: "Open",
    means: "Somebody signed in at the window and not paused, while the day was open.",
    shown: time,
    opens: true,
    drawn: (value) => (value === null ? null : Math.round(value / 36) / 100),
  },
  {
    id: "idle_s",
    group: "work",
    words: "Idle",
    means: "Open less serving.",
    shown: time,
    drawn: (value) => (value === null ? null : Math.round(value / 36) / 100),
  },
  {
    id: "busy_share",
    group: "work",
    words: "Busy",
    means: "Serving, of open.",
    shown: share,
    drawn: (value) => (value === null ? null : Math.round(value * 1000) / 10),
  },
  {
    id: "ratings",
    group: "ratings",
    words: "Ratings",
    means: "At the pad, on the phone or at a kiosk, also on a later day: it counts on the day of the service. A corrected one counts once.",
    shown: count,
    opens: true,
  },
  {
    id: "rated_share",
    group: "ratings",
    words: "Share rated",
    means: "Ratings, of services finished: every finished service is asked about.",
    shown: share,
    drawn: (value) => (value === null ? null : Math.round(value * 1000) / 10),
  },
  {
    id: "mean_rating",
    group: "ratings",
    words: "Average rating",
    means: "The mean of the levels 1 to 5.",
    shown: level,
    drawn: (value) => value,
  },
];

/** What the table shows at a time. */
export const GROUPS = [
  ["waits", "Waits"],
  ["work", "Work"],
  ["ratings", "Ratings by level"],
];

export const BY = [
  ["category", "By category"],
  ["window", "By window"],
  ["clerk", "By clerk"],
  ["service", "By service"],
  ["hour", "By hour"],
  ["weekday", "By weekday"],
  ["hour_of_week", "Hours and weekdays"],
  ["day", "By day"],
  ["month", "By month"],
];
