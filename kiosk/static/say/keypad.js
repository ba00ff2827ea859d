// Large digits on the screen; what the slips' numbers begin with stands above them.
import { html, nothing } from "lit";
import { icon } from "/static/web/shared/icons.js";
import { t } from "/static/web/shared/words.js";

/** @param {(key: string) => void} type @param {string} text as far as it was typed @param {string[]} [letters] */
export function keypad(type, text, letters = []) {
  const key = (one) => html`<button type="button" data-say="number:${one}" @click=${() => type(one)}>${one}</button>`;
  return html`${
      letters.length
        ? html`<div class="letters" role="group" aria-label=${t("Letters")}>
            ${letters.map((one) => html`<button type="button" data-say="letter:${one}" @click=${() => type(one)}>${one}</button>`)}
          </div>`
        : nothing
    }
    <div class="pad" role="group" aria-label=${t("Digits")}>
      ${[..."123456789"].map(key)}
      <button type="button" class="word" data-say="clear" ?disabled=${!text} @click=${() => type("clear")}>
        <span>${t("Clear")}</span>
      </button>
      ${key("0")}
      <button type="button" class="word" data-say="erase" ?disabled=${!text} @click=${() => type("erase")}>
        ${icon("erase")}<span>${t("Delete")}</span>
      </button>
    </div>`;
}
