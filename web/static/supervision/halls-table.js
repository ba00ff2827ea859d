// Halls by what is supervised: how many lamps of each colour; a cell pressed shows these alone (`choose`).
import { html, nothing } from "lit";
import { number, pick, t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import { lasted } from "./lasted.js";
import { GROUPS } from "./lamps.js";

/**
 * One colour of a cell: a drawing, a number, and words for whoever cannot see them.
 *
 * @param {number} count
 * @param {string} level
 * @param {string} drawing
 * @param {string} words
 */
const mark = (count, level, drawing, words) =>
  count
    ? html`<span class="level ${level}" title=${words}>${icon(drawing)}<span class="visually-hidden">${words}</span>${number(count)}</span>`
    : nothing;

/** @param {Api.LampCounts} lamps */
export const marks = (lamps) =>
  html`${mark(lamps.double_red, "bad double", "alert", t("Far over the limit"))}${mark(lamps.red, "bad", "alert", t("Over the limit"))}${mark(lamps.yellow, "warn", "clock", t("Soon over the limit"))}`;

/** @param {Api.LampCounts} lamps */
const quiet = (lamps) => !(lamps.double_red || lamps.red || lamps.yellow);

/** @param {Api.HallLamps} hall */
const state = (hall) =>
  !hall.readable
    ? html`<span class="level bad">${icon("alert")}${t("Records damaged")}</span>`
    : hall.open
      ? html`<span class="level good">${icon("check")}${t("Hall open")}</span>`
      : html`<span class="soft">${t("Hall closed")}</span>`;

/**
 * @param {Api.HallLamps} hall
 * @param {string[]} group
 * @param {string[]} chosen hall and group
 * @param {(hall: string, group: string) => void} choose
 */
function cell(hall, [id, words], chosen, choose) {
  const lamps = hall.lamps[id];
  if (quiet(lamps) && !lamps.unanswered)
    return html`<td class="lamps ${lamps.running ? "" : "none"}" data-words=${t(words)}>
      ${lamps.running ? html`<span class="level good">${icon("check")}<span class="visually-hidden">${t("Within the limit")}</span></span>` : html`<span class="soft">–</span>`}
    </td>`;
  const pressed = chosen[0] === hall.hall && chosen[1] === id;
  return html`<td class="lamps" data-words=${t(words)}>
    <button
      type="button"
      class="btn btn-outline-secondary ${pressed ? "active" : ""}"
      aria-pressed=${String(pressed)}
      @click=${() => (pressed ? choose("", "") : choose(hall.hall, id))}
    >
      <span class="visually-hidden">${pick(hall.name)}: ${t(words)}</span>
      ${quiet(lamps) ? html`<span class="soft">${t("Over now")}</span>` : marks(lamps)}${lamps.unanswered ? html`<small class="owed">${t("{count} to answer", { count: number(lamps.unanswered) })}</small>` : nothing}
    </button>
  </td>`;
}

/**
 * @param {Api.HallLamps[]} halls
 * @param {string[]} chosen
 * @param {(hall: string, group: string) => void} choose
 */
export const hallsTable = (halls, chosen, choose) =>
  html`<div class="scroll" tabindex="0" role="region" aria-labelledby="halls">
    <table class="table halls">
      <thead>
        <tr>
          <th scope="col">${t("Hall")}</th>
          <th scope="col" class="count">${t("Waiting")}</th>
          <th scope="col" class="count">${t("Windows at work")}</th>
          ${GROUPS.map(([, words]) => html`<th scope="col">${t(words)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${halls.map(
          (hall) =>
            html`<tr>
              <th scope="row">${pick(hall.name)}<small>${state(hall)}</small></th>
              <td class="count" data-words=${t("Waiting")}>
                ${number(hall.waiting)}${hall.waiting ? html`<small class="soft">${t("longest {time}", { time: lasted(hall.longest_s) })}</small>` : nothing}
              </td>
              <td class="count" data-words=${t("Windows at work")}>${number(hall.windows)}</td>
              ${GROUPS.map((group) => cell(hall, /** @type {any} */ (group), chosen, choose))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
