// One case on a page of its own, for whoever has its number.
import { html } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { t } from "/static/web/shared/words.js";
import "./cases/case-view.js";
import "./staff/bar.js";

/** @extends {YcElement<{ case: string, me: Api.Who | null }>} */
class YcCasePage extends YcElement {
  static properties = { case: {}, me: { state: true } };

  constructor() {
    super();
    this.me = null;
  }

  render() {
    return html`<yc-staff-bar heading=${t("Case")} note=${this.case} @who=${(event) => (this.me = event.detail)}></yc-staff-bar>
      <main class="one-case"><yc-case case=${this.case} .me=${this.me}></yc-case></main>`;
  }
}
customElements.define("yc-case-page", YcCasePage);
