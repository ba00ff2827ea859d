// <yc-allocation>: which categories a window serves; the server's forecast of the change stands here before it is applied.
import { html, nothing } from "lit";
import { post } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { listed, number, pick, t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import "./effects.js";

const same = (one, other) => one?.length === other.length && other.every((id) => one.includes(id));

/**
 * @extends {YcElement<{
 *   window: Api.WindowLine, view: Api.ManagerView, more: string, busy: string, wanted: string[], overtaken: boolean,
 *   refused: string, shown: Api.Preview | null
 * }>}
 */
class YcAllocation extends YcElement {
  static properties = {
    window: { attribute: false },
    view: { attribute: false },
    more: { attribute: false },
    busy: {},
    wanted: { state: true },
    overtaken: { state: true },
    refused: { state: true },
    shown: { state: true },
  };

  constructor() {
    super();
    this.refused = null;
    this.shown = null; // the preview of what is ticked now
    this.asked = 0;
  }

  willUpdate(changed) {
    this.wanted ??= [...this.window.categories];
    this.seen ??= this.window.categories;
    if (!same(this.seen, this.window.categories)) this.begin();
    if (changed.has("more") && this.more && !this.wanted.includes(this.more)) {
      this.wanted = [...this.wanted, this.more]; // dropped onto this window
      this.look();
    }
    if (changed.has("view") && changed.get("view") && this.changes) this.look(); // people come and go while somebody thinks
  }

  /** Somebody else has changed this window while it was open here: what was ticked was meant for another one. */
  begin() {
    this.overtaken = !same(this.sent, this.window.categories);
    this.seen = this.window.categories;
    this.wanted = [...this.seen];
    this.shown = this.refused = null;
  }

  /** After each choice, and when its effect has come, the whole of it in sight; news of the hall alone move nothing. */
  updated(changed) {
    const drawn = changed.has("shown") && this.shown && !changed.get("shown");
    if (!changed.has("wanted") && !drawn) return;
    requestAnimationFrame(() => {
      this.closest("tr")?.scrollIntoView({ block: "nearest" });
      this.querySelector("yc-effects")?.scrollIntoView({ block: "nearest" }); // the buttons stay in sight by themselves
    });
  }

  firstUpdated() {
    this.querySelector("input")?.focus();
    this.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.done();
    });
  }

  get changes() {
    return !same(this.wanted, this.window.categories);
  }

  done() {
    this.dispatchEvent(new Event("done", { bubbles: true }));
  }

  turn(id, on) {
    this.refused = null;
    this.overtaken = false;
    this.wanted = on ? [...this.wanted, id] : this.wanted.filter((other) => other !== id);
    this.look();
  }

  /** Ask the server what the ticked categories would do; only the newest answer counts. */
  async look() {
    const turn = ++this.asked;
    if (!this.changes) {
      this.shown = null;
      return;
    }
    const shown = await post(`/halls/${this.view.hall}/windows/${this.window.id}/allocation/preview`, { categories: this.wanted }).catch(
      () => null,
    );
    if (turn === this.asked) this.shown = shown;
  }

  /** Asks the server; `force` after its refusal was read. The status line offers the way back. */
  apply(force) {
    if (this.busy || !this.changes) return;
    const { window } = this;
    const name = pick(window.name);
    const before = [...window.categories];
    this.sent = this.wanted;
    const send = (categories, seen, forced, text, more, then) => {
      const detail = {
        name: `allocate:${window.id}`,
        method: "PUT",
        path: `/windows/${window.id}/allocation`,
        body: { categories, seen, force: forced },
        done: () => ({ text, ...more }),
        refused: (problem) => this.note(problem),
        then,
      };
      (this.isConnected ? this : document.querySelector("yc-windows"))?.dispatchEvent(
        new CustomEvent("command", { detail, bubbles: true }),
      );
    };
    const undo = {
      label: "Undo",
      take: () => send(before, this.sent, false, () => t("{window} is back to what it served before.", { window: name })),
    };
    send(
      this.wanted,
      before,
      force,
      () => t("{window} has changed; this counts from its next call.", { window: name }),
      { offer: undo },
      (answer) => answer && this.done(),
    );
  }

  note(problem) {
    if (problem.code === "category_unserved") this.refused = problem;
    return {};
  }

  render() {
    return html`<fieldset>
      <legend>${t("{window} serves", { window: pick(this.window.name) })}</legend>
      <div class="choices">
        ${this.view.categories.map(
          ({ load }) =>
            html`<label class="form-check"
              ><input
                class="form-check-input"
                type="checkbox"
                value=${load.id}
                .checked=${this.wanted.includes(load.id)}
                @change=${(event) => this.turn(load.id, event.target.checked)}
              /><span>${load.prefix} ${pick(load.name)}<small>${t("{count} waiting", { count: number(load.waiting) })}</small></span></label
            >`,
        )}
      </div>
      ${this.overtaken ? html`<p class="notice warn" role="alert">${icon("alert")}<span>${t("Somebody has just changed this window. It now serves: {categories}. Please choose again.", { categories: listed(this.wanted.map((id) => pick(this.view.categories.find((c) => c.load.id === id)?.load.name))) })}</span></p>` : nothing}
      ${this.changes ? html`<yc-effects .preview=${this.shown} state=${this.window.state}></yc-effects>` : html`<p class="soft">${t("Tick what this window should serve; you see the effect here before it is applied.")}</p>`}
      ${this.refused ? html`<p class="fault" role="alert">${icon("alert")}<span>${this.refused.message}</span><button type="button" class="btn btn-danger" @click=${() => this.apply(true)}>${t("Move it anyway")}</button></p>` : nothing}
      <div class="buttons">
        <button
          type="button"
          class="btn btn-primary"
          aria-disabled=${this.busy || !this.changes ? "true" : "false"}
          @click=${() => this.apply(false)}
        >
          ${t("Apply the change")}
        </button>
        <button type="button" class="btn btn-outline-secondary" @click=${() => this.done()}>${t("Leave unchanged")}</button>
      </div>
    </fieldset>`;
  }
}
customElements.define("yc-allocation", YcAllocation);
