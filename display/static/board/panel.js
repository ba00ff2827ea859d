// A panel of a divided board: a zone or a category with its own call, its last calls, its missed, and who waits.
import { html, nothing } from "lit";
import { number, t, waitOf } from "/static/web/shared/words.js";
import { bigCall, callList } from "./call-templates.js";
import { LISTED_IN_PANEL } from "./how-many-calls.js";
import "./missed.js";
import { first } from "./parts.js";
import { said } from "../screen/tongue.js";

/** @param {Part} part */
function waiting({ load, categories }) {
  if (load) {
    return html`<p class="waiting">${said(() => `${t("{count} waiting", { count: number(load.waiting) })} · ${waitOf(load)}`)}</p>`;
  }
  return html`<p class="waiting">
    ${said(() => t("People waiting"))}
    ${categories.map((c) => html` <span><b>${c.prefix}</b> ${number(c.waiting)}<span class="wait"> · ${waitOf(c)}</span></span>`)}
  </p>`;
}

/** @param {Part} own */
export function panel(own, { open, speaker, flashes }) {
  const now = first(own, speaker);
  const older = own.calls.filter((c) => c.number !== now?.number).slice(0, LISTED_IN_PANEL);
  return html`<section class="panel ${now && flashes.has(now.call) ? "flash" : ""}">
    <header>
      <h2>${own.load ? html`<b>${own.load.prefix}</b> ` : nothing}${said(own.name)}</h2>
      ${waiting(own)}
    </header>
    <div class="call" aria-live="polite">${bigCall(now, open)}</div>
    <div class="before">
      ${callList(older, speaker)}
      ${own.missed.length ? html`<yc-missed .numbers=${own.missed} .head=${html`<b>${said(() => t("Missed numbers"))}</b>`}></yc-missed>` : nothing}
    </div>
  </section>`;
}
