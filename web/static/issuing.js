// The issuing window: what is decided and waits for its owner, and the case that is being handed over.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import "/static/web/shared/connection.js";
import { YcElement } from "/static/web/shared/element.js";
import { LiveView } from "/static/web/shared/live.js";
import { number, pick, t } from "/static/web/shared/words.js";
import "./cases/case-view.js";
import { caseLine, decisionBadge } from "./cases/line.js";
import { stamp } from "./cases/moments.js";
import { caseState } from "./shared/case-words.js";
import { icon } from "./shared/icons.js";
import "./staff/bar.js";
import { lookAfterCut } from "./staff/session.js";

/** @extends {YcElement<{ hall: string, me: Api.Who | null, chosen: string, wanted: string }>} */
class YcIssuing extends YcElement {
  static properties = { hall: {}, me: { state: true }, chosen: { state: true }, wanted: { state: true } };

  constructor() {
    super();
    this.me = null;
    this.chosen = "";
    this.wanted = "";
    this.problem = null;
    this.live = new LiveView(this, () => `/live/halls/${this.hall}/shelf`);
  }

  async connectionLost() {
    this.problem = await lookAfterCut(`/halls/${this.hall}/shelf`);
    this.requestUpdate();
  }

  /** Those whose number ends with what was typed: nobody reads out twenty digits. */
  get lines() {
    const lines = this.live.view?.lines ?? [];
    const wanted = this.wanted.trim().toUpperCase();
    return wanted ? lines.filter((line) => line.case.endsWith(wanted) || line.place.toUpperCase() === wanted) : lines;
  }

  render() {
    const view = this.live.view;
    if (this.problem && this.live.state !== "live")
      return html`<yc-staff-bar heading=${t("Issuing")}></yc-staff-bar>
        <main class="empty"><p>${icon("alert")} ${this.problem.message}</p></main>`;
    return html`<yc-connection .live=${this.live}></yc-connection>
      <yc-staff-bar
        heading=${t("Issuing")}
        note=${t("{count} in all", { count: number(view?.count ?? 0) })}
        at=${this.live.at}
        hall=${this.hall}
        @who=${(event) => (this.me = event.detail)}
        .links=${[[`/console/${this.hall}`, t("Clerk console")]]}
      ></yc-staff-bar>
      <main class="cases">
        <section class="pile card" aria-labelledby="shelf-heading">
          <h2 id="shelf-heading">${t("Waiting to be collected")}</h2>
          <input
            class="form-control"
            type="search"
            autocomplete="off"
            aria-label=${t("Last digits or place")}
            placeholder=${t("Last digits or place")}
            @input=${(event) => (this.wanted = event.target.value)}
          />
          ${view && !this.lines.length ? html`<p class="soft nothing">${icon("check")} ${view.count ? t("No case matches.") : t("Nothing to do now.")}</p>` : nothing}
          <ul class="rows">
            ${this.lines.map((line) => this.line(line))}
          </ul>
        </section>
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

  /** @param {Api.ShelfLine} line */
  line(line) {
    return caseLine({
      chosen: line.case === this.chosen,
      choose: () => (this.chosen = line.case),
      facts: html`<strong class="what">${pick(line.name)}</strong><span class="soft">${line.case}</span
        ><span class="soft">${t("Decided on")} ${stamp(line.decided_at)}</span>`,
      end: html`${decisionBadge(line.decision)}<strong
          >${line.place || (line.lacks ? t("Materials are missing") : caseState(line.state))}</strong
        >`,
    });
  }
}
customElements.define("yc-issuing", YcIssuing);
