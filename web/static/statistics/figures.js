// <yc-figures .totals>: a day in ten figures.
import { html } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { number, t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import { level, share, span } from "./spans.js";

/** @extends {YcElement<{ totals: Api.Totals }>} */
class YcFigures extends YcElement {
  static properties = { totals: { attribute: false } };

  render() {
    const f = this.totals;
    return html`<dl class="figures">
      ${this.figure("printer", t("Taken"), number(f.arrivals))} ${this.figure("check", t("Served"), number(f.served))}
      ${this.figure("clock", t("Average wait"), span(f.mean_wait_s))}
      ${this.figure("clock", t("9 in 10 waited at most"), span(f.p90_wait_s))}
      ${this.figure("clock", t("Longest wait"), span(f.longest_wait_s))}
      ${this.figure("bell", t("On time"), share(f.kept_share), t("{kept} of {called} first calls", { kept: number(f.kept), called: number(f.called) }))}
      ${this.figure("user", t("Average service time"), span(f.mean_service_s), t("{count} services done", { count: number(f.services) }))}
      ${this.figure("absent", t("Missed"), number(f.misses))}
      ${this.figure("repeat", t("Cancelled or expired"), number(f.cancelled + f.expired), t("{cancelled} cancelled, {expired} expired", { cancelled: number(f.cancelled), expired: number(f.expired) }))}
      ${this.figure("info", t("Average rating"), level(f.mean_rating), t("{count} ratings", { count: number(f.ratings) }))}
    </dl>`;
  }

  figure(shape, name, value, more = "") {
    return html`<div class="card">
      <dt>${icon(shape)}${name}</dt>
      <dd>${value}${more ? html`<small>${more}</small>` : ""}</dd>
    </div>`;
  }
}
customElements.define("yc-figures", YcFigures);
