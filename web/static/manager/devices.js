// <yc-device-summary>: how many devices are in which state, those that need care, and the way to all of them.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { number, t } from "/static/web/shared/words.js";
import { nextStep } from "../devices/causes.js";
import { deviceName, serves } from "../devices/names.js";
import { STATES, byUrgency, counts, follows, needsCare, stateBadge } from "../devices/states.js";
import { moment } from "../devices/times.js";
import { icon } from "../shared/icons.js";

const SHOWN = 6;

/** @extends {YcElement<{ view: Api.DevicesView, hall: string, at: string }>} */
class YcDeviceSummary extends YcElement {
  static properties = { view: { attribute: false }, hall: {}, at: {} };

  render() {
    const devices = this.view?.devices ?? [];
    const care = byUrgency(devices).filter((device) => needsCare(device) && !follows(device, devices));
    return html`<section class="card" id="devices" aria-labelledby="devices-heading">
      <h2 id="devices-heading">${t("Devices")}<a href="/devices/${this.hall}">${t("All devices and tests")}</a></h2>
      ${devices.length ? html`<p class="counts">${counts(devices).map(([state, count]) => (count ? this.count(state, count) : nothing))}</p>` : html`<p class="soft">${t("No device is connected to the server.")}</p>`}
      ${
        care.length
          ? html`<ul class="rows">
              ${care.slice(0, SHOWN).map((device) => this.device(device))}
            </ul>`
          : nothing
      }
      ${care.length > SHOWN ? html`<p><a href="/devices/${this.hall}">${t("and {count} more devices", { count: number(care.length - SHOWN) })}</a></p>` : nothing}
    </section>`;
  }

  count(state, count) {
    const [words, drawing, level] = STATES[state];
    return html`<span class="badge-state ${level}">${icon(drawing)}${t(words)} ${number(count)}</span>`;
  }

  /** @param {Api.DeviceLine} device */
  device(device) {
    return html`<li>
      <div class="facts">
        <b>${deviceName(device)}</b
        ><span class="soft"
          >${[serves(device), t("since {time}", { time: moment(device.since, this.at) })].filter(Boolean).join(" · ")}</span
        >
      </div>
      ${stateBadge(device)}${device.cause ? html`<p class="step">${icon("transfer")}${nextStep(device.cause, device)}</p>` : nothing}
    </li>`;
  }
}
customElements.define("yc-device-summary", YcDeviceSummary);
