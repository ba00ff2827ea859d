// One matter: what to bring, ticked off one by one; how long, how much, by which law; a code to take it along; and its number.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { basis, conditions, facts, materials } from "/static/web/shared/guide/parts.js";
import { pick, t } from "/static/web/shared/words.js";
import { closedWords } from "./closed.js";
import { icon } from "/static/web/shared/icons.js";

/**
 * @extends {YcElement<{
 *   hall: string, matter: Api.MatterView, category: Api.CategoryLoad, guiding: Guiding, stamp: unknown, busy: string,
 *   notice: string, lost: boolean, open: boolean, around: Around["shown"], more: boolean[]
 * }>}
 */
class YcKioskMatter extends YcElement {
  static properties = {
    hall: { attribute: false },
    matter: { attribute: false },
    category: { attribute: false }, // with its load, or undefined
    guiding: { attribute: false },
    stamp: { attribute: false }, // changes with the ticks
    busy: { attribute: false },
    notice: { attribute: false },
    lost: { attribute: false },
    open: { attribute: false },
    around: { attribute: false },
    more: { state: true }, // [above, below]: what of the page is out of sight
  };

  constructor() {
    super();
    this.more = [false, false];
    this.seen = new ResizeObserver(() => this.measure());
    this.toggled = { handleEvent: () => this.measure(), capture: true }; // a toggle does not bubble
  }

  connectedCallback() {
    super.connectedCallback();
    this.seen.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.seen.disconnect();
  }

  updated(changed) {
    if (changed.has("matter") && changed.get("matter")?.id !== this.matter.id) this.body?.scrollTo({ top: 0 });
    this.measure();
  }

  get body() {
    return this.querySelector(".body");
  }

  measure() {
    const { body } = this;
    const more = body ? [body.scrollTop > 4, body.scrollTop + body.clientHeight < body.scrollHeight - 4] : [false, false];
    if (more.join() !== this.more.join()) this.more = more;
  }

  scroll(pages) {
    this.body?.scrollBy({ top: pages * this.body.clientHeight * 0.8 });
  }

  /** Why no number can be had for it now, in words; "" while one can. */
  get closed() {
    if (!this.open) return t("No new numbers right now");
    if (this.lost || !this.category) return t("No numbers can be taken at the moment.");
    return closedWords(this.category, this.around.offline);
  }

  render() {
    const { matter, guiding, closed } = this;
    return html`<header>
        <p class="hall">${icon("book")} ${t("Guide")}　${this.category ? pick(this.category.name) : pick(matter.category_name)}</p>
        <h1>${pick(matter.name)}</h1>
        ${facts(matter)}
      </header>
      <main>
        ${this.notice ? html`<p class="refusal" role="alert">${icon("alert")} ${this.notice}</p>` : nothing}
        <div class="read">
          <div
            class="body"
            tabindex="0"
            role="region"
            aria-label=${pick(matter.name)}
            @scroll=${() => this.measure()}
            @toggle=${this.toggled}
          >
            ${materials(matter, guiding.ticks, (name) => guiding.tick(name))} ${conditions(matter)} ${basis(matter)}
          </div>
          ${
            this.more.some(Boolean)
              ? html`<div class="reels">
                  <button type="button" ?disabled=${!this.more[0]} @click=${() => this.scroll(-1)}>▲ ${t("Up")}</button>
                  <button type="button" ?disabled=${!this.more[1]} @click=${() => this.scroll(1)}>▼ ${t("More")}</button>
                </div>`
              : nothing
          }
        </div>
        <div class="along">
          ${
            matter.withdrawn
              ? nothing
              : html`<figure>
                  <img
                    class="qr"
                    src="/g/${encodeURIComponent(this.hall)}/${encodeURIComponent(matter.id)}/qr.svg"
                    alt=${t("QR code for this guide")}
                    width="200"
                    height="200"
                  />
                  <figcaption>${t("Scan to take this guide with you")}</figcaption>
                </figure>`
          }
          <button
            type="button"
            class="take"
            data-say=${closed ? "closed" : "take-number"}
            ?disabled=${Boolean(this.busy || closed)}
            @click=${() => this.dispatchEvent(new CustomEvent("yc-take"))}
          >
            ${this.busy ? html`<span role="status">${t("Getting your number…")}</span>` : closed ? html`<span>${icon("not")} ${closed}</span>` : html`<span>${t("Take a number for this")}</span>`}
          </button>
        </div>
      </main>`;
  }
}
customElements.define("yc-kiosk-matter", YcKioskMatter);
