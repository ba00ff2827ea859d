// <yc-transfer-panel>: send the citizen on to a category or to one window, with a note for whoever is next.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { number, pick, t } from "/static/web/shared/words.js";
import { keep, kept } from "./draft.js";
import { toFirstChoice } from "./first-choice.js";
import { icon } from "../shared/icons.js";

/**
 * @extends {YcElement<{
 *   me: string, view: Api.DeskView, facts: Api.HallView | null, busy: string, category: string, target: string, asked: boolean
 * }>}
 */
class YcTransferPanel extends YcElement {
  static properties = {
    me: {},
    view: { attribute: false },
    facts: { attribute: false },
    busy: {},
    category: { state: true },
    target: { state: true },
    asked: { state: true },
  };

  constructor() {
    super();
    this.category = "";
    this.target = "";
    this.asked = false; // whether somebody at an empty window is really meant
  }

  firstUpdated() {
    toFirstChoice(this);
  }

  submit(event) {
    event.preventDefault();
    if (this.busy || !(this.category || this.target)) return;
    if (this.deserted() && !this.asked) {
      this.asked = true;
      return;
    }
    const note = String(new FormData(event.target).get("note")).trim();
    const to = this.target ? { window: this.target } : { category: this.category };
    const force = this.asked ? { force: true } : {};
    this.dispatchEvent(new CustomEvent("act", { detail: { action: "transfer", body: { ...to, ...force, note } }, bubbles: true }));
  }

  /** What is said of a choice where nobody sits; "" where somebody does. */
  deserted() {
    const category = this.view.categories.find((c) => c.id === this.category);
    if (category?.staffed === "closed")
      return t("Nobody is at a window for {category} now. Anyone sent there waits until one opens; the manager will be told.", {
        category: pick(category.name),
      });
    const window = this.view.others.find((w) => w.id === this.target);
    return window?.state === "closed"
      ? t("Nobody is at {window} now. Anyone sent there waits until it opens; the manager will be told.", { window: pick(window.name) })
      : "";
  }

  /** @param {string} category @param {string} target */
  choose(category, target) {
    Object.assign(this, { category, target, asked: false });
  }

  render() {
    const chosen = Boolean(this.category || this.target);
    return html`<form class="panel" aria-labelledby="transfer-heading" @submit=${this.submit}>
      <h2 id="transfer-heading">
        ${t("Where should {number} go next? The waiting time keeps counting.", { number: this.view.ticket?.number ?? "" })}
      </h2>
      <div class="choices">${this.view.categories.map((c, at) => this.choice(c, at))}</div>
      <div class="line">
        <select
          class="form-select"
          aria-label=${t("Or to one window")}
          .value=${this.target}
          @change=${(event) => {
            this.choose("", event.target.value);
          }}
        >
          <option value="">${t("Or to one window")}</option>
          ${this.view.others.map((w) => html`<option value=${w.id} ?selected=${w.id === this.target}>${pick(w.name)} · ${this.stateOf(w)}</option>`)}
        </select>
        <input
          class="form-control"
          name="note"
          maxlength="1000"
          autocomplete="off"
          aria-label=${t("Note for the next window")}
          placeholder=${t("Note for the next window")}
          .value=${kept(this.me, this.view.ticket?.id ?? "")}
          @input=${(event) => keep(this.me, this.view.ticket?.id ?? "", event.target.value)}
        />
        <button class="btn ${this.asked ? "btn-danger" : "btn-primary"} confirm" ?disabled=${!chosen}>
          ${this.asked ? t("Transfer anyway") : t("Transfer now")}
        </button>
      </div>
      ${this.asked && this.deserted() ? html`<p class="fault" role="alert">${icon("alert")}<span>${this.deserted()}</span></p>` : nothing}
    </form>`;
  }

  /** @param {Api.CategoryLoad} category @param {number} at */
  choice(category, at) {
    const pressed = this.category === category.id;
    const own = category.id === this.view.ticket?.category; // keeps its place, so that every number stays what it was
    const choose = (event) => {
      this.choose(category.id, "");
      if (!event.isTrusted) this.updateComplete.then(() => this.querySelector(".confirm")?.focus()); // a number key: Enter confirms
    };
    return html`<button
      type="button"
      class="btn btn-outline-primary ${pressed ? "active" : ""}"
      data-choice=${at + 1}
      ?disabled=${own}
      aria-pressed=${String(pressed)}
      @click=${choose}
    >
      <kbd>${at + 1}</kbd>
      <span>${category.prefix} ${pick(category.name)}<small>${own ? t("already in this category") : this.load(category)}</small></span
      >${pressed ? icon("check") : nothing}
    </button>`;
  }

  /** @param {Api.CategoryLoad} category */
  load(category) {
    const windows = {
      open: () => t("open windows: {count}", { count: number(category.windows) }),
      paused: () => t("paused for now"),
      closed: () => t("nobody at its windows"),
    }[category.staffed]();
    return html`${t("{count} waiting", { count: number(category.waiting) })} · ${windows}`;
  }

  /**
   * Who sits at a window, or why nobody calls there.
   *
   * @param {Api.OtherWindow | Api.WindowView} window
   */
  stateOf(window) {
    if (window.state === "closed") return t("nobody there");
    return window.state === "paused" ? t("paused: {reason}", { reason: t(window.reason) }) : window.clerk_name;
  }
}
customElements.define("yc-transfer-panel", YcTransferPanel);
