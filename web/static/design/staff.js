// The parts of staff pages, each in each of its states: [heading, [[state, content]]].
import { html } from "lit";
import { number } from "/static/web/shared/words.js";
import "../console/actions.js";
import "../console/aside.js";
import "../console/history.js";
import "../console/loads.js";
import "../console/next.js";
import { panelOf } from "../console/panel.js";
import { badgeOf } from "../console/standing.js";
import "../console/ticket.js";
import "../devices/list.js";
import "../devices/slips.js";
import "../manager/alerts.js";
import "../manager/categories.js";
import "../manager/changes.js";
import "../manager/day.js";
import "../manager/devices.js";
import "../manager/effects.js";
import "../manager/notices.js";
import "../manager/plans.js";
import "../manager/presses.js";
import "../manager/windows.js";
import { icon } from "../shared/icons.js";
import { levelBar, levelText } from "../staff/promise.js";
import "../staff/status-line.js";
import "../staff/tabs.js";
import { stateInWords } from "./captions.js";
import { ago, deskOf, devices, facts, manager, notes, preview, quiet } from "./fixtures.js";

const DESKS = ["closed", "paused", "idle", "free", "called", "serving"];
const each = (states, draw) => states.map((state) => [stateInWords(state), draw(state)]);
const said = (kind, words, more = {}) => ({ kind, text: () => words, at: 0, ...more });
const KINDS = ["btn-primary", "btn-outline-primary", "btn-outline-secondary", "btn-danger", "btn-link"];

export const STAFF = () => [
  [
    "Buttons",
    [
      [
        "At rest",
        html`<p class="buttons">
          ${KINDS.map((kind) => html`<button type="button" class="btn ${kind}">${icon("bell")}${kind.replace("btn-", "")}</button>`)}
        </p>`,
      ],
      [
        "At work",
        html`<p class="buttons">
          ${KINDS.map((kind) => html`<button type="button" class="btn ${kind} busy" aria-disabled="true">${icon("clock")}${kind.replace("btn-", "")}</button>`)}
        </p>`,
      ],
      [
        "The big one",
        html`<button type="button" class="btn btn-primary primary">
          ${icon("bell")}<span>呼叫下一位<small>A013</small></span
          ><kbd>F2</kbd>
        </button>`,
      ],
    ],
  ],
  [
    "Entry fields",
    [
      [
        "At rest and filled in",
        html`<label class="form-label" for="d-text">text</label><input class="form-control" id="d-text" value="王芳" /><label
            class="form-label"
            for="d-choice"
            >choice</label
          ><select class="form-select" id="d-choice">
            <option>A</option>
          </select>
          <label class="form-check"><input class="form-check-input" type="checkbox" checked /> on</label
          ><label class="form-check"><input class="form-check-input" type="checkbox" /> off</label
          ><label class="form-check form-switch"><input class="form-check-input" type="checkbox" role="switch" checked /> switch</label>`,
      ],
    ],
  ],
  ["State badges", each(["closed", "paused", "free", "called", "serving"], (state) => badgeOf(state))],
  ["Share of the promise", [0.3, 0.8, 1.2].map((share) => [number(share), html`${levelBar(share)}${levelText(share)}`])],
  [
    "Status line",
    [
      ["Quiet", html`<yc-status-line quiet="…"></yc-status-line>`],
      ["Something is under way", html`<yc-status-line .said=${said("working", "…")}></yc-status-line>`],
      [
        "Done, with a way back",
        html`<yc-status-line .said=${said("done", "3号窗口已调整", { offer: { label: "Undo", take: () => {} } })}></yc-status-line>`,
      ],
      ["Something was told", html`<yc-status-line .said=${said("told", "本窗口改办：综合事务")}></yc-status-line>`],
      ["Refused", html`<yc-status-line .said=${said("refused", "现在没有人等候")}></yc-status-line>`],
    ],
  ],
  [
    "Console: at the window",
    each(
      DESKS,
      (state) =>
        html`<yc-desk-ticket .view=${deskOf(state)} .facts=${facts} note=${state === "called" ? notes[0].text : ""}></yc-desk-ticket>`,
    ),
  ],
  ["Console: actions", each(DESKS, (state) => html`<yc-desk-actions .view=${deskOf(state)} keys></yc-desk-actions>`)],
  [
    "Console: panels",
    each(
      ["pause", "hold", "transfer", "outcome"],
      (panel) => html`<div class="design-panel">${panelOf(panel, deskOf(panel === "pause" ? "free" : "serving"), facts, "", null)}</div>`,
    ),
  ],
  ["Console: next in line", each(["free", "idle"], (state) => html`<yc-desk-next .view=${deskOf(state)} .facts=${facts}></yc-desk-next>`)],
  ["Console: on hold and missed", each(["free", "serving"], (state) => html`<yc-desk-aside .view=${deskOf(state)}></yc-desk-aside>`)],
  ["Console: the visit so far", [["With a note", html`<yc-desk-history .view=${deskOf("serving")} .notes=${notes}></yc-desk-history>`]]],
  ["Console: load", [["", html`<yc-desk-loads .view=${deskOf("free")}></yc-desk-loads>`]]],
  [
    "Manager: the day",
    [
      ["It is open", html`<yc-day .view=${manager}></yc-day>`],
      ["It is paused", html`<yc-day .view=${{ ...manager, open: false }}></yc-day>`],
      ["It is closed", html`<yc-day .view=${{ ...manager, open: false, day_open: false }}></yc-day>`],
    ],
  ],
  [
    "Manager: alerts",
    [
      ["Some", html`<yc-alerts .view=${manager} .devices=${devices}></yc-alerts>`],
      ["None at all", html`<yc-alerts .view=${quiet}></yc-alerts>`],
    ],
  ],
  ["Manager: categories", [["", html`<yc-categories .view=${manager}></yc-categories>`]]],
  ["Manager: windows", [["", html`<yc-windows .view=${manager}></yc-windows>`]]],
  [
    "Manager: effect of a move",
    [
      ["It is known", html`<yc-effects .preview=${preview} state="open"></yc-effects>`],
      ["It is asked for", html`<yc-effects .preview=${null}></yc-effects>`],
    ],
  ],
  ["Manager: notices", [["Some", html`<yc-notices .view=${manager}></yc-notices>`]]],
  [
    "Manager: plans",
    [
      ["Some", html`<yc-plans .view=${manager}></yc-plans>`],
      ["None at all", html`<yc-plans .view=${quiet}></yc-plans>`],
    ],
  ],
  [
    "Manager: changes",
    [
      ["Some", html`<yc-changes .view=${manager}></yc-changes>`],
      ["None at all", html`<yc-changes .view=${quiet}></yc-changes>`],
    ],
  ],
  [
    "Manager: slips",
    [
      ["It failed", html`<yc-slips .view=${manager} .devices=${devices}></yc-slips>`],
      ["None at all", html`<yc-slips .view=${quiet} .devices=${devices}></yc-slips>`],
    ],
  ],
  ["Manager: pads", [["Refused", html`<yc-presses .view=${manager}></yc-presses>`]]],
  [
    "Devices of the hall",
    [
      ["Of every state", html`<yc-device-list .devices=${devices.devices} .all=${devices.devices} at=${ago(0)} tests></yc-device-list>`],
      ["All in short", html`<yc-device-summary .view=${devices} hall="main" at=${ago(0)}></yc-device-summary>`],
    ],
  ],
];
