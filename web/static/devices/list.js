// <yc-device-list>: devices that need care, each with the next step; with `calm` those that do not, in fewer words.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { YcElement } from "/static/web/shared/element.js";
import { number, t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import { nextStep } from "./causes.js";
import { deviceName, serves } from "./names.js";
import { follows, levelOf, stateBadge } from "./states.js";
import { ago, moment } from "./times.js";

/**
 * @extends {YcElement<{
 *   devices: Api.DeviceLine[], all: Api.DeviceLine[], calm: boolean, at: string, busy: string, tests: boolean
 * }>}
 */
class YcDeviceList extends YcElement {
  static properties = {
    devices: { attribute: false },
    all: { attribute: false },
    calm: { type: Boolean },
    at: {},
    busy: {},
    tests: { type: Boolean },
  };

  constructor() {
    super();
    this.everySecond();
  }

  render() {
    if (!this.devices.length) return nothing;
    const [id, heading] = this.calm ? ["well", t("No action needed")] : ["care", t("Needs attention now")];
    return html`<section class="card" aria-labelledby="${id}-heading">
      <h2 id="${id}-heading">${heading}<small>${number(this.devices.length)}</small></h2>
      <ul class=${id}>
        ${repeat(
          this.devices,
          (device) => device.id,
          (device) => (this.calm ? this.well(device) : this.care(device)),
        )}
      </ul>
    </section>`;
  }

  /** @param {Api.DeviceLine} device */
  care(device) {
    const after = follows(device, this.all);
    const step = after ? t("It will come back when that program does.") : device.cause ? nextStep(device.cause, device) : "";
    return html`<li class="device ${levelOf(device)} ${after ? "after" : ""}">
      <div class="what">
        <h3>${deviceName(device)}</h3>
        ${this.place(device)}
      </div>
      <div class="how">${stateBadge(device)}<span class="soft">${this.times(device)}</span>${this.marks(device)}</div>
      <p class="step">${step ? html`${icon("transfer")}<span>${step}</span>` : nothing}</p>
      ${this.button(device)}
    </li>`;
  }

  /** @param {Api.DeviceLine} device */
  well(device) {
    return html`<li class="device ${levelOf(device)}">
      <div class="what">
        <h3>${deviceName(device)}</h3>
        ${stateBadge(device)}${this.place(device)} <small class="soft">${this.times(device)}</small>${this.marks(device)}
      </div>
      ${this.button(device)}
    </li>`;
  }

  /** @param {Api.DeviceLine} device */
  place(device) {
    const whom = serves(device);
    return html`${whom ? html`<span class="whom">${whom}</span>` : nothing}<small class="soft url">${device.url}</small>`;
  }

  /** @param {Api.DeviceLine} device */
  times(device) {
    return html`${t("since {time}", { time: moment(device.since, this.at) })} ·
    ${device.heard_at ? t("last activity {ago}", { ago: ago(device.heard_at) }) : t("no activity yet")}`;
  }

  /**
   * What does not stop the device but is worth a look.
   *
   * @param {Api.DeviceLine} device
   */
  marks(device) {
    if (!device.bad && !device.waiting && !device.strangers.length) return nothing;
    const bad =
      device.kind === "agent"
        ? t("{count} key presses came too late", { count: number(device.bad) })
        : t("{count} unreadable frames", { count: number(device.bad) });
    return html`<span class="marks"
      >${device.waiting ? html`<span class="level warn">${icon("printer")}${t("{count} tickets to print", { count: number(device.waiting) })}</span>` : nothing}${device.bad ? html`<span class="level warn">${icon("alert")}${bad}</span>` : nothing}${device.strangers.length ? html`<span class="level warn">${icon("alert")}${t("Address {addresses} sends keys but belongs to no window: check the pad's address or the configuration", { addresses: device.strangers.join(", ") })}</span>` : nothing}</span
    >`;
  }

  /**
   * A program has nothing to show or to sound; its devices have.
   *
   * @param {Api.DeviceLine} device
   */
  button(device) {
    if (!this.tests || device.kind === "agent") return nothing;
    const name = `test:${device.id}`;
    return html`<button
      type="button"
      class="btn btn-outline-primary test ${this.busy === name ? "busy" : ""}"
      aria-label=${t("Test {device}", { device: deviceName(device) })}
      aria-disabled=${this.busy ? "true" : "false"}
      @click=${() => this.test(device)}
    >
      ${icon("start")}${t("Test")}
    </button>`;
  }

  /** @param {Api.DeviceLine} device */
  test(device) {
    if (!this.busy) this.dispatchEvent(new CustomEvent("test", { detail: device }));
  }
}
customElements.define("yc-device-list", YcDeviceList);
