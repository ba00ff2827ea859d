// /design/display: the parts of boards and signs in every state.
import { html } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { stateInWords } from "/static/web/design/captions.js";
import { links, themes } from "/static/web/design/frame.js";
import { bigCall, callList } from "./board/call-templates.js";
import { panel } from "./board/panel.js";
import { rest } from "./board/rest.js";
import "./board/ticker.js";
import { sign } from "./sign/face.js";

const name = (zh, en) => ({ zh, en });
const load = {
  id: "enterprise",
  prefix: "A",
  name: name("企业注册登记", "Business registration"),
  waiting: 7,
  wait_s: { p50: 480, p90: 900 },
  windows: 2,
  staffed: "open",
};
/** @returns {Api.CallLine} */
const call = (number, window, state = /** @type {Api.TicketState} */ ("called")) => ({
  call: Number(number.slice(1)),
  number,
  window,
  category: "enterprise",
  state,
  zone: "east",
  at: "",
  again: false,
  language: "zh_CN",
});
const CALLS = [call("A012", "3"), call("B007", "5", "serving"), call("A011", "1", "missed")];
/** @param {Api.CallLine[]} calls @returns {any} */
const own = (calls) => ({ name: () => "东区", has: () => true, calls, missed: calls.length ? ["A003"] : [], categories: [load] });
const view = (more) => ({
  day_open: true,
  opens_at: null,
  name: name("3号窗口", "Window 3"),
  categories: [load.name],
  state: "open",
  reason: "",
  number: "",
  serving: false,
  ...more,
});
const signs = {
  closed: view({ state: "closed" }),
  paused: view({ state: "paused", reason: "Meal break" }),
  free: view({}),
  called: view({ number: "A012" }),
  serving: view({ number: "A012", serving: true }),
};
const board = (content) => html`<yc-board>${content}</yc-board>`;
const notices = [
  {
    id: "n",
    kind: "ticker",
    text: name("今天下午四点起停电检修，请提前取号。", "Power is off from four this afternoon. Please take a number earlier."),
    since: "",
    until: null,
  },
];
const flashing = { open: true, speaker: null, flashes: new Map([[12, 0]]) };
const still = { open: true, speaker: null, flashes: new Map() };

const SECTIONS = () => [
  [
    "The call",
    [
      ["When called", board(html`<main class="one"><section class="now">${bigCall(CALLS[0], true)}</section></main>`)],
      ["Nobody so far", board(html`<main class="one"><section class="now">${bigCall(null, true)}</section></main>`)],
      ["It is closed", board(html`<main class="one"><section class="now">${bigCall(null, false)}</section></main>`)],
    ],
  ],
  ["The calls before", [["Called, being served, missed", board(html`<section class="recent">${callList(CALLS, null)}</section>`)]]],
  [
    "A panel",
    [
      ["While it calls", board(html`<main class="panels" data-count="1">${panel(own(CALLS), flashing)}</main>`)],
      ["Quiet", board(html`<main class="panels" data-count="1">${panel(own([]), still)}</main>`)],
    ],
  ],
  ["A line for everybody", [["Ticker", board(html`<yc-ticker .notices=${notices}></yc-ticker>`)]]],
  [
    "After hours",
    [
      [
        "The clock alone",
        board(
          rest(
            {
              name: name("政务服务大厅", "Service hall"),
              hours: ["08:30-12:00", "13:30-17:30"],
              opens_at: "2026-11-24T08:30:00.000+08:00",
              opens_provisional: false,
            },
            "21:40",
          ),
        ),
      ],
    ],
  ],
  ["Sign of a window", Object.entries(signs).map(([state, of]) => [stateInWords(state), html`<yc-sign>${sign(of, false)}</yc-sign>`])],
];

/** @extends {YcElement<{}>} */
class YcDesignDisplay extends YcElement {
  render() {
    return html`${links()}${themes(SECTIONS)}`;
  }
}
customElements.define("yc-design-display", YcDesignDisplay);
