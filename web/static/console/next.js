// <yc-desk-next>: whom this window would call, in that order, and why the first is first.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { YcElement } from "/static/web/shared/element.js";
import { serverNow } from "/static/web/shared/live.js";
import { inARow, listed, minutes, number, pick, t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import { levelBar, levelOf, levelText, percent } from "../staff/promise.js";
import { groupName } from "./groups.js";
import { waiting } from "./title.js";

/** @extends {YcElement<{ view: Api.DeskView, facts: Api.HallView | null, resting: boolean }>} */
class YcDeskNext extends YcElement {
  static properties = { view: { attribute: false }, facts: { attribute: false }, resting: { type: Boolean } };

  constructor() {
    super();
    this.everySecond();
  }

  render() {
    const rows = this.view.next;
    const more = waiting(this.view) - rows.length;
    return html`<section class="card next" aria-labelledby="next-heading">
      <h2 id="next-heading">${t("Next in line")}<small>${t("{count} waiting", { count: number(waiting(this.view)) })}</small></h2>
      ${
        rows.length
          ? html`${this.why()}
              <ol>
                ${repeat(
                  rows,
                  (row) => row.id,
                  (row) => this.row(row),
                )}
              </ol>`
          : html`<p class="soft">${t("Nobody is waiting for this window.")}</p>`
      }
      ${rows.length && more > 0 ? html`<p class="soft">${t("and {count} more", { count: number(more) })}</p>` : nothing}
    </section>`;
  }

  /** In plain words: whoever used up most of the promised wait goes first. */
  why() {
    const [first] = this.view.next;
    const { why } = this.view;
    if (!why) return nothing;
    const rivals = (why.rivals ?? []).slice(0, 2).map((rival) => `${rival.number} ${percent(rival.urgency)}`);
    const facts = { number: first.number, share: percent(this.share(first)), promise: minutes(first.promise_s) };
    const sentences = [
      first.sent_here ? t("{number} was sent to this window.", facts) : "",
      t("{number} is next: it has used {share} of its promised {promise}, the largest share.", facts),
      rivals.length ? t("Other queues: {rivals}", { rivals: listed(rivals) }) : "",
    ];
    return html`<p class="why">${icon("info")}<span>${inARow(sentences)}</span></p>`;
  }

  /** @param {Api.NextLine} row */
  share(row) {
    return (serverNow() - Date.parse(row.since)) / 1000 / row.promise_s;
  }

  /** @param {Api.NextLine} row */
  row(row) {
    const share = this.share(row);
    const category = this.view.categories.find((c) => c.id === row.category);
    const can = this.view.actions.includes("call");
    const what = [
      pick(category?.name),
      row.group === "ordinary" ? "" : groupName(this.facts, row.group),
      row.sent_here ? t("sent here") : "",
    ]
      .filter(Boolean)
      .join(" · ");
    return html`<li class=${levelOf(share)}>
      <b>${row.number}</b>
      <div class="facts">
        <span class="what">${what}</span>
        <span class="share"
          >${levelBar(share)}<span>${percent(share)}</span
          ><span class="soft">${t("of {promise}", { promise: minutes(row.promise_s) })}</span
          >${share >= 1 ? levelText(share) : nothing}</span
        >
      </div>
      ${can ? html`<button type="button" class="btn btn-outline-secondary" aria-label=${t("Call {number}", { number: row.number })} aria-disabled=${this.resting ? "true" : "false"} @click=${() => this.call(row.id)}>${t("Call")}</button>` : html`<span class="btn btn-outline-secondary unseen" aria-hidden="true">${t("Call")}</span>`}
    </li>`;
  }

  /** @param {string} ticket its id */
  call(ticket) {
    if (!this.resting) this.dispatchEvent(new CustomEvent("act", { detail: { action: "call", body: { ticket } }, bubbles: true }));
  }
}
customElements.define("yc-desk-next", YcDeskNext);
