// Invented views for the components, in the shapes of the API.
const now = Date.now();
export const ago = (minutes) => new Date(now - minutes * 60000).toISOString();
const NAMES = [
  ["enterprise", "A", "企业注册登记", "Business registration"],
  ["construction", "B", "投资建设项目审批", "Construction approval"],
  ["real-estate", "C", "不动产登记交易", "Real estate"],
  ["comprehensive", "G", "综合业务类", "Comprehensive"],
];
const [LOW, HIGH] = [480, 960];
export const loads = NAMES.map(([id, prefix, zh, en], at) => ({
  id,
  prefix,
  name: { zh, en },
  waiting: [3, 12, 0, 7][at],
  wait_s: at === 2 ? null : { p50: LOW, p90: HIGH },
  promise_s: 1200,
  windows: [2, 1, 0, 3][at],
  staffed: ["open", "open", "closed", "open"][at],
  served: true,
  full: at === 1,
}));
const windowOf = (id, more = {}) => ({
  id,
  name: { zh: `${id}号窗口`, en: `Window ${id}` },
  state: "open",
  clerk: "c01",
  clerk_name: "王芳",
  reason: "",
  categories: ["enterprise"],
  number: "",
  ticket_state: "",
  since: ago(95),
  served: 17,
  ...more,
});
const why = {
  rule: 1,
  urgency: 0.83,
  waited_s: 996,
  promise_s: 1200,
  rivals: [{ number: "B007", category: "construction", group: "elderly", urgency: 0.61 }],
  out_of_order: false,
};
const ticketOf = (state, more = {}) => ({
  id: "t1",
  number: "A012",
  hall: "main",
  hall_name: { zh: "政务服务大厅", en: "Service hall" },
  category: "enterprise",
  category_name: loads[0].name,
  group: "elderly",
  language: "en",
  state,
  ahead: null,
  wait_s: null,
  staffed: "open",
  near: false,
  booked_at: null,
  taken_at: ago(40),
  since: ago(40),
  promise_s: 1200,
  window: "1",
  window_name: { zh: "1号窗口", en: "Window 1" },
  called_at: ago(6),
  started_at: ago(4),
  services: [
    {
      id: "s",
      name: { zh: "企业设立登记", en: "Registration of a company" },
      materials: [{ zh: "公司章程", en: "Articles of association" }],
      done: false,
    },
  ],
  calls: 2,
  calls_since_wait: 2,
  misses: 1,
  postponed: false,
  rated: false,
  may_rate: false,
  slip: "printed",
  url: "",
  offline: false,
  emergency: null,
  why,
  ...more,
});
const line = (number, minutes, more = {}) => ({
  id: number,
  number,
  category: "enterprise",
  group: "ordinary",
  since: ago(minutes),
  promise_s: 1200,
  urgency: minutes / 20,
  sent_here: false,
  ...more,
});
const NEXT = [line("A013", 22), line("A014", 16, { group: "elderly" }), line("A015", 4, { sent_here: true })];
const step = (kind, minutes, more = {}) => ({
  kind,
  at: ago(minutes),
  window: "1",
  window_name: { zh: "1号窗口", en: "Window 1" },
  category_name: loads[0].name,
  detail: "",
  service_name: null,
  has_note: false,
  ...more,
});
const ACTIONS = {
  closed: ["open"],
  paused: ["resume", "close"],
  free: ["call-next", "call", "unhold", "pause", "close"],
  called: ["start", "recall", "miss"],
  serving: ["finish", "hold", "transfer"],
};

/**
 * The console's view of a window that is closed, paused, free, idle (free with nobody waiting), called or serving.
 *
 * @param {string} state
 * @returns {any}
 */
export function deskOf(state) {
  const [closed, busy] = [state === "closed", state === "called" || state === "serving"];
  return {
    hall: "main",
    hall_name: { zh: "政务服务大厅", en: "Service hall" },
    open: true,
    day_open: true,
    window: windowOf("1", {
      state: closed || state === "paused" ? state : "open",
      reason: state === "paused" ? "Meal break" : "",
      number: busy ? "A012" : "",
      ticket_state: busy ? state : "",
    }),
    actions: ACTIONS[state === "idle" ? "free" : state],
    ticket: busy ? ticketOf(state) : null,
    next: state === "idle" ? [] : NEXT,
    why: state === "idle" ? null : why,
    held: [{ id: "h", number: "A009", category: "enterprise", state: "held", reason: "Citizen fetches a document", since: ago(20) }],
    missed: [{ id: "m", number: "A010", category: "enterprise", state: "missed", reason: "", since: ago(9) }],
    loads: loads.slice(0, 1),
    categories: loads,
    windows: ["1", "2", "3"],
    others: [windowOf("2", { state: "paused", reason: "Away for a moment" }), windowOf("3", { state: "closed", clerk_name: "" })],
    history: busy
      ? [step("called", 30), step("started", 29), step("transferred", 12, { detail: "1", has_note: true }), step("called", 6)]
      : [],
    emergency: null,
    presses: [],
  };
}
export const notes = [{ at: ago(12), window: "3", text: "缺少章程原件" }];
/** @type {any} */
export const facts = {
  windows: [windowOf("1"), windowOf("2"), windowOf("3")],
  groups: [{ id: "elderly", name: { zh: "老年人", en: "Senior" } }],
  categories: loads,
};

