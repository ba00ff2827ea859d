// A reviewer's page: what the own departments have in hand, the most urgent first, and the case that is being worked on.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import "/static/web/shared/connection.js";
import { YcElement } from "/static/web/shared/element.js";
import { LiveView } from "/static/web/shared/live.js";
import { listed, number, pick, t } from "/static/web/shared/words.js";
import "./cases/case-view.js";
import { lampBadge, lampWords } from "./cases/lamp.js";
import { caseLine } from "./cases/line.js";
import "./cases/search.js";
import { dueWords, taskState } from "./shared/case-words.js";
import { icon } from "./shared/icons.js";
import "./staff/bar.js";

const LEVELS = ["double_red", "red", "yellow"];

/** @extends {YcElement<{ me: Api.Who | null, chosen: string }>} */
class YcCases extends YcElement {
  static properties = { me: { state: true }, chosen: { state: true } };

  constructor() {
    super();
    this.me = null;
    this.chosen = "";
    this.live = new LiveView(this, () => (this.departments ? `/live/departments/${encodeURIComponent(this.departments)}/pile` : null));
    this.onKey = (event) => this.key(event);
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener("keydown", this.onKey);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("keydown", this.onKey);
  }

  /** All that this person decides for: one list, whichever department it is for. */
  get departments() {
    return this.me?.departments.join(",") ?? "";
  }

  /** @param {Api.Who} who */
  known(who) {
    this.me = who;
    this.live.restart();
  }

  /** Down and up the list without the mouse: J and K, as in a mailbox. */
  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, select")) return;
    const lines = this.live.view?.lines ?? [];
    const step = { j: 1, k: -1 }[event.key.toLowerCase()];
    if (!step || !lines.length) return;
    const at = lines.findIndex((line) => line.case === this.chosen);
    this.chosen = lines[Math.min(lines.length - 1, Math.max(0, at + step))].case;
    this.updateComplete.then(() => this.querySelector(".pile .active")?.scrollIntoView({ block: "nearest" }));
  }

  updated() {
    const count = this.live.view?.count ?? 0;
    document.title = `${count ? `(${number(count)}) ` : ""}${t("Cases")}`;
  }

  render() {
    const view = this.live.view;
    return html`<yc-connection .live=${this.live}></yc-connection>
      <yc-staff-bar
        heading=${t("Cases")}
        note=${listed(this.me?.departments ?? [])}
        at=${this.live.at}
        @who=${(event) => this.known(event.detail)}
        .links=${[["/", t("All pages of this server")]]}
      ></yc-staff-bar>
      <main class="cases">
        <div class="lists">
          ${this.me && !this.me.departments.length ? html`<p class="card soft">${t("You decide for no department. Whoever looks after the server can change that.")}</p>` : this.pile(view)}
          <section class="card find" aria-labelledby="find-heading">
            <h2 id="find-heading">${t("Find a case")}</h2>
            <yc-case-search chosen=${this.chosen} @choose=${(event) => (this.chosen = event.detail)}></yc-case-search>
          </section>
        </div>
        <section class="chosen" aria-label=${t("The chosen case")}>
          ${
            this.chosen
              ? repeat(
                  [this.chosen],
                  (number) => number,
                  (number) => html`<yc-case case=${number} .me=${this.me}></yc-case>`,
                )
              : html`<p class="card soft">${view?.count ? t("Choose a case on the list.") : ""}</p>`
          }
        </section>
      </main>`;
  }

  /** @param {Api.PileView | null} view */
  pile(view) {
    return html`<section class="pile card" aria-labelledby="pile-heading">
      <h2 id="pile-heading">${t("In hand")} <small>${view ? t("{count} in all", { count: number(view.count) }) : ""}</small></h2>
      ${view ? this.lamps(view) : nothing}
      ${view && !view.count ? html`<p class="soft nothing">${icon("check")} ${t("Nothing to do now.")}</p>` : nothing}
      <ul class="rows">
        ${view?.lines.map((line) => this.line(line)) ?? nothing}
      </ul>
      ${view && view.count > view.lines.length ? html`<p class="soft">${t("The {count} most urgent are shown.", { count: number(view.lines.length) })}</p>` : nothing}
    </section>`;
  }

  /** @param {Api.PileView} view */
  lamps(view) {
    const lit = LEVELS.filter((lamp) => view.lamps[lamp]);
    return lit.length
      ? html`<p class="marks">
          ${lit.map((lamp) => html`<span class="badge-state lamp ${lamp === "yellow" ? "warn" : "bad"}">${icon(lamp === "yellow" ? "clock" : "alert")}${lampWords(lamp)} <b>${number(view.lamps[lamp])}</b></span>`)}
        </p>`
      : nothing;
  }

  /** @param {Api.PileLine} line */
  line(line) {
    const mine = line.by && line.by === this.me?.name;
    const whose = line.advice ? t("Your advice is asked for") : mine ? t("You have it") : taskState(line.state);
    const several = (this.me?.departments.length ?? 0) > 1;
    return caseLine({
      chosen: line.case === this.chosen,
      choose: () => (this.chosen = line.case),
      facts: html`<strong class="what">${pick(line.name)}</strong
        ><span class="soft">${pick(line.step)}${several ? html` · ${pick(line.department_name)}` : nothing}</span
        ><span class="soft">${line.case}</span
        ><span class="soft"
          >${whose}${line.by && !mine ? html` · ${line.by_name}` : nothing}${line.lacks ? html` · ${t("something follows")}` : nothing}</span
        >`,
      end: html`${line.paused ? html`<span class="badge-state warn">${icon("pause")}${t("The clock stands still")}</span>` : lampBadge(line.lamp)}<small
          class="soft"
          >${dueWords(line.due)}</small
        >`,
    });
  }
}
customElements.define("yc-cases", YcCases);
