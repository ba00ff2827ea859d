// <yc-alerts>: what needs the manager now, most urgent first; one line when all is well.
import { html } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { number, pick, t } from "/static/web/shared/words.js";
import { icon } from "../staff/icons.js";
import { deviceName } from "./causes.js";

class YcAlerts extends YcElement {
  static properties = { view: { attribute: false }, devices: { attribute: false } };

  rows() {
    const rows = [];
    for (const { load, late } of this.view.categories) {
      if (load.waiting && !load.windows) rows.push(["bad", "#windows", t("{category}: {count} waiting, no window open", { category: pick(load.name), count: number(load.waiting) })]);
      else if (late) rows.push(["bad", "#categories", t("{category}: {count} over the promise", { category: pick(load.name), count: number(late) })]);
      if (load.full) rows.push(["warn", "#categories", t("{category} is full", { category: pick(load.name) })]);
    }
    if (this.view.slips.length) rows.push(["warn", "#slips", t("{count} slips not printed", { count: number(this.view.slips.length) })]);
    for (const device of this.devices?.devices ?? []) {
      if (device.state === "down") rows.push(["bad", "#devices", t("{device} does not work", { device: deviceName(device.id) })]);
    }
    return rows.sort(([a], [b]) => (a === b ? 0 : a === "bad" ? -1 : 1));
  }

  render() {
    const rows = this.rows();
    return html`<section class="alerts" aria-label=${t("Needs attention")}>
      ${rows.length ? html`<ul>${rows.map(([level, link, words]) => html`<li><a class="badge-state ${level}" href=${link}>${icon("alert")}${words}</a></li>`)}</ul>` : html`<p class="badge-state good">${icon("check")}${t("Nothing needs attention")}</p>`}
    </section>`;
  }
}
customElements.define("yc-alerts", YcAlerts);
