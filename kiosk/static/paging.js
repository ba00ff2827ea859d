// Two large buttons for lists longer than a page; nothing when one page is enough.
import { html, nothing } from "lit";
import { number, t } from "/static/web/shared/words.js";

export const paging = (page, pages, turn) =>
  pages < 2
    ? nothing
    : html`<div class="paging">
        <button type="button" data-say="previous-page" ?disabled=${page === 0} @click=${() => turn(page - 1)}>
          ◀ ${t("Previous page")}
        </button>
        <span>${t("Page {page} of {pages}", { page: number(page + 1), pages: number(pages) })}</span>
        <button type="button" data-say="next-page" ?disabled=${page >= pages - 1} @click=${() => turn(page + 1)}>
          ${t("Next page")} ▶
        </button>
      </div>`;
