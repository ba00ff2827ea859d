// The guide (办事指南) of a category: its matters with what to bring; each can be taken a number for.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { YcElement } from "/static/web/shared/element.js";
import { language, pick, t } from "/static/web/shared/words.js";
import { closedWords } from "./closed.js";
import { warning } from "./icons.js";
import { paging } from "./paging.js";

const LISTED = 4;
const LISTED_LARGE = 2;

class YcKioskGuide extends YcElement {
  static properties = {
    category: { attribute: false },
    services: { attribute: false },
    busy: { attribute: false },
    notice: { attribute: false },
    large: { attribute: false },
    lost: { attribute: false },
    around: { attribute: false },
    page: { state: true },
  };

  constructor() {
    super();
    this.page = 0;
  }

  willUpdate(changed) {
    if (changed.has("large")) this.page = 0;
  }

  render() {
    const each = this.large ? LISTED_LARGE : LISTED;
    const shown = this.services.slice(this.page * each, this.page * each + each);
    const closed = Boolean(this.lost || closedWords(this.category, this.around.offline));
    return html`<header>
        <p class="hall">${t("Guide")}</p>
        <h1><b>${this.category.prefix}</b> ${pick(this.category.name)}</h1>
        <p>${closed ? t("No number can be taken for this now. You can still read what to bring.") : t("Please check that you have everything with you, then take a number for your matter.")}</p>
      </header>
      <main>
        ${this.notice ? html`<p class="refusal" role="alert">${warning} ${this.notice}</p>` : nothing}
        <div class="matters">${repeat(shown, (s) => s.id, (s) => this.matter(s, closed))}</div>
        ${paging(this.page, Math.ceil(this.services.length / each), (page) => (this.page = page))}
      </main>`;
  }

  matter(service, closed) {
    const take = () => this.dispatchEvent(new CustomEvent("yc-take", { detail: service.id }));
    return html`<section>
      <div>
        <h2>${pick(service.name)}</h2>
        ${service.materials.length ? html`<p>${t("Please bring:")}</p><ol>${service.materials.map((m) => html`<li>${pick(m)}</li>`)}</ol>` : html`<p>${t("Nothing to bring")}</p>`}
        ${service.departments.length ? html`<p class="soft">${t("Handled by {departments}", { departments: service.departments.join(language() === "en" ? ", " : "、") })}</p>` : nothing}
      </div>
      <button type="button" class="take" ?disabled=${this.busy || closed} aria-label=${`${t("Take a number")} ${pick(service.name)}`} @click=${take}>${t("Take a number")}</button>
    </section>`;
  }
}
customElements.define("yc-kiosk-guide", YcKioskGuide);
