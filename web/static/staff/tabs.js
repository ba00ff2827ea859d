// <yc-tabs>: several parts of a page in one place, one at a time; arrows, Home and End move as the ARIA pattern asks.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { number } from "/static/web/shared/words.js";

/** @extends {YcElement<{ tabs: any, label: string, open: string }>} */
class YcTabs extends YcElement {
  /** `tabs`: [{id, words, count, content}]; `label` names the list; `open` is the id shown. */
  static properties = { tabs: { attribute: false }, label: {}, open: { state: true } };

  get shown() {
    return this.tabs.find((tab) => tab.id === this.open) ?? this.tabs[0];
  }

  /** Show a part, as a link to "#id" wants it. */
  show(id) {
    if (this.tabs.some((tab) => tab.id === id)) this.open = id;
  }

  connectedCallback() {
    super.connectedCallback();
    /** @type {() => void} */
    this.onHash = () => this.show(location.hash.slice(1));
    window.addEventListener("hashchange", this.onHash);
    this.onHash();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("hashchange", this.onHash);
  }

  key(event) {
    const at = this.tabs.indexOf(this.shown);
    const last = this.tabs.length - 1;
    const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const to =
      { [forward]: at === last ? 0 : at + 1, Home: 0, End: last }[event.key] ??
      (/^Arrow(Left|Right)$/.test(event.key) ? (at === 0 ? last : at - 1) : null);
    if (to === null) return;
    event.preventDefault();
    this.open = this.tabs[to].id;
    this.updateComplete.then(() => this.querySelector('[role="tab"][aria-selected="true"]')?.focus());
  }

  render() {
    const { shown } = this;
    return html`<section class="card tabs">
      <div role="tablist" aria-label=${this.label} @keydown=${this.key}>
        ${this.tabs.map((tab) => html`<button type="button" role="tab" id="tab-${tab.id}" aria-controls="panel-${tab.id}" aria-selected=${String(tab === shown)} tabindex=${tab === shown ? 0 : -1} @click=${() => (this.open = tab.id)}>${tab.words}${tab.count ? html` <small>${number(tab.count)}</small>` : nothing}</button>`)}
      </div>
      ${this.tabs.map((tab) => html`<div role="tabpanel" id="panel-${tab.id}" aria-labelledby="tab-${tab.id}" ?hidden=${tab !== shown}>${tab.content}</div>`)}
    </section>`;
  }
}
customElements.define("yc-tabs", YcTabs);
