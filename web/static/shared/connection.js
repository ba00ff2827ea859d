// <yc-connection .live=${controller}>: a banner 3 s after a cut, a curtain after 30 s; one while the server cannot store; nothing while all is well.
import { html, nothing } from "lit";
import { YcElement } from "./element.js";
import { Reading } from "./reading.js";
import { number, t } from "./words.js";

const CASES = "@cases";
const OF_CASES = /^\/live\/(cases|departments|halls\/[^/]+\/shelf)/;
/**
 * The stream that a live view is of: a hall, the cases; "" of a ticket's, which names none.
 *
 * @param {LiveView} live
 */
function streamOf(live) {
  const path = live.path?.() ?? "";
  return OF_CASES.test(path) ? CASES : (/^\/live\/halls\/([^/]+)/.exec(path)?.[1] ?? "");
}

/** @extends {YcElement<{ live: LiveView, advice: any }>} */
class YcConnection extends YcElement {
  static properties = { live: { attribute: false }, advice: { attribute: false } }; // advice: what to do instead, in some lines

  constructor() {
    super();
    this.everySecond();
    this.reading = new Reading(this, () => ["lost", "down"].includes(this.live?.state));
  }

  render() {
    const state = this.live?.state;
    const { percent, damaged } = this.reading;
    if (["lost", "down"].includes(state) && damaged.includes(streamOf(this.live))) return this.broken();
    const reads = percent === null ? null : t("The server is reading its journal: {percent} %", { percent: number(percent) });
    if (state === "lost")
      return html`<div class="banner" role="status">${reads ? html`… ${reads}` : html`⚠ ${t("Connection lost, reconnecting…")}`}</div>`;
    if (state === "live" && this.live.halted)
      return html`<div class="banner" role="status">
        ⚠ ${t("The server cannot store anything at the moment. What you see here is still valid; calls and new numbers have to wait.")}
      </div>`;
    if (state !== "down") return nothing;
    const age = Math.round(this.live.age);
    return html`<div class="curtain" role="alert">
      <strong>${reads ? html`… ${reads}` : html`⚠ ${t("No connection to the server")}`}</strong>
      <span>${t("This screen will recover by itself once the server is back.")}</span>
      ${(this.advice ?? []).map((line) => html`<b>${line}</b>`)}
      ${age ? html`<span>${t("Last update {seconds} seconds ago", { seconds: number(age) })}</span>` : nothing}
    </div>`;
  }

  /** Not the line is at fault, and waiting helps nobody. */
  broken() {
    const cases = streamOf(this.live) === CASES;
    return html`<div class="curtain" role="alert">
      <strong>⚠ ${cases ? t("The records of the cases are damaged") : t("The records of this hall are damaged")}</strong>
      <span
        >${cases ? t("No case can be worked on now. Numbers and calls go on.") : t("Numbers and calls stand still here. The other halls of the server go on.")}</span
      >
      <b>${t("Staff: please call whoever looks after the server. Restore the last backup, or ask for help before deleting anything.")}</b>
      ${(this.advice ?? []).map((line) => html`<b>${line}</b>`)}
    </div>`;
  }
}
customElements.define("yc-connection", YcConnection);
