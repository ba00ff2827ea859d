// <yc-transfer-panel>: send the citizen on to a category or to one window, with a note for whoever is next.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { number, pick, t } from "/static/web/shared/words.js";
import { toFirstChoice } from "./first-choice.js";
import { icon } from "../shared/icons.js";

class YcTransferPanel extends YcElement {
  static properties = { view: { attribute: false }, facts: { attribute: false }, busy: {}, category: { state: true }, target: { state: true } };

  constructor() {
    super();
    this.category = "";
    this.target = "";
  }

  firstUpdated() {
    toFirstChoice(this);
  }

  submit(event) {
    event.preventDefault();
    if (this.busy || !(this.category || this.target)) return;
    const note = new FormData(event.target).get("note").trim();
    const to = this.target ? { window: this.target } : { category: this.category };
    this.dispatchEvent(new CustomEvent("act", { detail: { action: "transfer", body: { ...to, note } }, bubbles: true }));
  }

  render() {
    const chosen = Boolean(this.category || this.target);
    return html`<form class="panel" aria-labelledby="transfer-heading" @submit=${this.submit}>
      <h2 id="transfer-heading">${t("Where should {number} go next? The waiting time keeps counting.", { number: this.view.ticket?.number ?? "" })}</h2>
      <div class="choices">${this.view.categories.map((c, at) => this.choice(c, at))}</div>
      <div class="line">
        <select class="form-select" aria-label=${t("Or to one window")} .value=${this.target} @change=${(event) => {
          this.target = event.target.value;
          this.category = "";
        }}>
          <option value="">${t("Or to one window")}</option>
          ${this.others().map((w) => html`<option value=${w.id} ?selected=${w.id === this.target}>${w.words}</option>`)}
        </select>
        <input class="form-control" name="note" maxlength="1000" autocomplete="off" aria-label=${t("Note for the next window")} placeholder=${t("Note for the next window")}>
        <button class="btn btn-primary confirm" ?disabled=${!chosen}>${t("Transfer now")}</button>
      </div></form>`;
  }

  choice(category, at) {
    const pressed = this.category === category.id;
    const own = category.id === this.view.ticket?.category; // keeps its place, so that every number stays what it was
    const choose = (event) => {
      this.category = category.id;
      this.target = "";
      if (!event.isTrusted) this.updateComplete.then(() => this.querySelector(".confirm").focus()); // a number key: Enter confirms
    };
    return html`<button type="button" class="btn btn-outline-primary ${pressed ? "active" : ""}" data-choice=${at + 1} ?disabled=${own} aria-pressed=${String(pressed)} @click=${choose}><kbd>${at + 1}</kbd>
      <span>${category.prefix} ${pick(category.name)}<small>${own ? t("already in this category") : this.load(category)}</small></span>${pressed ? icon("check") : nothing}</button>`;
  }

  load(category) {
    return html`${t("{count} waiting", { count: number(category.waiting) })}${category.windows ? "" : html` · ${t("no window open yet")}`}`;
  }

  /** Every other window, with what a clerk wants to know of it. */
  others() {
    const known = Object.fromEntries((this.facts?.windows ?? []).map((w) => [w.id, w]));
    return this.view.windows.filter((id) => id !== this.view.window.id).map((id) => ({ id, words: known[id] ? pick(known[id].name) : t("Window {window}", { window: id }) }));
  }
}
customElements.define("yc-transfer-panel", YcTransferPanel);
