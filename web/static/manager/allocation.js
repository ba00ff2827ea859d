// <yc-allocation>: which categories a window serves, the effect shown before it is applied, and a way back.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { number, pick, t } from "/static/web/shared/words.js";
import { icon } from "../staff/icons.js";

class YcAllocation extends YcElement {
  static properties = { window: { attribute: false }, view: { attribute: false }, busy: {}, wanted: { state: true }, refused: { state: true } };

  constructor() {
    super();
    this.refused = null;
  }

  willUpdate() {
    this.wanted ??= [...this.window.categories];
  }

  firstUpdated() {
    this.querySelector("input")?.focus();
    this.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.done();
    });
  }

  done() {
    this.dispatchEvent(new Event("done", { bubbles: true }));
  }

  turn(id, on) {
    this.refused = null;
    this.wanted = on ? [...this.wanted, id] : this.wanted.filter((other) => other !== id);
  }

  /** Asks the server; `force` after its refusal was read. The status line offers the way back. */
  apply(force) {
    if (this.busy) return;
    const { window } = this;
    const name = pick(window.name);
    const before = [...window.categories];
    const send = (categories, forced, text, more, then) => {
      const detail = { name: `allocate:${window.id}`, method: "PUT", path: `/windows/${window.id}/allocation`, body: { categories, force: forced }, done: () => ({ text, ...more }), refused: (problem) => this.note(problem), then };
      (this.isConnected ? this : document.querySelector("yc-windows")).dispatchEvent(new CustomEvent("command", { detail, bubbles: true }));
    };
    const undo = { label: "Undo", take: () => send(before, false, () => t("{window} serves what it served before.", { window: name })) };
    send(this.wanted, force, () => t("{window} has changed; its next call obeys.", { window: name }), { offer: undo }, (answer) => answer && this.done());
  }

  note(problem) {
    if (problem.code === "category_unserved") this.refused = problem;
    return {};
  }

  render() {
    return html`<fieldset><legend>${t("{window} serves", { window: pick(this.window.name) })}</legend>
      <div class="choices">${this.view.categories.map(({ load }) => html`<label class="form-check"><input class="form-check-input" type="checkbox" value=${load.id} .checked=${this.wanted.includes(load.id)} @change=${(event) => this.turn(load.id, event.target.checked)}><span>${load.prefix} ${pick(load.name)}<small>${t("{count} waiting", { count: number(load.waiting) })}</small></span></label>`)}</div>
      ${this.effect()}
      ${this.refused ? html`<p class="fault" role="alert">${icon("alert")}<span>${this.refused.message}</span><button type="button" class="btn btn-danger" @click=${() => this.apply(true)}>${t("Move it anyway")}</button></p>` : nothing}
      <div class="buttons"><button type="button" class="btn btn-primary" aria-disabled=${this.busy ? "true" : "false"} @click=${() => this.apply(false)}>${t("Apply the change")}</button>
        <button type="button" class="btn btn-outline-secondary" @click=${() => this.done()}>${t("Leave as it is")}</button></div></fieldset>`;
  }

  /** How many open windows each category that changes would have. */
  effect() {
    const works = this.window.state === "open" ? 1 : 0;
    const lines = this.view.categories.flatMap(({ load }) => {
      const [had, will] = [this.window.categories.includes(load.id), this.wanted.includes(load.id)];
      if (had === will) return [];
      const after = load.windows + (will ? works : -works);
      return [html`<li class=${after ? "" : "bad"}>${after ? nothing : icon("alert")}${t("{category}: {before} open windows now, {after} after it, {count} waiting", { category: pick(load.name), before: number(load.windows), after: number(after), count: number(load.waiting) })}</li>`];
    });
    return lines.length ? html`<ul class="effect" aria-label=${t("What will change")}>${lines}</ul>` : html`<p class="soft">${t("Tick what this window shall serve; the effect stands here before it is applied.")}</p>`;
  }
}
customElements.define("yc-allocation", YcAllocation);
