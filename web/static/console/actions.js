// <yc-desk-actions>: the one big button and the others below it.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { YcElement } from "/static/web/shared/element.js";
import { t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import { OTHERS, PRIMARY, PRIMARY_KEY, offered } from "./standing.js";
import { waiting } from "./title.js";

const nameOf = (other) => other.panel ?? other.action;

/**
 * @extends {YcElement<{
 *   view: Api.DeskView, panel: string, busy: string, guarded: boolean, keys: boolean
 * }>}
 */
class YcDeskActions extends YcElement {
  static properties = { view: { attribute: false }, panel: {}, busy: {}, guarded: { type: Boolean }, keys: { type: Boolean } };

  willUpdate() {
    this.focused = this.contains(document.activeElement);
  }

  /** The button that had the focus is gone: the next step is on the big one, never on its neighbour. */
  updated() {
    if (this.focused && !this.contains(document.activeElement)) this.querySelector(".primary")?.focus();
  }

  render() {
    const others = OTHERS.filter((other) => offered(this.view, other));
    return html`${this.primary(this.view.actions[0])}${[false, true].map(
      (apart) =>
        html`<div class="others ${apart ? "apart" : ""}">
          ${repeat(
            others.filter((other) => Boolean(other.apart) === apart),
            nameOf,
            (other) => this.other(other),
          )}
        </div>`,
    )}`;
  }

  /** Never `disabled`, which would lose the keyboard's focus: a touch while it rests is simply not taken. */
  primary(action) {
    const look = PRIMARY[action];
    if (!look) return nothing;
    const busy = this.busy === action;
    const resting = Boolean(this.busy) || this.guarded;
    const count = action === "call-next" ? waiting(this.view) : 0;
    const hint = action === "call-next" ? (count ? t("{count} waiting", { count }) : t("nobody is waiting now")) : "";
    return html`<button
      type="button"
      class="btn btn-primary primary ${busy ? "busy" : ""}"
      aria-disabled=${resting ? "true" : "false"}
      @click=${() => !resting && this.emit("act", { action, body: {} })}
    >
      ${repeat(
        [action],
        (step) => step,
        () => html`${icon(look.icon)}<span>${t(look.words)}${hint ? html`<small>${hint}</small>` : nothing}</span>`,
      )}
      ${this.keys ? html`<kbd>${PRIMARY_KEY}</kbd>` : nothing}
    </button>`;
  }

  other(other) {
    const name = nameOf(other);
    const resting = Boolean(this.busy) || this.guarded;
    const take = (event) => {
      // A key of its own means the same whatever stands on the screen; a touch or Enter means what stands there now.
      if (this.busy || (this.guarded && event.isTrusted)) return;
      if (other.panel) this.emit("panel", other.panel);
      else this.emit("act", { action: other.action, body: {} });
    };
    return html`<button
      type="button"
      class="btn btn-outline-secondary ${this.busy === name ? "busy" : ""} ${this.panel === name ? "active" : ""}"
      data-button=${name}
      data-panel=${other.panel ?? nothing}
      aria-expanded=${other.panel ? String(this.panel === name) : nothing}
      aria-disabled=${resting ? "true" : "false"}
      @click=${take}
    >
      ${icon(other.icon)}<span>${t(other.words)}</span>${this.keys && other.key ? html`<kbd>${other.key}</kbd>` : nothing}
    </button>`;
  }

  emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}
customElements.define("yc-desk-actions", YcDeskActions);
