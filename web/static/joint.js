// A joint application on a page of its own: its parts on the left, the chosen one beside it.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { YcElement } from "/static/web/shared/element.js";
import { t } from "/static/web/shared/words.js";
import "./cases/case-view.js";
import "./cases/joint-view.js";
import { icon } from "./shared/icons.js";
import "./staff/bar.js";

/** @extends {YcElement<{ case: string, me: Api.Who | null, chosen: string }>} */
class YcJointPage extends YcElement {
  static properties = { case: {}, me: { state: true }, chosen: { state: true } };

  constructor() {
    super();
    this.me = null;
    this.chosen = "";
  }

  render() {
    return html`<yc-staff-bar
        heading=${t("Joint application")}
        note=${this.case}
        @who=${(event) => (this.me = event.detail)}
        .links=${[["/cases", t("Cases")]]}
      ></yc-staff-bar>
      <main class="cases">
        <section class="lists">
          <yc-joint joint=${this.case} chosen=${this.chosen} @choose=${(event) => (this.chosen = event.detail)}></yc-joint>
          ${this.me?.roles.some((role) => ["clerk", "manager", "admin"].includes(role)) ? html`<p><a class="btn btn-outline-secondary" href="/joint-paper/${this.case}" target="_blank" rel="noopener">${icon("printer")}${t("Acceptance notice")}</a></p>` : nothing}
        </section>
        <section class="chosen" aria-label=${t("The chosen case")}>
          ${
            this.chosen
              ? repeat(
                  [this.chosen],
                  (one) => one,
                  (one) => html`<yc-case case=${one} .me=${this.me}></yc-case>`,
                )
              : html`<p class="card soft">${t("Choose a case on the list.")}</p>`
          }
        </section>
      </main>`;
  }
}
customElements.define("yc-joint-page", YcJointPage);
