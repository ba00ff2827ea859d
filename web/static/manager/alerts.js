// <yc-alerts>: what needs the manager now, most urgent first; one line when all is well.
import { html } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { number, pick, t } from "/static/web/shared/words.js";
import { deviceName } from "../devices/names.js";
import { follows } from "../devices/states.js";
import { icon } from "../staff/icons.js";

const NAMED = 3;

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
    const devices = this.devices?.devices ?? [];
    const down = devices.filter((device) => device.state === "down" && !follows(device, devices));
    if (down.length > NAMED) rows.push(["bad", "#devices", t("{count} devices do not work", { count: number(down.length) })]);
    else rows.push(...down.map((device) => ["bad", "#devices", t("{device} does not work", { device: deviceName(device) })]));
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
