// <yc-design-tokens>: the colours that stand on each other with their contrast, the sizes of type, the spaces.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { icon, ICONS } from "/static/web/shared/icons.js";
import { t } from "/static/web/shared/words.js";
import { contrast } from "./contrast.js";

/**
 * [token in front, token behind, the least contrast that WCAG 2.2 asks for].
 *
 * @type {[front: string, back: string, least: number][]}
 */
export const PAIRS = [
  ["ink", "paper", 4.5],
  ["ink", "ground", 4.5],
  ["ink-soft", "paper", 4.5],
  ["ink-soft", "ground", 4.5],
  ["brand", "paper", 4.5],
  ["brand", "ground", 4.5],
  ["on-brand", "brand", 4.5],
  ["on-brand", "brand-strong", 4.5],
  ["ink", "brand-soft", 4.5],
  ["good", "good-soft", 4.5],
  ["good", "paper", 4.5],
  ["warn", "warn-soft", 4.5],
  ["warn", "paper", 4.5],
  ["bad", "bad-soft", 4.5],
  ["bad", "paper", 4.5],
  ["paper", "bad", 4.5],
  ["edge", "paper", 3],
  ["edge", "ground", 3],
  ["focus", "paper", 3],
  ["focus", "ground", 3],
];
const TEXTS = ["text-s", "text-m", "text-l", "text-xl", "text-xxl", "text-number"];
const SPACES = ["space-s", "space", "space-l", "space-xl", "round", "touch"];

/** @extends {YcElement<{}>} */
class YcDesignTokens extends YcElement {
  updated() {
    for (const sample of this.querySelectorAll(".pair")) {
      const stroke = sample.querySelector(".stroke");
      const front = stroke ? getComputedStyle(stroke).backgroundColor : getComputedStyle(sample).color;
      const found = contrast(front, getComputedStyle(sample).backgroundColor);
      /** @type {HTMLOutputElement} */ (sample.querySelector("output")).value = `${found.toFixed(1)} : 1`;
      sample.dataset.enough = String(found >= Number(sample.dataset.least));
    }
  }

  render() {
    return html`<h3>${t("Colours with their contrast")}</h3>
      <div class="pairs">
        ${PAIRS.map(([front, back, least]) => html`<p class="pair ${least < 4.5 ? "" : `ink-${front}`} on-${back}" data-least=${least}>${least < 4.5 ? html`<span class="stroke stroke-${front}"></span>` : nothing}<code>${front}</code> <small>${t("on {colour}", { colour: back })}</small> <output></output></p>`)}
      </div>
      <h3>${t("Type")}</h3>
      ${TEXTS.map(
        (name) =>
          html`<p class="type ${name}">
            A001 <small><code>${name}</code></small>
          </p>`,
      )}
      <h3>${t("Drawings")}</h3>
      <ul class="drawings">
        ${ICONS.map((name) => html`<li>${icon(name)}<code>${name}</code></li>`)}
      </ul>
      <h3>${t("Spaces")}</h3>
      ${SPACES.map((name) => html`<p class="space-sample"><span class="${name}"></span><code>${name}</code></p>`)}`;
  }
}
customElements.define("yc-design-tokens", YcDesignTokens);
