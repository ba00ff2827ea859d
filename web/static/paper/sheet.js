// A sheet of A4 as the server has written it out: numbered, dated, sealed, with the code that leads a phone to the case.
import { html, nothing } from "lit";
import { t } from "/static/web/shared/words.js";

/** @param {Api.Sheet} paper */
export const sheet = (paper) =>
  html`<main class="sheet">
    <header>
      <p>${paper.hall}</p>
      <h1>${paper.title}</h1>
      <p class="number">${t("No. {number}", { number: paper.number })}</p>
    </header>
    ${paper.blocks.map(block)} ${paper.find ? whereToLook(paper) : nothing}
    ${paper.signs.length ? html`<section class="signs">${paper.signs.map((name) => html`<p>${name}<span class="rule"></span></p>`)}</section>` : nothing}
    <footer>
      <p>${paper.hall} <span class="seal">${t("(seal)")}</span></p>
      <p>${paper.date}</p>
    </footer>
  </main>`;

/** @param {Api.SheetBlock} part */
const block = (part) => {
  switch (part.kind) {
    case "words":
      return html`<p>${part.text}</p>`;
    case "heading":
      return html`<h2>${part.text}</h2>`;
    case "items":
      return html`<ol>
        ${part.items.map((text) => html`<li>${text}</li>`)}
      </ol>`;
    case "rows":
      return html`<table>
        <tbody>
          ${part.rows.map(row)}
        </tbody>
      </table>`;
  }
};

/** @param {Api.SheetRow} line */
const row = (line) =>
  html`<tr>
    <th scope="row">${line.name}</th>
    <td>${line.blank ? html`<span class="blank"></span>` : line.value}</td>
  </tr>`;

/** @param {Api.Sheet} paper */
const whereToLook = ({ link, code }) =>
  html`<section class="find">
    <img src="${link}/qr.svg" alt=${t("Code to follow the case by phone")} width="132" height="132" />
    <div>
      <p>${t("Follow the case by phone: scan the code, or enter number and query code.")}</p>
      <p class="code">${t("Query code")} <b>${code}</b></p>
      <p>${t("Whoever has this code can see the case and collect the result. Please keep the paper safe.")}</p>
    </div>
  </section>`;
