// The tables: every number of the charts, and the day by category and by window.
import { html, nothing } from "lit";
import { listed, number, pick, t } from "/static/web/shared/words.js";
import { hours, level, NONE, share, span } from "./spans.js";

/**
 * A table that scrolls by itself; `rows` and `foot` are lists of cells, the first of each its head, the first `words` of them no numbers.
 *
 * @param {string} caption
 * @param {string[]} heads
 * @param {any[][]} rows
 * @param {{ foot?: any[] | null, tall?: boolean, words?: number }} [more]
 */
function table(caption, heads, rows, { foot = null, tall = false, words = 1 } = {}) {
  const kind = (at) => (at < words ? "" : "count");
  /** @param {any[]} row */
  const cells = ([head, ...rest]) =>
    html`<tr>
      <th scope="row">${head}</th>
      ${rest.map((cell, at) => html`<td class=${kind(at + 1)}>${cell}</td>`)}
    </tr>`;
  return html`<div class="scroll ${tall ? "tall" : ""}" role="region" tabindex="0" aria-label=${caption}>
    <table class="table figures-table">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${heads.map((head, at) => html`<th scope="col" class=${kind(at)}>${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(cells)}
      </tbody>
      ${
        foot
          ? html`<tfoot>
              ${cells(foot)}
            </tfoot>`
          : nothing
      }
    </table>
  </div>`;
}

/** [name, counts, total][] by quarter of an hour. */
export function flowTable(caption, times, lines) {
  const rows = times.map((time, step) => [time, ...lines.map(([, , counts]) => number(counts[step]))]);
  const foot = [t("Whole day"), ...lines.map(([, , , total]) => number(total))];
  return table(caption, [t("Quarter from"), ...lines.map(([, name]) => name)], rows, { foot, tall: true });
}

/** @param {Api.Curve} curve */
export function waitTable(caption, times, curve) {
  const rows = times.map((time, step) => [
    time,
    span(curve.mean_wait_s[step]),
    span(curve.p90_wait_s[step]),
    `${number(curve.kept[step])} / ${number(curve.called[step])}`,
  ]);
  const { totals } = curve;
  const foot = [t("Whole day"), span(totals.mean_wait_s), span(totals.p90_wait_s), `${number(totals.kept)} / ${number(totals.called)}`];
  return table(caption, [t("Quarter from"), t("Average wait"), t("9 in 10 waited at most"), t("On time / first calls")], rows, {
    foot,
    tall: true,
  });
}

/** @param {Api.StatisticsView} view */
export function categoryTable(view) {
  const heads = [
    t("Category"),
    t("Taken"),
    t("First calls"),
    t("Average wait"),
    t("9 in 10 waited at most"),
    t("Promise"),
    t("On time"),
    t("Served"),
    t("Average service time"),
    t("Missed"),
    t("Cancelled"),
    t("Expired"),
    t("Rating"),
  ];
  const cells = (name, promise, f) => [
    name,
    number(f.arrivals),
    number(f.called),
    span(f.mean_wait_s),
    span(f.p90_wait_s),
    promise ? span(promise) : NONE,
    share(f.kept_share),
    number(f.served),
    span(f.mean_service_s),
    number(f.misses),
    number(f.cancelled),
    number(f.expired),
    level(f.mean_rating),
  ];
  const rows = view.categories.map((c) =>
    cells(html`<span class="named"><span class="prefix">${c.prefix}</span><span>${pick(c.name)}</span></span>`, c.promise_s, c.totals),
  );
  return table(t("The day by category"), heads, rows, { foot: cells(t("All categories"), 0, view.all.totals) });
}

/** @param {Api.StatisticsView} view */
export function windowTable(view) {
  const heads = [
    t("Window"),
    t("Clerk"),
    t("Calls"),
    t("Missed"),
    t("Served"),
    t("Services finished"),
    t("Average service time"),
    t("Open, hours"),
    t("Busy"),
    t("Rating"),
  ];
  const rows = view.windows.map((w) => [
    pick(w.name),
    listed(w.clerks) || NONE,
    number(w.calls),
    number(w.misses),
    number(w.served),
    number(w.services),
    span(w.mean_service_s),
    hours(w.open_s),
    share(w.busy_share),
    level(w.mean_rating),
  ]);
  return table(t("The day by window"), heads, rows, { words: 2 });
}
