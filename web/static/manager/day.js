// <yc-day>: is the hall's day open, are numbers given out, and the buttons to change it.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { number, t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import { may } from "../staff/may.js";

const DONE = {
  open: "The day is open.",
  close: "The day is closed.",
  "pause-intake": "Numbers are no longer being given out.",
  "resume-intake": "Numbers are being given out again.",
};

/** @extends {YcElement<{ view: Api.ManagerView, busy: string, asking: boolean }>} */
class YcDay extends YcElement {
  static properties = { view: { attribute: false }, busy: {}, asking: { state: true } };

  take(action) {
    this.asking = false;
    if (this.busy) return;
    const detail = { name: action, path: `/day/${action}`, done: () => ({ text: () => t(DONE[action]) }) };
    this.dispatchEvent(new CustomEvent("command", { detail, bubbles: true }));
  }

  button(action, words, drawing, kind = "btn-outline-primary") {
    if (!may(`day/${action}`)) return nothing;
    return html`<button type="button" class="btn ${kind}" aria-disabled=${this.busy ? "true" : "false"} @click=${() => this.take(action)}>
      ${icon(drawing)}${t(words)}
    </button>`;
  }

  state() {
    if (!this.view.day_open) return ["idle", "power", t("Day closed")];
    return this.view.open ? ["good", "check", t("Giving out numbers")] : ["warn", "pause", t("Numbers stopped for now")];
  }

  render() {
    const { view } = this;
    const [level, drawing, words] = this.state();
    return html`<section class="card day" aria-label=${t("The hall's day")}>
      <span class="badge-state ${level}">${icon(drawing)}${words}</span><span>${view.day}</span>
      <div class="buttons">
        ${view.day_open ? nothing : this.button("open", "Open the day", "start", "btn-primary")}
        ${view.day_open ? (view.open ? this.button("pause-intake", "Stop giving out numbers", "pause") : this.button("resume-intake", "Resume giving out numbers", "start", "btn-primary")) : nothing}
        ${view.day_open && !this.asking && may("day/close") ? html`<button type="button" class="btn btn-outline-secondary" @click=${() => (this.asking = true)}>${icon("power")}${t("Close the day…")}</button>` : nothing}
      </div>
      ${view.returning ? html`<p class="soft">${t("Closed by hand. If the day is opened again, the {count} who were waiting are back in the queue.", { count: number(view.returning) })}</p>` : nothing}
      ${this.asking && view.day_open ? this.question() : nothing}
    </section>`;
  }

  question() {
    const open = this.view.categories.reduce((sum, c) => sum + c.load.waiting, 0) + this.view.held + this.view.missed;
    return html`<div class="question" role="group" aria-label=${t("Close the day?")}>
      <p>
        ${icon("alert")}${open ? t("{count} tickets are not finished; they will expire when the day is closed.", { count: number(open) }) : t("Close the day? Nobody is waiting.")}
      </p>
      <button type="button" class="btn btn-danger" @click=${() => this.take("close")}>${t("Close the day now")}</button>
      <button type="button" class="btn btn-outline-secondary" @click=${() => (this.asking = false)}>${t("Keep it open")}</button>
    </div>`;
  }
}
customElements.define("yc-day", YcDay);