const name = (zh, en) => ({ zh, en });
/** The manager's view of a hall with something of everything. */
export const manager = {
  hall: "main",
  name: name("政务服务大厅", "Service hall"),
  day: "2026-11-23",
  open: true,
  day_open: true,
  windows: [
    windowOf("1", { number: "A012", ticket_state: "serving" }),
    windowOf("2", { state: "paused", reason: "Meal break" }),
    windowOf("3", { state: "closed", clerk: "", clerk_name: "", categories: ["construction", "comprehensive"] }),
  ],
  categories: loads.map((load, at) => ({
    load,
    longest_since: load.waiting ? ago(8 + at * 9) : null,
    longest_promise_s: 1200,
    late: at === 3 ? 2 : 0,
    taken: 20,
    served: 12,
    missed: 1,
    cancelled: 0,
    mean_wait_s: 540,
    kept: 0.93,
  })),
  slips: [{ ticket: "t", number: "A011", printer: "k1", slip: "failed", cause: "paper_out", taken_at: ago(15) }],
  held: 1,
  missed: 1,
  alerts: [
    {
      id: "late/comprehensive",
      kind: "late",
      level: "bad",
      about: loads[3].name,
      count: 2,
      subject: "comprehensive",
      acknowledged_by: "",
      acknowledged_at: null,
    },
    {
      id: "full/construction",
      kind: "full",
      level: "warn",
      about: loads[1].name,
      count: 12,
      subject: "construction",
      acknowledged_by: "",
      acknowledged_at: null,
    },
    { id: "slips", kind: "slips", level: "warn", about: null, count: 1, subject: "", acknowledged_by: "王主任", acknowledged_at: ago(3) },
  ],
  notices: [
    { id: "n", kind: "ticker", text: name("今天下午四点起停电检修", "Power is off from four this afternoon"), since: ago(30), until: null },
  ],
  plans: [
    {
      id: "p",
      name: "午间",
      start: "11:30",
      end: "13:30",
      weekdays: [1, 2, 3, 4, 5],
      dates: [],
      endings: [],
      windows: { 1: ["enterprise", "comprehensive"] },
      enabled: true,
      on: true,
    },
  ],
  changes: [
    {
      serial: 2,
      at: ago(5),
      by: "王主任",
      kind: "allocation",
      action: "move",
      subject: "3",
      subject_name: name("3号窗口", "Window 3"),
      before: [loads[1].name],
      after: [loads[1].name, loads[3].name],
      plan: "",
      undone: false,
      may_undo: true,
    },
    {
      serial: 1,
      at: ago(90),
      by: "",
      kind: "day",
      action: "open",
      subject: "",
      subject_name: name("—", "—"),
      before: [],
      after: [],
      plan: "",
      undone: false,
      may_undo: false,
    },
  ],
  presses: [
    { at: ago(1), window: "1", keys: "023 call", action: "call-number", number: "", code: "unknown_ticket", message: "Unknown ticket" },
  ],
};
export const quiet = { ...manager, slips: [], alerts: [], notices: [], plans: [], changes: [], presses: [] };
const device = (id, state, cause, more = {}) => ({
  id,
  kind: "printer",
  driver: "escpos",
  url: "tcp://192.168.1.50:9100",
  state,
  cause,
  since: ago(12),
  heard_at: ago(1),
  waiting: 0,
  bad: 0,
  windows: [],
  kiosk: "k1",
  uses: ["printer"],
  strangers: [],
  ...more,
});
export const devices = {
  hall: "main",
  devices: [
    device("printer-k1", "down", "unreachable"),
    device("printer-k2", "warning", "paper_low", { kiosk: "k2" }),
    device("printer-k3", "ok", "", { kiosk: "k3" }),
    device("printer-k4", "unknown", "", { kiosk: "k4" }),
  ],
};
export const preview = {
  window: "3",
  categories: ["construction", "comprehensive"],
  effects: [
    {
      id: "construction",
      name: loads[1].name,
      waiting: 12,
      promise_s: 1800,
      windows_before: 1,
      windows_after: 2,
      wait_before_s: { p50: 2400, p90: 3600 },
      wait_after_s: { p50: 1300, p90: 1900 },
      kept_before: false,
      kept_after: true,
    },
    {
      id: "real-estate",
      name: loads[2].name,
      waiting: 4,
      promise_s: 1800,
      windows_before: 1,
      windows_after: 0,
      wait_before_s: { p50: 600, p90: 900 },
      wait_after_s: null,
      kept_before: true,
      kept_after: null,
    },
  ],
  unserved: loads[2].name,
};
