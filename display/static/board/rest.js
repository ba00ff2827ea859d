// After hours: dark, calm, a clock and when the hall opens, never long in the same place.
import { html } from "lit";
import { opening } from "/static/web/shared/opening.js";
import { pick, t } from "/static/web/shared/words.js";
import { said } from "../screen/tongue.js";

/** @param {Pick<Api.BoardView, "name" | "hours" | "opens_at" | "opens_provisional">} view @param {string} clock */
export const rest = (view, clock) =>
  html`<main class="rest">
    <div>
      <time>${clock}</time>
      <h1>${said(() => pick(view.name))}</h1>
      <p>${said(() => t("The hall is closed now."))}</p>
      ${view.opens_at ? html`<p class="opens">${said(() => opening(view))}</p>` : ""}
      ${view.hours.length ? html`<p>${said(() => t("Office hours"))}　${view.hours.join("　")}</p>` : ""}
    </div>
  </main>`;
