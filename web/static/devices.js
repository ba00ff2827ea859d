// The devices of a hall: what needs care, what to do about it, and a test for each.
import { html, nothing } from "lit";
import "/static/web/shared/connection.js";
import { YcElement } from "/static/web/shared/element.js";
import { LiveView } from "/static/web/shared/live.js";
import { number, pick, t } from "/static/web/shared/words.js";
import { EVERYTHING, filtered } from "./devices/filter.js";
import "./devices/list.js";
import { deviceName } from "./devices/names.js";
import "./devices/slips.js";
import { needsCare, sorted } from "./devices/states.js";
import { testedWords } from "./devices/tested.js";
import "./staff/bar.js";
import { Commands } from "./staff/commands.js";
import { icon } from "./shared/icons.js";
import { may, readOnly } from "./staff/may.js";
import { lookAfterCut } from "./staff/session.js";
import "./staff/status-line.js";

/** @extends {YcElement<{ hall: string, filter: any }>} */
class YcDevicePage extends YcElement {
  static properties = { hall: {}, filter: { state: true } };

  constructor() {
    super();
    this.live = new LiveView(this, () => `/live/halls/${this.hall}/devices`);
    this.floor = new LiveView(this, () => `/live/halls/${this.hall}/manager`);
    this.commands = new Commands(this);
    this.filter = EVERYTHING;
    this.problem = null;
  }

  async connectionLost(live) {
    if (live !== this.live) return;
    this.problem = await lookAfterCut(`/halls/${this.hall}/manager`);
    this.requestUpdate();
  }

  get devices() {
    return this.live.view?.devices ?? [];
  }

  get care() {
    return this.devices.filter(needsCare);
  }

  updated() {
    const count = this.care.length;
    document.title = `${count ? `(${number(count)}) ` : ""}${t("Devices")} · ${pick(this.floor.view?.name)}`;
  }

  render() {
    const { view } = this.live;
    if (this.problem && this.live.state !== "live") {
      return html`<yc-staff-bar heading=${t("Devices")}></yc-staff-bar>
        <main class="empty">
          <p>${icon("alert")} ${this.problem.message}</p>
          <p><a class="btn btn-primary" href="/">${t("All pages of this server")}</a></p>
        </main>`;
    }
    if (!view)
      return html`<yc-connection .live=${this.live}></yc-connection>
        <main class="empty" aria-busy="true">${t("Loading…")}</main>`;
    return html`<yc-connection .live=${this.live}></yc-connection>
      <yc-staff-bar
        heading=${t("Devices")}
        note=${pick(this.floor.view?.name)}
        at=${this.live.at}
        hall=${this.hall}
        .links=${[
          [`/manager/${this.hall}`, t("Manager panel")],
          [`/board/${this.hall}`, t("Hall board")],
        ]}
      ></yc-staff-bar>
      <main class="panel-page" @command=${(event) => this.command(event.detail)}>
        ${this.devices.length ? this.hangs() : html`<p class="card soft">${t("No device is connected to the server.")}</p>`}
      </main>`;
  }

  hangs() {
    const { care, well } = sorted(filtered(this.devices, this.filter), this.devices);
    const slips = this.filter === EVERYTHING && this.floor.view?.slips.length;
    return html`<div class="tools-above">
        <div class="headline">
          ${this.verdict()}${readOnly ? nothing : html`<yc-status-line .said=${this.commands.said} quiet=${t("Test results appear here.")}></yc-status-line>`}
        </div>
        <yc-device-filter
          .devices=${this.devices}
          .filter=${this.filter}
          @filter=${(event) => this.narrow(event.detail)}
        ></yc-device-filter>
      </div>
      ${this.list(care, false)}
      ${slips ? html`<yc-slips .view=${this.floor.view} .devices=${this.live.view} busy=${this.commands.busy}></yc-slips>` : nothing}
      ${this.list(well, true)}
      ${care.length + well.length ? nothing : html`<p class="card soft nothing" role="status">${t("No device matches.")} <button type="button" class="btn btn-outline-primary" @click=${() => this.narrow(EVERYTHING)}>${t("Show all devices")}</button></p>`}`;
  }

  narrow(filter) {
    this.filter = filter;
    window.scrollTo(0, 0);
  }

  /** @param {Api.DeviceLine[]} devices */
  list(devices, calm) {
    return html`<yc-device-list
      .devices=${devices}
      .all=${this.devices}
      ?calm=${calm}
      at=${this.live.at}
      busy=${this.commands.busy}
      ?tests=${may("devices/{device}/test")}
      @test=${(event) => this.test(event.detail)}
    ></yc-device-list>`;
  }

  /** At a glance: is there anything to do? */
  verdict() {
    const { care } = this;
    if (!care.length) return html`<p class="verdict good">${icon("check")}${t("All devices are working")}</p>`;
    const down = care.some((device) => device.state === "down");
    return html`<p class="verdict ${down ? "bad" : "warn"}">${icon("alert")}${this.needs(care)}</p>`;
  }

  /** @param {Api.DeviceLine[]} care */
  needs([first, ...more]) {
    if (more.length) return t("{count} devices need attention", { count: number(more.length + 1) });
    const device = deviceName(first);
    return first.state === "down" ? t("{device} is not working", { device }) : t("{device} needs attention", { device });
  }

  /** @param {Api.DeviceLine} device */
  async test(device) {
    const path = `/halls/${this.hall}/devices/${encodeURIComponent(device.id)}/test`;
    await this.commands.run(`test:${device.id}`, "POST", path, {}, ({ done }) => ({ text: () => testedWords(device, done) }));
  }

  /** What a slip asks for: {name, path (below the hall), body, done}. */
  async command({ name, path, body, done }) {
    await this.commands.run(name, "POST", `/halls/${this.hall}${path}`, body, done);
  }
}
customElements.define("yc-device-page", YcDevicePage);
