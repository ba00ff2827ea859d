// A sheet of A4 in the hall's name: numbered, dated, sealed, with the code that leads a phone to the case.
import { html, nothing } from "lit";
import { pick, t } from "/static/web/shared/words.js";
import { fullDay } from "../cases/moments.js";

/**
 * `link`: path of the citizen's page, with the code; `find`: whether the paper is what the result is collected with.
 *
 * @param {{ hall: Api.HallView, title: string, number: string, date: string, link: string, code: string, find?: boolean, sign?: string[], body: unknown }} paper
 */
export const sheet = ({ hall, title, number, date, link, code, find = true, sign = [], body }) =>
  html`<main class="sheet">
    <header>
      <p>${pick(hall.name)}</p>
      <h1>${title}</h1>
      <p class="number">${t("No. {number}", { number })}</p>
    </header>
    ${body} ${find ? whereToLook(link, code) : nothing}
    ${sign.length ? html`<section class="signs">${sign.map((name) => html`<p>${name}<span class="rule"></span></p>`)}</section>` : nothing}
    <footer>
      <p>${pick(hall.name)} <span class="seal">${t("(seal)")}</span></p>
      <p>${fullDay(date)}</p>
    </footer>
  </main>`;

const whereToLook = (link, code) =>
  html`<section class="find">
    <img src="${link}/qr.svg" alt=${t("Code to follow the case by phone")} width="132" height="132" />
    <div>
      <p>${t("Follow the case by phone: scan the code, or enter number and query code.")}</p>
      <p class="code">${t("Query code")} <b>${code}</b></p>
      <p>${t("Whoever has this code can see the case and collect the result. Please keep the paper safe.")}</p>
    </div>
  </section>`;

/** @param {string} name @param {unknown} value */
export const row = (name, value) =>
  value
    ? html`<tr>
        <th scope="row">${name}</th>
        <td>${value}</td>
      </tr>`
    : nothing;

/** @param {unknown} rows */
export const table = (rows) =>
  html`<table>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
