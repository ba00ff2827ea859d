// While the figures are being counted from the journal: how far that is.
import { html, nothing } from "lit";
import { number, t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";

export function rebuildNote(rebuilding) {
  if (!rebuilding) return nothing;
  const { done, total } = rebuilding;
  return html`<section class="notice" role="status">
    ${icon("clock")}
    <div class="rebuild">
      <p>
        ${t("The figures are being recounted and are not complete yet.")}
        ${t("{done} of {total} entries read", { done: number(done), total: number(total) })}
      </p>
      <progress class="promise" max=${total} .value=${done} aria-label=${t("Entries read")}></progress>
    </div>
  </section>`;
}
