// <yc-issue-panel>: the shelf beside the queue, where results are handed over: found by the last digits, the place or the owner.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { YcElement } from "/static/web/shared/element.js";
import { LiveView } from "/static/web/shared/live.js";
import { t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import "../cases/case-view.js";
import "../cases/search.js";
import "../cases/shelf.js";

/** @extends {YcElement<{ view: Api.DeskView, me: Api.Who | null, chosen: string }>} */
class YcIssuePanel extends YcElement {
  static properties = { view: { attribute: false }, me: { attribute: false }, chosen: { state: true } };

  constructor() {
    super();
    this.chosen = "";
    this.live = new LiveView(this, () => (this.view ? `/live/halls/${this.view.hall}/shelf` : null));
  }

  render() {
    const { ticket } = this.view;
    return html`<section class="panel accept issue" aria-labelledby="issue-heading">
      <h2 id="issue-heading">${t("Hand over a result")}</h2>
      <yc-shelf .view=${this.live.view} chosen=${this.chosen} few @choose=${(event) => (this.chosen = event.detail)}></yc-shelf>
      <details class="owner">
        <summary>${icon("user")} ${t("Find by the applicant")}</summary>
        <yc-case-search chosen=${this.chosen} people @choose=${(event) => (this.chosen = event.detail)}></yc-case-search>
      </details>
      ${
        this.chosen
          ? repeat(
              [this.chosen],
              (one) => one,
              (one) =>
                html`<yc-case
                  case=${one}
                  hall=${this.view.hall}
                  window=${this.view.window.id}
                  ticket=${ticket?.id ?? ""}
                  .me=${this.me}
                  inside
                ></yc-case>`,
            )
          : nothing
      }
    </section>`;
  }
}
customElements.define("yc-issue-panel", YcIssuePanel);
