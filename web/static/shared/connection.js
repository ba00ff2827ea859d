// <yc-connection .live=${controller}>: a banner 3 s after a cut, a curtain after 30 s; nothing while all is well.
import { html, nothing } from "lit";
import { YcElement } from "./element.js";
import { number, t } from "./words.js";

class YcConnection extends YcElement {
  static properties = { live: { attribute: false } };

  constructor() {
    super();
    this.everySecond();
  }

  render() {
    const state = this.live?.state;
    if (state === "lost") return html`<div class="banner" role="status">⚠ ${t("Connection lost, reconnecting…")}</div>`;
    if (state !== "down") return nothing;
    const age = Math.round(this.live.age);
    return html`<div class="curtain" role="alert">
      <strong>⚠ ${t("No connection to the server")}</strong>
      <span>${t("This screen heals by itself as soon as the server is back.")}</span>
      ${age ? html`<span>${t("Last news {seconds} seconds ago", { seconds: number(age) })}</span>` : nothing}
    </div>`;
  }
}
customElements.define("yc-connection", YcConnection);
