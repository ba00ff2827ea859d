// <yc-categories>: waits against promises, and what the day brought so far.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { YcElement } from "/static/web/shared/element.js";
import { serverNow } from "/static/web/shared/live.js";
import { minutes, number, pick, t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import { levelBar, levelText, percent } from "../staff/promise.js";
import { span } from "../statistics/spans.js";

/** @extends {YcElement<{ view: Api.ManagerView }>} */
class YcCategories extends YcElement {
  static properties = { view: { attribute: false } };

  constructor() {
    super();
    this.everySecond();
  }

  render() {
    const heads = ["Waiting", "Longest wait / promise", "Over the promise", "Average wait", "On time", "Taken", "Served", "Missed"];
    return html`<section class="card" id="categories" aria-labelledby="categories-heading">
      <h2 id="categories-heading">
        ${t("Categories")}<small
          >${t("{count} on hold", { count: number(this.view.held) })} · ${t("{count} missed", { count: number(this.view.missed) })}</small
        >
      </h2>
      <div class="scroll" role="group" tabindex="0" aria-labelledby="categories-heading">
        <table class="table categories">
          <thead>
            <tr>
              <th scope="col">${t("Category")}</th>
              ${heads.map((head) => html`<th scope="col" class=${head.startsWith("Longest") ? "" : "count"}>${t(head)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${repeat(
              this.view.categories,
              (c) => c.load.id,
              (c) => this.row(c),
            )}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  /** @param {Api.CategoryDay} day */
  row({ load, longest_since: longest, longest_promise_s: promise, late, taken, served, missed, mean_wait_s: mean, kept }) {
    const waited = longest ? (serverNow() - Date.parse(longest)) / 1000 : 0;
    const share = waited / promise;
    return html`<tr>
      <th scope="row">
        <div><span class="prefix">${load.prefix}</span><span>${pick(load.name)}</span></div>
      </th>
      <td class="count strong">${number(load.waiting)}</td>
      <td class="longest">
        ${longest ? html`${levelBar(share)}<span>${minutes(waited)} / ${minutes(promise)}</span>${promise === load.promise_s ? nothing : html`<small class="soft">${t("priority")}</small>`}${share < 0.75 ? nothing : levelText(share)}` : html`<span class="soft">${t("nobody waiting")}</span>`}
      </td>
      <td class="count">${late ? html`<span class="level bad">${icon("alert")}${number(late)}</span>` : number(0)}</td>
      <td class="count">${span(mean)}</td>
      <td class="count">${kept === null ? "—" : percent(kept)}</td>
      <td class="count">${number(taken)}</td>
      <td class="count">${number(served)}</td>
      <td class="count">${number(missed)}</td>
    </tr>`;
  }
}
customElements.define("yc-categories", YcCategories);
