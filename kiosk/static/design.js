// /design/kiosk: the parts of the kiosk in every state.
import { html } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { printInWords } from "/static/web/design/captions.js";
import { links, themes } from "/static/web/design/frame.js";
import "./bar.js";
import "./booked.js";
import "./card-on-reader.js";
import "./held.js";
import "./keys.js";
import { notes } from "./notes.js";
import { notEnrolled, nothingHere, waiting } from "./notices.js";
import { paging } from "./paging.js";
import "./slip.js";
import "./tile.js";
import { placeOf, slipOf } from "./whereabouts.js";

const name = (zh, en) => ({ zh, en });
const tile = (more = {}) => ({
  id: "enterprise",
  prefix: "A",
  name: name("企业注册登记", "Business registration"),
  waiting: 7,
  wait_s: { p50: 480, p90: 900 },
  promise_s: 1200,
  windows: 2,
  staffed: "open",
  served: true,
  full: false,
  ...more,
});
/** @type {any} */
const ticket = {
  id: "sample-ticket-0000000",
  number: "A012",
  hall_name: name("政务服务大厅", "Service hall"),
  category_name: tile().name,
  services: [
    { name: name("企业设立登记", "Registration of a company"), materials: [name("公司章程", "Articles of association")], done: false },
  ],
  ahead: 3,
  wait_s: { p50: 480, p90: 900 },
  taken_at: "2026-11-23T09:00:00+08:00",
  url: "/t/sample-ticket-0000000.AAAAAAAAAAAA",
};
const groups = [{ id: "elderly", name: name("老年人", "Senior") }];
const card = (more) => ({
  readsCards: true,
  card: { id: "c", name: "王*", number: "3704**********1234", group: "elderly", cause: "", ...more },
});
const within = (content) => html`<yc-kiosk>${content}</yc-kiosk>`;
const facts = (content) => within(html`<div class="whereabouts">${content}</div>`);
const held = (state) =>
  html`<yc-kiosk-held .prints=${true} .held=${{ number: "A012", category_name: tile().name, state, window: "3" }}></yc-kiosk-held>`;
const nobody = { card: null, readsCards: true };

const SECTIONS = () => [
  [
    "Tile of a category",
    [
      ["It is open", within(html`<yc-kiosk-tile .category=${tile()} .guided=${true}></yc-kiosk-tile>`)],
      [
        "No window of it is open yet",
        within(html`<yc-kiosk-tile .category=${tile({ windows: 0, staffed: "closed", wait_s: null })}></yc-kiosk-tile>`),
      ],
      ["It is paused", within(html`<yc-kiosk-tile .category=${tile({ windows: 0, staffed: "paused", wait_s: null })}></yc-kiosk-tile>`)],
      ["It is full", within(html`<yc-kiosk-tile .category=${tile({ full: true })} .guided=${true}></yc-kiosk-tile>`)],
      ["No window of it today", within(html`<yc-kiosk-tile .category=${tile({ served: false })}></yc-kiosk-tile>`)],
      ["Being taken", within(html`<yc-kiosk-tile .category=${tile()} .busy=${"enterprise"}></yc-kiosk-tile>`)],
      ["Cut off", within(html`<yc-kiosk-tile .category=${tile()} .offline=${{ left: { enterprise: 5 } }}></yc-kiosk-tile>`)],
      ["Cut off, used up", within(html`<yc-kiosk-tile .category=${tile()} .offline=${{ left: {} }}></yc-kiosk-tile>`)],
    ],
  ],
  [
    "Card on the reader",
    [
      ["It may be laid there", within(html`<yc-kiosk-card .around=${nobody} .groups=${groups}></yc-kiosk-card>`)],
      ["It was read", within(html`<yc-kiosk-card .around=${card()} .groups=${groups}></yc-kiosk-card>`)],
      ["It was not read", within(html`<yc-kiosk-card .around=${card({ id: "", cause: "unread" })} .groups=${groups}></yc-kiosk-card>`)],
    ],
  ],
  [
    "Notes on the kiosk",
    [
      ["Cut off", within(notes({ offline: { since: "", left: {} } }))],
      ["Printer stands still", within(notes({ printer: "down" }))],
      ["Paper low, in both languages", within(notes({ printer: "low" }, true))],
    ],
  ],
  [
    "Foot of the page",
    [
      ["At rest", within(html`<yc-kiosk-bar .back=${() => {}}></yc-kiosk-bar>`)],
      ["Large text and voice on", within(html`<yc-kiosk-bar .large=${true} .voice=${true}></yc-kiosk-bar>`)],
    ],
  ],
  [
    "Letter keys",
    [
      ["Empty", within(html`<yc-kiosk-keys .text=${""}></yc-kiosk-keys>`)],
      ["Typed", within(html`<yc-kiosk-keys .text=${"QY"}></yc-kiosk-keys>`)],
    ],
  ],
  [
    "The code of an appointment",
    [
      ["Nothing yet", within(html`<yc-kiosk-booked .code=${""}></yc-kiosk-booked>`)],
      ["Some digits", within(html`<yc-kiosk-booked .code=${"2468"}></yc-kiosk-booked>`)],
      ["Refused", within(html`<yc-kiosk-booked .code=${""} .notice=${"—"}></yc-kiosk-booked>`)],
    ],
  ],
  [
    "Page by page",
    [
      ["First of three", within(paging(0, 3, () => {}))],
      ["The last one", within(paging(2, 3, () => {}))],
    ],
  ],
  [
    "The number just taken",
    [
      ["In the queue", facts(placeOf(ticket, false))],
      ["Called already", facts(placeOf({ ...ticket, state: "called", window: "3" }, false))],
      ["Joins later", facts(placeOf(ticket, true))],
      ...["printing", "slow", "printed", "fault", "none"].map((print) => [printInWords(print), facts(slipOf(print))]),
    ],
  ],
  [
    "The card has a number already",
    [
      ["In the queue", within(held("waiting"))],
      ["Called already", within(held("called"))],
      ["Missed its call", within(held("missed"))],
    ],
  ],
  [
    "Paper slip",
    [
      ["Printed on paper", within(html`<yc-kiosk-slip .ticket=${ticket}></yc-kiosk-slip>`)],
      ["Joins later", within(html`<yc-kiosk-slip .ticket=${ticket} .joining=${true}></yc-kiosk-slip>`)],
    ],
  ],
  [
    "Instead of a page",
    [
      ["Not enrolled", within(notEnrolled("k1", () => {}))],
      ["Nothing is here", within(nothingHere("—"))],
      ["While it loads", within(waiting())],
    ],
  ],
];

/** @extends {YcElement<{}>} */
class YcDesignKiosk extends YcElement {
  render() {
    return html`${links()}${themes(SECTIONS)}`;
  }
}
customElements.define("yc-design-kiosk", YcDesignKiosk);
