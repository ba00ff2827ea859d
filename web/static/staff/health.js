// <yc-health hall="…">: the devices of the hall in a corner of every staff page, and an emergency notice as a strip.
import { html, nothing } from "lit";
import "/static/web/shared/emergency.js";
import { YcElement } from "/static/web/shared/element.js";
import { LiveView } from "/static/web/shared/live.js";
import { number, t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";

/** @extends {YcElement<{ hall: string, manages: boolean }>} */
class YcHealth extends YcElement {
  static properties = { hall: {}, manages: { type: Boolean } };

  constructor() {
    super();
    this.live = new LiveView(this, () => (this.hall ? `/live/halls/${encodeURIComponent(this.hall)}/health` : null));
  }

  /** @param {Api.HealthView} view @param {Api.HealthView | null} before */
  viewChanged(view, before) {
    const changed = view.emergency?.zh !== before?.emergency?.zh;
    if (changed) this.dispatchEvent(new CustomEvent("emergency", { detail: view.emergency, bubbles: true }));
  }

  /** @param {Api.HealthView} view */
  state({ down, warning, ok }) {
    if (down) return ["bad", "alert", down === 1 ? t("1 device down") : t("{count} devices down", { count: number(down) })];
    if (warning)
      return [
        "warn",
        "alert",
        warning === 1 ? t("1 device needs attention") : t("{count} devices need attention", { count: number(warning) }),
      ];
    return ["good", "check", ok ? t("Devices working") : t("No devices")];
  }

  render() {
    const { view } = this.live;
    if (!view || this.live.state === "down") return nothing;
    const [level, drawing, words] = this.state(view);
    const badge = html`${icon(drawing)}${words}`;
    return this.manages
      ? html`<a class="badge-state ${level}" href="/devices/${this.hall}">${badge}</a>`
      : html`<span class="badge-state ${level}">${badge}</span>`;
  }
}
customElements.define("yc-health", YcHealth);
