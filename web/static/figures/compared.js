// The whole of a span beside that of the days before it, a week and a year earlier.
import { html, nothing } from "lit";
import { t } from "/static/web/shared/words.js";

const COMPARED = { before: "Just before", week: "A week earlier", year: "A year earlier" };

/** @param {Api.FiguresView | Api.CaseFiguresView} view @param {import("./kinds.js").Kind} kind */
export function compared(view, kind) {
  if (!view.compared.length) return nothing;
  const some = kind.columns.filter((one) => kind.compared.includes(one.id));
  return html`<section class="card" aria-labelledby="compared">
    <h2 id="compared">${t("Compared")}</h2>
    <div class="scroll" role="region" tabindex="0" aria-labelledby="compared">
      <table class="table figures-table">
        <thead>
          <tr>
            <th scope="col">${t("Which days")}</th>
            ${some.map((one) => html`<th scope="col" class="count">${t(one.words)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${[{ kind: "", since: view.since, until: view.until, figures: view.total }, ...view.compared].map(
            (one) =>
              html`<tr>
                <th scope="row">${one.kind ? t(COMPARED[one.kind]) : t("These days")}<br /><small>${one.since} – ${one.until}</small></th>
                ${some.map((column) => html`<td class="count">${column.shown(one.figures[column.id])}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}
