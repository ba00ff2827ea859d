// <yc-window-choice>: every window with who sits there; one touch opens a free one and goes to it.
import { html, nothing } from "lit";
import { get } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { listed, pick, t } from "/static/web/shared/words.js";
import { Commands } from "../staff/commands.js";
import { icon } from "../shared/icons.js";
import { may } from "../staff/may.js";
import "../staff/status-line.js";
import { badgeOf } from "./standing.js";

const LOOK_MS = 5000;
const OPENS = () => may("windows/{window}/open");

/**
 * @extends {YcElement<{
 *   hall: string, facts: Api.HallView | null, windows: Record<string, Api.WindowView>, me: Api.Who | null, problem: any
 * }>}
 */
class YcWindowChoice extends YcElement {
  static properties = { hall: {}, facts: { state: true }, windows: { state: true }, me: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.commands = new Commands(this);
    this.windows = {};
  }

  connectedCallback() {
    super.connectedCallback();
    this.look();
    this.looking = setInterval(() => this.look(), LOOK_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.looking);
  }

  /** The hall names its windows; who sits at a staffed one, its own address says. */
  async look() {
    try {
      const facts = await get(`/halls/${this.hall}`);
      const staffed = facts.windows.filter((w) => w.state !== "closed");
      const found = await Promise.all(staffed.map((w) => get(`/halls/${this.hall}/windows/${w.id}`)));
      this.windows = Object.fromEntries(found.map((w) => [w.id, w]));
      this.facts = facts;
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
  }

  /** @param {string} id */
  async open(id) {
    const done = await this.commands.run("open", "POST", `/halls/${this.hall}/windows/${id}/open`, {}, () => ({
      text: () => t("The window is open. You can call."),
    }));
    if (done) location.assign(`/console/${this.hall}/${id}`);
    else this.look();
  }

  render() {
    const mine = Object.values(this.windows).find((w) => this.me && w.clerk === this.me);
    return html`<yc-staff-bar
        heading=${t("Choose a window")}
        note=${this.facts ? pick(this.facts.name) : ""}
        @who=${(event) => (this.me = event.detail.name)}
      ></yc-staff-bar>
      <main class="choose">
        ${this.problem ? html`<p class="fault" role="alert">${icon("alert")}<span>${this.problem.message || t("The server is not answering. This page keeps trying.")}</span></p>` : nothing}
        ${mine ? html`<a class="btn btn-primary btn-lg mine" href="/console/${this.hall}/${mine.id}">${icon("start")}${t("Back to my window: {window}", { window: pick(mine.name) })}</a>` : nothing}
        <yc-status-line
          .said=${this.commands.said}
          quiet=${OPENS() ? t("Touch a closed window to open it; touch a staffed one to look at it.") : t("Touch a staffed window to look at it.")}
        ></yc-status-line>
        ${
          this.facts
            ? html`<ul class="windows">
                ${this.facts.windows.map((w) => html`<li>${this.tile(w)}</li>`)}
              </ul>`
            : nothing
        }
      </main>`;
  }

  /** @param {Api.WindowLine} line */
  tile(line) {
    const seen = this.windows[line.id];
    const categories = listed(line.categories.map((id) => pick(this.facts?.categories.find((c) => c.id === id)?.name)));
    const text = html`<strong>${pick(line.name)}</strong><span class="soft">${categories || t("no category")}</span>`;
    if (line.state === "closed" && !OPENS()) return html`<span class="tile">${text}${badgeOf("closed")}</span>`;
    if (line.state === "closed") {
      return html`<button
        type="button"
        class="tile"
        aria-disabled=${this.commands.busy ? "true" : "false"}
        @click=${() => this.open(line.id)}
      >
        ${text}<span class="badge-state brand">${icon("power")}${t("Open it")}</span>
      </button>`;
    }
    const state = line.state === "paused" ? "paused" : seen?.ticket_state || "free";
    return html`<a class="tile ${seen?.clerk && seen.clerk === this.me ? "own" : ""}" href="/console/${this.hall}/${line.id}"
      >${text}<span class="who">${icon("user")}${seen?.clerk_name ?? ""}</span>${badgeOf(state)}</a
    >`;
  }
}
customElements.define("yc-window-choice", YcWindowChoice);
