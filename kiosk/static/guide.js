// The guide (办事指南): what one matter needs is found by letters of its pinyin, by its English name, or by its category.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { YcElement } from "/static/web/shared/element.js";
import { called, foundIn, whereElse } from "/static/web/shared/guide/parts.js";
import { calledBy } from "/static/web/shared/guide/search.js";
import { language, pick, t } from "/static/web/shared/words.js";
import { icon } from "/static/web/shared/icons.js";
import "./keys.js";
import { guidedOf } from "./matters.js";
import { paging } from "./paging.js";

const upright = matchMedia("(orientation: portrait)");
// Rows on a page: [as usual, in large text].
const BY_CATEGORY = [8, 8];
const BY_LETTERS = { true: [5, 4], false: [4, 4] }; // upright, lying

/** What to touch: few foreigners know the pinyin of a matter. */
export const howToSearch = (categories) => {
  const english = language() === "en";
  if (categories.length === 1)
    return english ? t("Touch the letters of a word, or choose below.") : t("Touch the pinyin initials of the service, or choose below.");
  return english
    ? t("Touch the letters of a word, or choose a category.")
    : t("Touch the pinyin initials of the service, or choose a category.");
};

/**
 * @extends {YcElement<{
 *   categories: Api.CategoryLoad[], guiding: Guiding, stamp: unknown, large: boolean, open: boolean
 * }>}
 */
class YcKioskGuide extends YcElement {
  static properties = {
    categories: { attribute: false },
    guiding: { attribute: false },
    stamp: { attribute: false }, // changes with what is shown
    large: { attribute: false },
    open: { attribute: false },
  };

  render() {
    const { guiding } = this;
    const category = guiding.text ? null : this.categories.find((c) => c.id === guiding.category);
    return html`<header>
        <p class="hall">${icon("book")} ${t("Guide")}</p>
        <h1>${category ? html`<b>${category.prefix}</b> ${pick(category.name)}` : t("What would you like to know about?")}</h1>
        <p>${category ? t("Which service do you need?") : howToSearch(this.categories)}</p>
        ${this.open ? nothing : html`<p class="soft">${t("No new numbers right now")}</p>`}
      </header>
      <main class=${category ? "listing" : "searching"}>
        ${
          category
            ? this.list(BY_CATEGORY)
            : html`${this.field()}
                <div class="found">${guiding.listed ? this.list(BY_LETTERS[upright.matches]) : this.choices()}</div>
                <yc-kiosk-keys .text=${guiding.text} @yc-type=${(e) => guiding.type(e.detail)}></yc-kiosk-keys>`
        }
      </main>`;
  }

  /** A field that a real keyboard may write into, and that calls up none on the screen. */
  field() {
    const { guiding } = this;
    return html`<label class="field"
      >${icon("search")}<span class="visually-hidden-text">${t("Find a service")}</span>
      <input
        type="text"
        inputmode="none"
        autocomplete="off"
        spellcheck="false"
        maxlength="24"
        data-say="search"
        placeholder=${t("For example: {letters}", { letters: this.example() })}
        .value=${guiding.text}
        @input=${(e) => guiding.type(e.target.value)}
    /></label>`;
  }

  /** In English a word of the name, else the first letters of its pinyin. */
  example() {
    if (language() === "en") {
      const word = this.guiding.data.matters[0]?.name.en.split(" ").at(-1) ?? "company";
      return `${word.slice(0, 4).toUpperCase()} → ${this.guiding.data.matters[0]?.name.en ?? word}`;
    }
    const first = this.guiding.data.matters.find((m) => m.initials);
    return first ? `${first.initials.slice(0, 4).toUpperCase()} → ${pick(first.name)}` : "QYSL";
  }

  choices() {
    return html`<div class="choices">
      ${guidedOf(this.guiding.offer(), this.categories).map((c) => html`<button type="button" data-say="category:${c.id}" @click=${() => this.guiding.choose(c.id)}><b>${c.prefix}</b><span>${pick(c.name)}</span></button>`)}
    </div>`;
  }

  list(rows) {
    const { guiding } = this;
    const own = guiding.listed ?? [];
    const { away } = guiding;
    /** @type {(Api.MatterLine | Api.ElsewhereLine)[]} */
    const all = [...own, ...away];
    const each = rows[this.large ? 1 : 0];
    const pages = Math.ceil(all.length / each);
    const page = Math.min(guiding.page, Math.max(0, pages - 1));
    return html`<p class="count" role="status">
        ${foundIn(own.length, away.length) || html`${icon("question")} ${t("Nothing found. Please try other letters, choose a category or ask at the information desk.")}`}
      </p>
      <div class="rows">
        ${repeat(
          all.slice(page * each, page * each + each),
          (m) => ("hall_name" in m ? `${m.hall} ${m.id}` : m.id),
          (m) => ("hall_name" in m ? this.away(m) : this.row(m)),
        )}
      </div>
      ${paging(page, pages, (wanted) => guiding.turn(wanted))}`;
  }

  /** Nothing to touch: no number can be had for it here. @param {Api.ElsewhereLine} line */
  away(line) {
    return html`<p class="elsewhere">
      ${icon("door")}<span>${pick(line.name)}${called(calledBy(line, this.guiding.text))}${whereElse(line)}</span>
    </p>`;
  }

  /** @param {Api.MatterLine} matter */
  row(matter) {
    const category = this.categories.find((c) => c.id === matter.category);
    return html`<button
      type="button"
      class="row"
      data-say="category:${matter.category}"
      @click=${() => this.dispatchEvent(new CustomEvent("yc-open", { detail: matter.id }))}
    >
      <b>${category?.prefix}</b><span>${pick(matter.name)}${called(calledBy(matter, this.guiding.text))}</span><i aria-hidden="true">›</i>
    </button>`;
  }
}
customElements.define("yc-kiosk-guide", YcKioskGuide);
