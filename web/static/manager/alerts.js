// <yc-alerts>: what needs the manager now, most urgent first, each to be marked as seen; one line when all is well.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { YcElement } from "/static/web/shared/element.js";
import { dayName, number, pick, t, time } from "/static/web/shared/words.js";
import { deviceName } from "../devices/names.js";
import { icon } from "../shared/icons.js";
import { may } from "../staff/may.js";
import { personName } from "../staff/session.js";

const PLACES = {
  unserved: "#windows",
  late: "#categories",
  slow: "#windows",
  full: "#categories",
  paused: "#windows",
  slips: "#slips",
  stranded: "#windows",
  held: "#windows",
  booked: "#windows",
  clock: "#changes",
  homeless: "#categories",
  device: "#devices",
};

/** @extends {YcElement<{ view: Api.ManagerView, devices: Api.DevicesView, busy: string }>} */
class YcAlerts extends YcElement {
  static properties = { view: { attribute: false }, devices: { attribute: false }, busy: {} };

  /** @param {Api.Alert} alert */
  words(alert) {
    const [about, count] = [pick(alert.about), number(alert.count)];
    switch (alert.kind) {
      case "unserved":
        return this.paused(alert)
          ? t("{category}: {count} waiting, its windows are paused", { category: about, count })
          : t("{category}: {count} waiting, no window open", { category: about, count });
      case "late":
        return t("{category}: {count} over the promise", { category: about, count });
      case "slow":
        return t("{category}: new arrivals wait about {minutes} minutes, longer than promised", { category: about, minutes: count });
      case "full":
        return t("{category} is full", { category: about });
      case "paused":
        return t("{window} paused for {minutes} minutes", { window: about, minutes: count });
      case "stranded":
        return this.paused(alert)
          ? t("{window} is paused: {count} waiting for it alone", { window: about, count })
          : t("{window} is not open: {count} waiting for it alone", { window: about, count });
      case "held":
        return t("{window} has closed: {count} on hold there", { window: about, count });
      case "booked":
        return t("{category}: {count} booked for today, no window serves it", { category: about, count });
      case "slips":
        return t("{count} tickets not printed", { count });
      case "calendar":
        return alert.count
          ? t("The holidays of {year} are not entered yet, {days} days before it begins. Please have them entered.", {
              year: alert.subject,
              days: count,
            })
          : t("The holidays of {year} are not entered: the hall goes by the days of the law alone. Please have them entered.", {
              year: alert.subject,
            });
      case "disputed":
        return t("The calendar's sources disagree about {count} coming days, the first is {day}. Please have them entered.", {
          count,
          day: dayName(alert.subject),
        });
      case "clock":
        return alert.subject === "ahead"
          ? t("The server's clock was set ahead by {minutes} minutes. Is it right now?", { minutes: count })
          : t("The server's clock was set back by {minutes} minutes. Is it right now?", { minutes: count });
      case "homeless":
        return t("{category} is no longer offered here; {count} people still have a number for it", { category: about, count });
      case "store":
        return t("The file {file} has been removed from the server's data folder: restart the server", { file: alert.subject });
      default: {
        const device = this.devices?.devices.find((d) => d.id === alert.subject);
        return t("{device} is not working", { device: device ? deviceName(device) : alert.subject });
      }
    }
  }

  /**
   * Whether whoever sits at the window, or at the category's windows, is only away for a while.
   *
   * @param {Api.Alert} alert
   */
  paused({ kind, subject }) {
    const { windows, categories } = this.view;
    return kind === "stranded"
      ? windows.find((w) => w.id === subject)?.state === "paused"
      : categories.find((c) => c.load.id === subject)?.load.staffed === "paused";
  }

  /** @param {Api.Alert} alert */
  acknowledge(alert) {
    if (this.busy) return;
    const words = this.words(alert);
    const detail = {
      name: `alert:${alert.id}`,
      path: "/alerts/acknowledge",
      body: { alert: alert.id, size: alert.count },
      done: () => ({ text: () => t("Acknowledged: {alert}. It will come back if it gets worse.", { alert: words }) }),
    };
    this.dispatchEvent(new CustomEvent("command", { detail, bubbles: true }));
  }

  render() {
    const fresh = this.view.alerts.filter((alert) => !alert.acknowledged_by);
    const seen = this.view.alerts.filter((alert) => alert.acknowledged_by);
    return html`<section class="alerts" aria-label=${t("Needs attention")}>
      ${
        fresh.length
          ? html`<ul>
              ${repeat(
                fresh,
                (alert) => alert.id,
                (alert) => this.row(alert),
              )}
            </ul>`
          : this.view.windows.every((w) => w.state === "closed")
            ? nothing
            : html`<p class="badge-state good">${icon("check")}${t("Nothing needs attention")}</p>`
      }
      ${
        seen.length
          ? html`<details class="seen">
              <summary>${t("Acknowledged: {count}", { count: number(seen.length) })}</summary>
              <ul>
                ${seen.map((alert) => html`<li><a class="badge-state idle" href=${PLACES[alert.kind] ?? nothing}>${icon("check")}${this.words(alert)}</a><span class="soft">${t("{name}, {time}", { name: personName(alert.acknowledged_by), time: time(alert.acknowledged_at ?? "") })}</span></li>`)}
              </ul>
            </details>`
          : nothing
      }
    </section>`;
  }

  /** @param {Api.Alert} alert */
  row(alert) {
    const words = this.words(alert);
    return html`<li class="alert-row ${alert.level}">
      <a class="badge-state ${alert.level}" href=${PLACES[alert.kind] ?? nothing}>${icon("alert")}${words}</a
      >${may("alerts/acknowledge") ? html`<button type="button" class="btn btn-outline-secondary" aria-label=${t("Acknowledge: {alert}", { alert: words })} aria-disabled=${this.busy ? "true" : "false"} @click=${() => this.acknowledge(alert)}>${t("Acknowledge")}</button>` : nothing}
      ${alert.kind === "homeless" && may("categories/{category}/move-waiting") ? this.homes(alert) : nothing}
    </li>`;
  }

  /**
   * Another category for those whose own is no more.
   *
   * @param {Api.Alert} alert
   */
  homes(alert) {
    return html`<select
      class="form-select"
      aria-label=${t("Give them another category")}
      .value=${""}
      @change=${(event) => this.move(alert, event.target)}
    >
      <option value="">${t("Give them another category")}</option>
      ${this.view.categories.map((c) => html`<option value=${c.load.id}>${pick(c.load.name)}</option>`)}
    </select>`;
  }

  /** @param {Api.Alert} alert */
  move(alert, chosen) {
    const to = chosen.value;
    chosen.value = "";
    if (this.busy || !to) return;
    const name = pick(this.view.categories.find((c) => c.load.id === to)?.load.name);
    const path = `/categories/${encodeURIComponent(alert.subject)}/move-waiting`;
    const detail = {
      name: `move:${alert.id}`,
      path,
      body: { to },
      done: () => ({ text: () => t("They are now waiting for {category}.", { category: name }) }),
    };
    this.dispatchEvent(new CustomEvent("command", { detail, bubbles: true }));
  }
}
customElements.define("yc-alerts", YcAlerts);
