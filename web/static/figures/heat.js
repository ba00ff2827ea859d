// Hours and weekdays in one table: the darker, the more; the number stands in each field.
import { html } from "lit";
import { t, tag } from "/static/web/shared/words.js";

const MONDAY = Date.UTC(2026, 0, 5);
const DAY_MS = 24 * 3600_000;

export const weekday = (n) =>
  new Intl.DateTimeFormat(tag(), { weekday: "short", timeZone: "UTC" }).format(new Date(MONDAY + (n - 1) * DAY_MS));

/** @param {{ key: string, figures: any }[]} rows @param {import("./columns.js").Column} column */
export function heat(rows, column) {
  const fields = new Map(rows.map((row) => [row.key, row.figures[column.id]]));
  const hours = [...new Set(rows.map((row) => row.key.slice(2)))].sort();
  const days = [...new Set(rows.map((row) => Number(row.key[0])))].sort();
  const most = Math.max(...[...fields.values()].map((value) => value ?? 0), 1e-9);
  const step = (value) => (value ? Math.max(1, Math.round((value / most) * 5)) : 0);
  return html`<div class="scroll" role="region" tabindex="0" aria-label=${t(column.words)}>
    <table class="table heat">
      <thead>
        <tr>
          <th></th>
          ${days.map((day) => html`<th scope="col">${weekday(day)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${hours.map(
          (hour) =>
            html`<tr>
              <th scope="row">${hour}:00</th>
              ${days.map((day) => {
                const value = fields.get(`${day}-${hour}`);
                return html`<td class="count heat-${step(value)}">${value === undefined ? "" : column.shown(value)}</td>`;
              })}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
