// <yc-changes>: who changed what and when, newest first; the last change of a window can be taken back.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { serverNow } from "/static/web/shared/live.js";
import { hallTime, listed, number, pick, t, time } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import { may } from "../staff/may.js";
import { personName } from "../staff/session.js";

const SHOWN = 8;
const DAY = {
  open: "The day was opened",
  close: "The day was closed",
  "pause-intake": "Numbers stopped",
  "resume-intake": "Numbers resumed",
};
const NOTICE = { ticker: "Notice posted: {text}", emergency: "Emergency notice: {text}", withdraw: "Notice taken down: {text}" };
const PLAN = { set: "Plan saved: {name}", drop: "Plan deleted: {name}", begin: "Plan started: {name}", end: "Plan ended: {name}" };

/** The time, with the date where it is not of today. */
const when = (at) => (at.slice(0, 10) === hallTime(serverNow(), at).slice(0, 10) ? time(at) : `${at.slice(5, 10)} ${time(at)}`);

/** @extends {YcElement<{ view: Api.ManagerView, busy: string, all: boolean }>} */
class YcChanges extends YcElement {
  static properties = { view: { attribute: false }, busy: {}, all: { state: true } };

  constructor() {
    super();
    this.all = false;
  }

  /** @param {Api.ChangeLine} change */
  words(change) {
    if (change.kind === "day") return t(DAY[change.action]);
    if (change.kind === "notice") return t(NOTICE[change.action], { text: change.subject });
    if (change.kind === "plan") return t(PLAN[change.action], { name: change.subject });
    if (change.kind === "settings" && change.action === "window-removed")
      return t("Window {window} is no longer in the configuration", { window: change.subject });
    if (change.kind === "settings" && change.action === "waiting-moved")
      return t("People waiting for {category} now wait for {other}", { category: change.subject, other: listed(change.after.map(pick)) });
    if (change.kind === "desk") return t("Window {window} taken over", { window: change.subject });
    return this.move(change);
  }

  /**
   * "Window 3: + real estate, − enterprise".
   *
   * @param {Api.ChangeLine} change
   */
  move({ subject_name: window, before, after }) {
    const had = new Set(before.map((n) => n.en));
    const has = new Set(after.map((n) => n.en));
    const more = after.filter((n) => !had.has(n.en)).map((n) => `+ ${pick(n)}`);
    const less = before.filter((n) => !has.has(n.en)).map((n) => `− ${pick(n)}`);
    return t("{window}: {what}", { window: pick(window), what: listed([...more, ...less]) || t("only the order") });
  }

  /** @param {Api.ChangeLine} change */
  who(change) {
    if (change.by) return personName(change.by);
    if (change.plan) return t("plan {name}", { name: change.plan });
    return change.kind === "settings" ? t("the configuration") : t("the timetable");
  }

  /** @param {Api.ChangeLine} change */
  undo(change) {
    if (this.busy) return;
    const window = pick(change.subject_name);
    const detail = {
      name: `undo:${change.serial}`,
      path: `/changes/${change.serial}/undo`,
      body: {},
      done: () => ({ text: () => t("{window} is back to what it served before.", { window }) }),
    };
    this.dispatchEvent(new CustomEvent("command", { detail, bubbles: true }));
  }

  render() {
    const { changes } = this.view;
    if (!changes.length)
      return html`<p class="soft">
        ${t("Nothing has been changed yet. Every move, notice and plan will be listed here with the person who made it.")}
      </p>`;
    return html`<ul class="rows changes">
        ${(this.all ? changes : changes.slice(0, SHOWN)).map((change) => this.row(change))}
      </ul>
      ${changes.length > SHOWN ? html`<p><button type="button" class="btn btn-link" aria-expanded=${String(Boolean(this.all))} @click=${() => (this.all = !this.all)}>${this.all ? t("Show fewer") : t("Show all {count}", { count: number(changes.length) })}</button></p>` : nothing}`;
  }

  /** @param {Api.ChangeLine} change */
  row(change) {
    const words = this.words(change);
    return html`<li class=${change.undone ? "undone" : ""}>
      <time>${when(change.at)}</time>
      <div class="facts">
        <span class="what">${words}</span
        ><small class="soft"
          >${this.who(change)}${change.action === "undo" ? ` · ${t("undone")}` : ""}${change.undone ? ` · ${t("has been undone")}` : ""}</small
        >
      </div>
      ${may("changes/{change}/undo") && change.may_undo && change.action !== "undo" ? html`<button type="button" class="btn btn-outline-secondary" aria-label=${t("Undo: {change}", { change: words })} aria-disabled=${this.busy ? "true" : "false"} @click=${() => this.undo(change)}>${icon("repeat")}${t("Undo")}</button>` : nothing}
    </li>`;
  }
}
customElements.define("yc-changes", YcChanges);
