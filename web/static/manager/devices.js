// <yc-devices>: the state of each device and what to do next.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { number, t, time } from "/static/web/shared/words.js";
import { icon } from "../staff/icons.js";
import { causeWords, deviceName, nextStep } from "./causes.js";

const STATES = {
  ok: ["Working", "check", "good"],
  warning: ["Needs care", "alert", "warn"],
  down: ["Not working", "alert", "bad"],
  unknown: ["Not asked yet", "clock", "idle"],
};

class YcDevices extends YcElement {
  static properties = { view: { attribute: false } };

  render() {
    const devices = this.view?.devices ?? [];
    return html`<section class="card" id="devices" aria-labelledby="devices-heading"><h2 id="devices-heading">${t("Devices")}</h2>
      ${devices.length ? html`<ul class="rows">${devices.map((device) => this.device(device))}</ul>` : html`<p class="soft">${t("No device is connected to the server.")}</p>`}</section>`;
  }

  device(device) {
    const [words, drawing, level] = STATES[device.state] ?? STATES.unknown;
    return html`<li><div class="facts"><b>${deviceName(device.id)}</b>
        <span class="soft">${t("since {time}", { time: time(device.since) })}${device.waiting ? html` · ${t("{count} slips to print", { count: number(device.waiting) })}` : nothing}</span></div>
      <span class="badge-state ${level}">${icon(drawing)}${device.cause ? t("{state}: {cause}", { state: t(words), cause: causeWords(device.cause) }) : t(words)}</span>
      ${device.cause ? html`<p class="step">${icon("transfer")}${nextStep(device.cause)}</p>` : nothing}</li>`;
  }
}
customElements.define("yc-devices", YcDevices);
