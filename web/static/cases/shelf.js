// <yc-shelf .view=${shelf}>: what is decided and waits for its owner, the oldest first; by how long it waits, and whom to remind. `choose`
// tells which was taken. `few`: nothing is shown before somebody looks for it.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { number, pick, t } from "/static/web/shared/words.js";
import { caseState } from "../shared/case-words.js";
import { icon } from "../shared/icons.js";
import { Commands } from "../staff/commands.js";
import "../staff/status-line.js";
import { caseLine, decisionBadge } from "./line.js";
import { stamp } from "./moments.js";

const AGES = [0, 7, 15, 30];
const MOVED_ON = [404, 409]; // the case is not any more what the list says

/** @extends {YcElement<{ view: Api.ShelfView | null, chosen: string, few: boolean, wanted: string, days: number }>} */
class YcShelf extends YcElement {
  static properties = {
    view: { attribute: false },
    chosen: {},
    few: { type: Boolean },
    wanted: { state: true },
    days: { state: true },
  };

  constructor() {
    super();
    this.wanted = "";
    this.days = 0;
    this.commands = new Commands(this);
  }

  /** Those whose number ends with what was typed: nobody reads out twenty digits. */
  get lines() {
    const wanted = this.wanted.trim().toUpperCase();
    if (this.few && !wanted) return [];
    return (this.view?.lines ?? [])
      .filter((line) => line.waits_days >= this.days)
      .filter((line) => !wanted || line.case.endsWith(wanted) || line.place.toUpperCase() === wanted);
  }

  get waiting() {
    return this.lines.filter((line) => line.may_remind);
  }

  /** One after the other: each is a step of its own case. One that somebody else has just changed is left out, and said so. */
  async remind() {
    if (this.commands.resting) return;
    const asked = this.waiting;
    let done = 0;
    let goesOn = true;
    for (const line of asked) {
      const answer = await this.commands.run(
        "remind",
        "POST",
        /** @type {string} */ (`/cases/${line.case}/remind`),
        { seen: line.seen },
        () => ({ text: () => t("{count} asked to come.", { count: number(asked.indexOf(line) + 1) }) }),
        (problem) => {
          goesOn = MOVED_ON.includes(problem.status);
          return {};
        },
      );
      if (answer) done += 1;
      else if (!goesOn) return; // what the server said stands there
    }
    const left = asked.length - done;
    this.commands.say(left ? "refused" : "done", () => {
      const told = t("{count} asked to come.", { count: number(done) });
      return left ? `${told} ${t("Changed meanwhile and left out: {count}.", { count: number(left) })}` : told;
    });
  }

  render() {
    const view = this.view;
    return html`<div class="line">
        <input
          class="form-control"
          type="search"
          autocomplete="off"
          aria-label=${t("Last digits or place")}
          placeholder=${t("Last digits or place")}
          @input=${(event) => (this.wanted = event.target.value)}
        />
        ${
          this.few
            ? nothing
            : html`<select
                class="form-select"
                aria-label=${t("How long it waits")}
                @change=${(event) => (this.days = Number(event.target.value))}
              >
                ${AGES.map((days) => html`<option value=${days} ?selected=${days === this.days}>${days ? t("{count} days and more", { count: number(days) }) : t("However long")}</option>`)}
              </select>`
        }
      </div>
      ${!this.few && this.lines.length ? html`<p class="soft found" role="status">${t("{count} in all", { count: number(this.lines.length) })}</p>` : nothing}
      ${!this.few && this.waiting.length ? html`<button type="button" class="btn btn-outline-primary" aria-disabled=${this.commands.resting ? "true" : "false"} @click=${() => this.remind()}>${icon("bell")}${t("Ask these {count} to come", { count: number(this.waiting.length) })}</button>` : nothing}
      ${this.commands.said ? html`<yc-status-line .said=${this.commands.said}></yc-status-line>` : nothing}
      ${view && !this.lines.length && (!this.few || this.wanted) ? html`<p class="soft nothing">${icon("check")} ${view.count ? t("No case matches.") : t("Nothing to do now.")}</p>` : nothing}
      <ul class="rows">
        ${this.lines.map((line) => this.line(line))}
      </ul>`;
  }

  /** @param {Api.ShelfLine} line */
  line(line) {
    return caseLine({
      chosen: line.case === this.chosen,
      choose: () => this.dispatchEvent(new CustomEvent("choose", { detail: line.case, bubbles: true })),
      facts: html`<strong class="what">${pick(line.name)}</strong><span class="soft">${line.case}</span
        ><span class="soft"
          >${line.ready_at ? html`${t("Ready since")} ${stamp(line.ready_at)}` : html`${t("Decided on")} ${stamp(line.decided_at)}`}</span
        >
        ${line.waits_days >= 7 ? html`<span class="missing">${t("not collected for {count} days", { count: number(line.waits_days) })}</span>` : nothing}
        ${line.reminded_at ? html`<span class="soft">${t("Asked to come on")} ${stamp(line.reminded_at)}</span>` : nothing}`,
      end: html`${decisionBadge(line.decision)}<strong
          >${line.place || (line.lacks ? t("Materials are missing") : caseState(line.state))}</strong
        >`,
    });
  }
}
customElements.define("yc-shelf", YcShelf);
