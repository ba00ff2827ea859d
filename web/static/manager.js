// The manager's panel: waits against promises, windows and what they serve, slips and devices that need a hand.
import { html, nothing } from "lit";
import "/static/web/shared/connection.js";
import { YcElement } from "/static/web/shared/element.js";
import { LiveView } from "/static/web/shared/live.js";
import { number, pick, t } from "/static/web/shared/words.js";
import "./devices/slips.js";
import "./manager/alerts.js";
import "./manager/categories.js";
import "./manager/changes.js";
import "./manager/day.js";
import "./manager/devices.js";
import "./manager/notices.js";
import "./manager/plans.js";
import "./manager/presses.js";
import "./manager/windows.js";
import "./staff/bar.js";
import { Commands } from "./staff/commands.js";
import { icon } from "./shared/icons.js";
import { readOnly } from "./staff/may.js";
import { lookAfterCut } from "./staff/session.js";
import "./staff/status-line.js";
import "./staff/tabs.js";

/** @extends {YcElement<{ hall: string, measure?: ResizeObserver, top?: HTMLElement }>} */
class YcManager extends YcElement {
  static properties = { hall: {} };

  constructor() {
    super();
    this.live = new LiveView(this, () => `/live/halls/${this.hall}/manager`);
    this.devices = new LiveView(this, () => `/live/halls/${this.hall}/devices`);
    this.commands = new Commands(this);
    this.problem = null;
  }

  async connectionLost(live) {
    if (live !== this.live) return;
    this.problem = await lookAfterCut(`/halls/${this.hall}/manager`);
    this.requestUpdate();
  }

  /** How high what sticks to the top is now; the windows' table keeps its own head below it. */
  updated() {
    const top = this.querySelector(".panel-page > .top");
    if (!top || top === this.top) return;
    this.top = top;
    this.measure ??= new ResizeObserver(() => this.style.setProperty("--above", `${this.top?.offsetHeight}px`));
    this.measure.disconnect();
    this.measure.observe(top);
  }

  /**
   * @param {Api.ManagerView | Api.DevicesView} _view whichever of the two has changed
   * @param {Api.ManagerView | Api.DevicesView | null} _before
   * @param {LiveView<any>} live
   */
  viewChanged(_view, _before, live) {
    const { view } = this.live;
    if (live !== this.live || !view) return;
    const late = view.categories.reduce((sum, c) => sum + c.late, 0);
    document.title = `${late ? `(${number(late)}) ` : ""}${t("Manager panel")} · ${pick(view.name)}`;
  }

  /** @returns {`/halls/${string}`} */
  get path() {
    return `/halls/${this.hall}`;
  }

  render() {
    const view = this.live.view;
    if (this.problem && this.live.state !== "live") {
      return html`<yc-staff-bar heading=${t("Manager panel")}></yc-staff-bar>
        <main class="empty">
          <p>${icon("alert")} ${this.problem.message}</p>
          <p><a class="btn btn-primary" href="/">${t("All pages of this server")}</a></p>
        </main>`;
    }
    if (!view)
      return html`<yc-connection .live=${this.live}></yc-connection>
        <main class="empty" aria-busy="true">${t("Loading…")}</main>`;
    const busy = this.commands.busy;
    return html`<yc-connection .live=${this.live}></yc-connection>
      <yc-staff-bar
        heading=${pick(view.name)}
        note=${t("Manager panel")}
        at=${this.live.at}
        hall=${this.hall}
        .links=${[
          [`/console/${this.hall}`, t("Consoles")],
          [`/devices/${this.hall}`, t("Devices")],
          [`/statistics/${this.hall}`, t("Statistics")],
          [`/board/${this.hall}`, t("Hall board")],
        ]}
      ></yc-staff-bar>
      <main class="panel-page" @command=${(event) => this.command(event.detail)}>
        <div class="top">
          <yc-day .view=${view} busy=${busy}></yc-day
          >${readOnly ? nothing : html`<yc-status-line .said=${this.commands.said} quiet=${t("Your actions are confirmed here.")}></yc-status-line>`}
        </div>
        ${this.empty(view)}
        <yc-alerts .view=${view} .devices=${this.devices.view} busy=${busy}></yc-alerts>
        <div class="columns">
          <div>
            <yc-categories .view=${view}></yc-categories><yc-slips .view=${view} .devices=${this.devices.view} busy=${busy}></yc-slips
            ><yc-tabs .tabs=${this.tabs(view, busy)} label=${t("More actions")}></yc-tabs
            ><yc-device-summary .view=${this.devices.view} hall=${this.hall} at=${this.live.at}></yc-device-summary>
          </div>
          <div><yc-windows .view=${view} busy=${busy}></yc-windows><yc-presses .view=${view}></yc-presses></div>
        </div>
      </main>`;
  }

  /** @param {Api.ManagerView} view */
  tabs(view, busy) {
    return [
      {
        id: "notices",
        words: t("Notices"),
        count: view.notices.length,
        content: html`<yc-notices .view=${view} busy=${busy}></yc-notices>`,
      },
      { id: "plans", words: t("Timed plans"), count: view.plans.length, content: html`<yc-plans .view=${view} busy=${busy}></yc-plans>` },
      { id: "changes", words: t("Who changed what"), count: 0, content: html`<yc-changes .view=${view} busy=${busy}></yc-changes>` },
    ];
  }

  /** {name, method, path (below the hall), body, done, refused, then} from a part of the page. */
  async command({ name, method = "POST", path, body = {}, done, refused, then }) {
    const answer = await this.commands.run(name, method, `${this.path}${path}`, body, done, refused);
    then?.(answer);
  }

  /**
   * A hall where nobody works yet says what to do next.
   *
   * @param {Api.ManagerView} view
   */
  empty(view) {
    if (view.windows.some((w) => w.state !== "closed")) return nothing;
    return html`<section class="card hint" role="note">
      ${icon("info")}
      <div>
        <h2>${t("No window is open yet")}</h2>
        <p>
          ${view.day_open ? t("Clerks sign in and touch their window to open it. Until then, people wait and nobody is called.") : t("The day is closed. Open the day first; then clerks sign in and open their windows.")}
        </p>
        <p><a class="btn btn-primary" href="/console/${this.hall}">${t("Go to the list of windows")}</a></p>
      </div>
    </section>`;
  }
}
customElements.define("yc-manager", YcManager);
