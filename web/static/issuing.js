// The issuing window: what is decided and waits for its owner, and the case that is being handed over.
import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import "/static/web/shared/connection.js";
import { YcElement } from "/static/web/shared/element.js";
import { LiveView } from "/static/web/shared/live.js";
import { number, t } from "/static/web/shared/words.js";
import "./cases/case-view.js";
import "./cases/shelf.js";
import { icon } from "./shared/icons.js";
import "./staff/bar.js";
import { lookAfterCut } from "./staff/session.js";

/** @extends {YcElement<{ hall: string, me: Api.Who | null, chosen: string }>} */
class YcIssuing extends YcElement {
  static properties = { hall: {}, me: { state: true }, chosen: { state: true } };

  constructor() {
    super();
    this.me = null;
    this.chosen = "";
    this.problem = null;
    this.live = new LiveView(this, () => `/live/halls/${this.hall}/shelf`);
  }

  async connectionLost() {
    this.problem = await lookAfterCut(`/halls/${this.hall}/shelf`);
    this.requestUpdate();
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
          <yc-shelf .view=${view} chosen=${this.chosen} @choose=${(event) => (this.chosen = event.detail)}></yc-shelf>
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
}
customElements.define("yc-issuing", YcIssuing);
