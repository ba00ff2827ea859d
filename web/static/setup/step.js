// The base of every step: edits the draft, and draws fields with what is wrong with them right below.
import { html, noChange, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { YcElement } from "/static/web/shared/element.js";
import { icon } from "../shared/icons.js";
import { BLANK, whole } from "./draft.js";
import { fieldId, said } from "./steps.js";

/** @extends {YcElement<{ draft: Api.Draft, faults: SetupFault[], about: Api.About, version: number }>} */
class Base extends YcElement {
  /** @type {import("lit").PropertyDeclarations} */
  static properties = { draft: { attribute: false }, faults: { attribute: false }, about: { attribute: false }, version: {} };

  /** @param {(draft: Api.Draft) => void} change */
  edit(change) {
    change(this.draft);
    this.dispatchEvent(new Event("edited", { bubbles: true }));
    this.requestUpdate();
  }

  /** What stands entered and is not in the draft yet: "Continue" takes it up, so that nothing on the page is called missing. */
  settle() {}

  at(place) {
    return this.faults.filter((fault) => fault.place === place);
  }

  /** What is wrong at a place, in words. */
  wrong(place, id = fieldId(place)) {
    const found = this.at(place);
    return found.length
      ? html`<div class="wrong" id="${id}-wrong" role="alert">
          ${found.map((fault) => html`<p class="fault">${icon("alert")}<span>${said(fault)}</span></p>`)}
        </div>`
      : nothing;
  }

  /** A labelled field. `more`: type, hint, wide, list, placeholder, after (what leaving it does). */
  field(place, label, value, set, more = {}) {
    const id = fieldId(place);
    return html`<div class="field ${more.wide ? "wide" : ""}">
      <label class="form-label" for=${id}>${label}</label>
      ${this.input(place, value, set, more)} ${more.hint ? html`<p class="hint-text" id="${id}-hint">${more.hint}</p>` : nothing}
      ${this.wrong(place)}
    </div>`;
  }

  /** A field in a table, its label for the ear alone. */
  cell(place, label, value, set, more = {}) {
    return html`${this.input(place, value, set, { ...more, label })}${this.wrong(place)}`;
  }

  input(place, value, set, more) {
    const id = fieldId(place);
    const number = more.type === "number";
    const about = [more.hint && !more.label ? `${id}-hint` : "", this.at(place).length ? `${id}-wrong` : ""].filter(Boolean).join(" ");
    return html`<input
      class="form-control"
      id=${id}
      type=${number ? "text" : (more.type ?? "text")}
      inputmode=${number ? "numeric" : nothing}
      autocomplete="off"
      spellcheck="false"
      aria-label=${more.label ?? nothing}
      aria-invalid=${this.at(place).length ? "true" : nothing}
      aria-describedby=${about || nothing}
      placeholder=${more.placeholder ?? nothing}
      list=${more.list ?? nothing}
      .value=${number ? (value === BLANK ? noChange : String(value)) : live(value)}
      @input=${(event) => this.edit(() => set(number ? whole(event.target.value) : event.target.value))}
      @blur=${() => more.after && this.edit(more.after)}
    />`;
  }

  choice(place, label, value, options, set, hint) {
    const id = fieldId(place);
    return html`<div class="field">
      <label class="form-label" for=${id}>${label}</label>
      <select
        class="form-select"
        id=${id}
        aria-describedby=${hint ? `${id}-hint` : nothing}
        @change=${(event) => this.edit(() => set(event.target.value))}
      >
        ${options.map(([key, words]) => html`<option value=${key} .selected=${key === value}>${words}</option>`)}</select
      >${hint ? html`<p class="hint-text" id="${id}-hint">${hint}</p>` : nothing}${this.wrong(place)}
    </div>`;
  }
}

/** As of `YcElement`. */
export const Step = /** @type {new <Own = {}>() => Base & Own} */ (/** @type {unknown} */ (Base));
