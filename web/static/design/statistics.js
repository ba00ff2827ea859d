// The parts of the statistics, with a morning's figures.
import { html } from "lit";
import { t } from "/static/web/shared/words.js";
import "../statistics/chart.js";
import "../statistics/day-choice.js";
import { flow, perWindow, waits } from "../statistics/drawings.js";
import "../statistics/figures.js";
import { rebuildNote } from "../statistics/rebuild.js";
import { categoryTable, flowTable, windowTable } from "../statistics/tables.js";

const name = (zh, en) => ({ zh, en });
const totals = {
  arrivals: 41,
  called: 36,
  served: 30,
  kept: 33,
  kept_share: 33 / 36,
  mean_wait_s: 540,
  p90_wait_s: 1130,
  longest_wait_s: 1460,
  services: 31,
  mean_service_s: 610,
  misses: 2,
  cancelled: 1,
  expired: 0,
  mean_rating: 4.6,
  ratings: 12,
};
const nobody = {
  ...totals,
  arrivals: 0,
  called: 0,
  served: 0,
  kept: 0,
  kept_share: null,
  mean_wait_s: null,
  p90_wait_s: null,
  longest_wait_s: null,
  services: 0,
  mean_service_s: null,
  misses: 0,
  cancelled: 0,
  mean_rating: null,
  ratings: 0,
};
const times = ["08:30", "08:45", "09:00", "09:15", "09:30", "09:45"];
const curve = {
  arrivals: [9, 11, 8, 6, 4, 3],
  called: [6, 8, 8, 6, 5, 3],
  served: [3, 6, 7, 6, 5, 3],
  kept: [6, 7, 7, 5, 5, 3],
  mean_wait_s: [120, 340, 610, 720, 640, 480],
  p90_wait_s: [300, 700, 1100, 1300, 1130, 900],
  totals,
};
/** @type {any} */
const view = {
  day: "2026-11-20",
  today: "2026-11-23",
  days: ["2026-11-19", "2026-11-20"],
  all: curve,
  categories: [
    { prefix: "A", name: name("企业注册登记", "Business registration"), promise_s: 1200, totals },
    { prefix: "B", name: name("投资建设项目审批", "Construction projects"), promise_s: 1800, totals: nobody },
  ],
  windows: [
    {
      id: "1",
      name: name("1号窗口", "Window 1"),
      clerks: ["王芳"],
      calls: 19,
      misses: 1,
      served: 17,
      services: 17,
      mean_service_s: 590,
      open_s: 5400,
      busy_share: 0.84,
      mean_rating: 4.7,
    },
    {
      id: "2",
      name: name("2号窗口", "Window 2"),
      clerks: [],
      calls: 0,
      misses: 0,
      served: 0,
      services: 0,
      mean_service_s: null,
      open_s: 0,
      busy_share: null,
      mean_rating: null,
    },
  ],
};
const lines = () => [
  ["first", t("Taken"), curve.arrivals, 41],
  ["third", t("First calls"), curve.called, 36],
  ["second", t("Served"), curve.served, 30],
];

export const STATISTICS = () => [
  [
    "Statistics: which day",
    [
      ["An earlier one", html`<yc-day-choice .view=${view}></yc-day-choice>`],
      ["It is today", html`<yc-day-choice .view=${{ ...view, day: view.today }}></yc-day-choice>`],
    ],
  ],
  [
    "Statistics: figures",
    [
      ["A morning", html`<yc-figures .totals=${totals}></yc-figures>`],
      ["Nobody so far", html`<yc-figures .totals=${nobody}></yc-figures>`],
    ],
  ],
  [
    "Statistics: charts",
    [
      ["Flow of citizens", html`<yc-chart .draw=${flow(times, lines())}></yc-chart>`],
      ["Waits against the promise", html`<yc-chart .draw=${waits(times, curve, 1200)}></yc-chart>`],
      [
        "Window by window",
        html`<yc-chart
          class="low"
          .draw=${perWindow(view.windows.map((/** @type {Api.WindowStatistics} */ w) => ({ label: w.id, served: w.served })))}
        ></yc-chart>`,
      ],
    ],
  ],
  [
    "Statistics: tables",
    [
      ["Quarter by quarter of an hour", flowTable("—", times, lines())],
      ["Category by category", categoryTable(view)],
      ["Window by window", windowTable(view)],
    ],
  ],
  ["Statistics: being counted", [["In part", rebuildNote({ done: 81_000, total: 203_412 })]]],
];
