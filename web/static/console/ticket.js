// <yc-desk-ticket>: who stands at the window, for how long, and how the wait kept the promise. The same height in every state, so
// that the big button below it stays under the hand.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { serverNow } from "/static/web/shared/live.js";
import { HOME, clock, languageName, minutes, number, pick, t, time } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import { levelBar, levelText, percent } from "../staff/promise.js";
import { groupName } from "./groups.js";
import { standing } from "./standing.js";

/** @extends {YcElement<{ view: Api.DeskView, facts: Api.HallView | null }>} */
class YcDeskTicket extends YcElement {
  static properties = { view: { attribute: false }, facts: { attribute: false } };

  constructor() {
    super();
    this.everySecond();
  }

  render() {
    const state = standing(this.view);
    if (this.view.ticket) return this.ticket(this.view.ticket, state);
    return html`<div class="card ticket none">${this.quiet(state)}</div>`;
  }

  quiet(state) {
    const { window } = this.view;
    const served = html`<p class="soft">${t("{count} served today at this window", { count: number(window.served) })}</p>`;
    switch (state) {
      case "paused":
        return html`<p class="big">${icon("pause")}${t("Paused: {reason}", { reason: t(window.reason) })}</p>
          <p class="soft">${t("since {time}, for {clock}", { time: time(window.since ?? ""), clock: clock(this.age(window.since)) })}</p>
          ${served}`;
      case "free":
        return this.view.next.length
          ? this.first(this.view.next[0], served)
          : html`<p class="big">${t("Nobody is waiting for this window")}</p>
              <p class="soft">${t("The next citizen will appear here.")}</p>
              ${served}`;
      default:
        return html`<p class="big">${icon("power")}${t("This window is closed")}</p>
          <p class="soft">${t("Open it to call citizens; you will be its clerk.")}</p>`;
    }
  }

  /**
   * Whom the big button would call.
   *
   * @param {Api.NextLine} row
   */
  first(row, served) {
    const share = this.age(row.since) / row.promise_s;
    const category = this.view.categories.find((c) => c.id === row.category);
    return html`<p class="soft">${t("Next to call")}</p>
      <p class="number">${row.number}</p>
      <p class="what">${pick(category?.name)}${row.group === "ordinary" ? nothing : html` · ${groupName(this.facts, row.group)}`}</p>
      <p>
        ${t("Waited {waited} of {promise} promised ({share})", { waited: minutes(this.age(row.since)), promise: minutes(row.promise_s), share: percent(share) })}
        ${levelText(share)}
      </p>
      ${served}`;
  }

  /** @param {Api.TicketView} ticket */
  ticket(ticket, state) {
    const since = state === "serving" ? ticket.started_at : ticket.called_at;
    const services = ticket.services.filter((service) => !service.done);
    return html`<article class="card ticket ${state}" aria-label=${t("At the window")}>
      <div class="head">
        <p class="number">${ticket.number}</p>
        <div class="timer">
          <strong>${clock(this.age(since) + (state === "serving" ? (ticket.worked_s ?? 0) : 0))}</strong
          ><span>${state === "serving" ? t("being served") : t("since called")}</span>
        </div>
      </div>
      <p class="what">
        ${services.length ? pick(services[0].name) : pick(ticket.category_name)}
        ${services.length ? html`<small>${pick(ticket.category_name)}${services.length > 1 ? html` · ${t("then {count} more services", { count: number(services.length - 1) })}` : nothing}</small>` : nothing}
      </p>
      <p class="marks">
        ${ticket.group === "ordinary" ? nothing : html`<span class="badge-state brand">${icon("user")}${groupName(this.facts, ticket.group)}</span>`}
        ${ticket.language === HOME ? nothing : html`<span class="badge-state brand">${icon("info")}${t("speaks {language}", { language: languageName(ticket.language) })}</span>`}
        ${ticket.calls_since_wait > 1 ? html`<span class="badge-state warn">${icon("repeat")}${t("called {count} times", { count: number(ticket.calls_since_wait) })}</span>` : nothing}
        ${ticket.misses ? html`<span class="badge-state warn">${icon("absent")}${t("missed before")}</span>` : nothing}
      </p>
      ${this.waited(ticket)}
    </article>`;
  }

  /**
   * How much of the promised wait was used up at the call.
   *
   * @param {Api.TicketView} ticket
   */
  waited(ticket) {
    const waited = ticket.why?.waited_s ?? (Date.parse(ticket.called_at ?? "") - Date.parse(ticket.since)) / 1000;
    const promise = ticket.why?.promise_s ?? ticket.promise_s;
    const share = waited / promise;
    return html`<div class="waited">
      ${levelBar(share)}
      <p>
        ${t("Waited {waited} of {promise} promised ({share})", { waited: minutes(waited), promise: minutes(promise), share: percent(share) })}
        ${levelText(share)}
      </p>
    </div>`;
  }

  age(iso) {
    return iso ? (serverNow() - Date.parse(iso)) / 1000 : 0;
  }
}
customElements.define("yc-desk-ticket", YcDeskTicket);
