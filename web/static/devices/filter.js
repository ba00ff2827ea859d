// <yc-device-filter>: how many devices are in which state, each count a button; the kind and a few letters narrow the list.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { number, t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import { deviceName, kindWords } from "./names.js";
import { STATES, counts, stateOf, stateWords } from "./states.js";

export const EVERYTHING = { state: "", kind: "", text: "" };

const WINDOW = /^\d{1,3}$/;

/**
 * The devices that a filter lets through; a short number is a window or part of a name, never of an address.
 *
 * @param {Api.DeviceLine[]} devices
 */
export function filtered(devices, { state, kind, text }) {
  const wanted = text.trim().toLowerCase();
  /** @param {Api.DeviceLine} device */
  const said = (device) =>
    [device.id, device.kiosk, deviceName(device), ...(WINDOW.test(wanted) ? [] : [device.url, device.driver, stateWords(device)])]
      .join(" ")
      .toLowerCase();
  return devices.filter(
    (device) =>
      (!state || stateOf(device) === state) &&
      (!kind || device.kind === kind) &&
      (!wanted || device.windows.includes(wanted) || said(device).includes(wanted)),
  );
}

/** @extends {YcElement<{ devices: Api.DeviceLine[], filter: any }>} */
class YcDeviceFilter extends YcElement {
  static properties = { devices: { attribute: false }, filter: { attribute: false } };

  set(changes) {
    this.dispatchEvent(new CustomEvent("filter", { detail: { ...this.filter, ...changes } }));
  }

  render() {
    const { filter } = this;
    const kinds = [...new Set(this.devices.map((device) => device.kind))];
    return html`<div class="filter" role="search" aria-label=${t("Find devices")}>
      <div class="states" role="group" aria-label=${t("State")}>
        ${this.state("", t("All"), "list", "idle", this.devices.length)}
        ${counts(this.devices).map(([state, count]) => (count ? this.state(state, t(STATES[state][0]), STATES[state][1], STATES[state][2], count) : nothing))}
      </div>
      <select class="form-select" aria-label=${t("Kind of device")} @change=${(event) => this.set({ kind: event.target.value })}>
        <option value="" ?selected=${!filter.kind}>${t("All kinds")}</option>
        ${kinds.map((kind) => html`<option value=${kind} ?selected=${filter.kind === kind}>${kindWords(kind)}</option>`)}
      </select>
      <input
        class="form-control"
        type="search"
        autocomplete="off"
        .value=${filter.text}
        aria-label=${t("Name, window or address")}
        placeholder=${t("Name, window or address")}
        @input=${(event) => this.set({ text: event.target.value })}
      />
    </div>`;
  }

  state(state, words, drawing, level, count) {
    const on = this.filter.state === state;
    return html`<button
      type="button"
      class="btn btn-outline-secondary state ${level} ${on ? "active" : ""}"
      aria-pressed=${String(on)}
      @click=${() => this.set({ state: on ? "" : state })}
    >
      ${icon(drawing)}<span>${words}</span><strong>${number(count)}</strong>
    </button>`;
  }
}
customElements.define("yc-device-filter", YcDeviceFilter);
