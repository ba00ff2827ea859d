// Parts of the wall: big figures, bars of the day's arrivals, ratings from 1 to 5, the table of halls, the lamps.
import { html, nothing, svg } from "lit";
import { kindWords } from "/static/web/shared/limit-words.js";
import { minutes, number, pick, t, timeOfDay } from "/static/web/shared/words.js";

/** @param {string} words @param {unknown} value @param {string} [level] */
export const figure = (words, value, level = "") =>
  html`<div class="figure ${level}">
    <dt>${words}</dt>
    <dd>${value}</dd>
  </div>`;

/** Of those who rated, the share that was satisfied (4 or 5); nothing while nobody has. @param {number[]} levels */
export function satisfied(levels) {
  const all = levels.reduce((a, b) => a + b, 0);
  return all ? t("{percent}%", { percent: number(Math.round((1000 * ((levels[3] ?? 0) + (levels[4] ?? 0))) / all) / 10) }) : "–";
}

const FIRST_HOUR = 7;
const LAST_HOUR = 18;
const WIDE = 180;
const TOP = 5;
const HIGH = 34; // of the bars

/** Numbers taken in each hour, the hours of offices at least. @param {number[]} arrivals */
export function arrivals(arrivals) {
  const some = arrivals.flatMap((count, hour) => (count ? [hour] : []));
  const first = Math.min(FIRST_HOUR, ...some);
  const last = Math.max(LAST_HOUR, ...some);
  const most = Math.max(1, ...arrivals);
  const step = WIDE / (last - first + 1);
  const hours = Array.from({ length: last - first + 1 }, (_, n) => first + n);
  const words = hours
    .filter((hour) => arrivals[hour])
    .map((hour) => `${hour}:00 ${number(arrivals[hour])}`)
    .join(", ");
  return html`<figure class="arrivals">
    <figcaption>${t("Numbers taken by the hour")}</figcaption>
    <svg viewBox="0 0 ${WIDE} ${TOP + HIGH + 6}" role="img" aria-label=${words || t("None yet")}>
      ${hours.map((hour, n) => {
        const high = (HIGH * arrivals[hour]) / most;
        return svg`<rect class="bar" x=${n * step + step * 0.15} y=${TOP + HIGH - high} width=${step * 0.7} height=${high}></rect>
          ${arrivals[hour] ? svg`<text class="value" x=${(n + 0.5) * step} y=${TOP + HIGH - high - 1}>${number(arrivals[hour])}</text>` : nothing}
          <text class="hour" x=${(n + 0.5) * step} y=${TOP + HIGH + 4.5}>${hour}</text>`;
      })}
      <line class="axis" x1="0" x2=${WIDE} y1=${TOP + HIGH} y2=${TOP + HIGH}></line>
    </svg>
  </figure>`;
}

const LEVELS = ["Very dissatisfied (1)", "Dissatisfied (2)", "Fair (3)", "Satisfied (4)", "Very satisfied (5)"];

/** @param {number[]} levels */
export function ratings(levels) {
  const most = Math.max(1, ...levels);
  return html`<section class="ratings">
    <h2>${t("Ratings today")} <b>${satisfied(levels)}</b></h2>
    <ul>
      ${levels
        .map(
          (count, n) =>
            html`<li class="level-${n + 1}">
              <span>${t(LEVELS[n])}</span><progress max=${most} value=${count} aria-label=${t(LEVELS[n])}></progress><b>${number(count)}</b>
            </li>`,
        )
        .reverse()}
    </ul>
  </section>`;
}

/** @param {Api.WallHall} hall */
const state = (hall) =>
  !hall.readable
    ? html`<small class="bad">${t("Records damaged here")}</small>`
    : hall.open
      ? nothing
      : html`<small>${t("Hall closed")}</small>`;

/** @param {number} count */
const red = (count) => (count ? html`<span aria-hidden="true">▲</span> ${number(count)}` : html`<span aria-hidden="true">✓</span> 0`);

/** What stands in the table of each hall. @type {[string, (hall: Api.WallHall, cases: boolean) => unknown][]} */
const COLUMNS = [
  ["Now waiting", (hall) => number(hall.waiting)],
  ["Longest wait so far", (hall) => (hall.waiting ? minutes(hall.longest_s) : "–")],
  ["Windows at work", (hall) => number(hall.windows)],
  ["Taken today", (hall) => number(hall.taken)],
  ["Served today", (hall) => number(hall.served)],
  ["Share satisfied", (hall) => satisfied(hall.levels)],
  ["Cases accepted", (hall, cases) => (cases ? number(hall.cases.accepted) : "–")],
  ["Cases decided", (hall, cases) => (cases ? number(hall.cases.decided) : "–")],
  ["Limits overrun", (hall) => red(hall.red)],
];

/** @param {Api.WallView} view */
export const halls = (view) =>
  html`<table>
    <thead>
      <tr>
        <th scope="col">${t("Each hall")}</th>
        ${COLUMNS.map(([words]) => html`<th scope="col">${t(words)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${view.halls.map(
        (hall) =>
          html`<tr>
            <th scope="row">${pick(hall.name)}${state(hall)}</th>
            ${COLUMNS.map(
              ([words, value], n) =>
                html`<td data-words=${t(words)} class=${n < COLUMNS.length - 1 ? "" : hall.red ? "bad" : "good"}>
                  ${value(hall, view.cases !== null)}
                </td>`,
            )}
          </tr>`,
      )}
    </tbody>
  </table>`;

/** @param {Api.WallView} view @param {string | undefined} at */
export function lamps(view, at) {
  const names = Object.fromEntries(view.halls.map((hall) => [hall.hall, pick(hall.name)]));
  return html`<section class="lamps">
    <h2>${t("Over the limit now")} <b>${number(view.red)}</b></h2>
    ${view.lamps.length ? nothing : html`<p class="none"><span aria-hidden="true">✓</span> ${view.red ? t("Cases only; see the page of supervision.") : t("Everything is within its limit.")}</p>`}
    <ul>
      ${view.lamps.map(
        (lamp) =>
          html`<li class=${lamp.lamp}>
            <span aria-hidden="true" class="sign">${lamp.lamp === "double_red" ? "▲▲" : "▲"}</span>
            <span
              ><b>${kindWords(lamp.kind)}${lamp.name ? html` · ${pick(lamp.name)}` : nothing}</b
              ><small
                >${names[lamp.hall] ?? lamp.hall} ·
                ${t("from {time} on", { time: sameDay(lamp.since, at) ? timeOfDay(Date.parse(lamp.since), at) : lamp.since.slice(5, 10) })}
                · ${lamp.answered ? t("explained") : t("not explained")}</small
              ></span
            >
          </li>`,
      )}
    </ul>
  </section>`;
}

/** @param {string} a @param {string | undefined} b */
const sameDay = (a, b) => a.slice(0, 10) === b?.slice(0, 10);
