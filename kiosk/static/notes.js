// Short notes before the first touch: the network is cut, paper is low, the printer stands still.
import { html, nothing } from "lit";
import { t } from "/static/web/shared/words.js";
import { icon } from "/static/web/shared/icons.js";

const note = (kind, drawing, text, english) =>
  html`<p class="note ${kind}">${drawing}<span>${text}${english ? html`<small lang="en">${english}</small>` : nothing}</span></p>`;

/**
 * `around` as `Around.shown`; `both`: the screen speaks both languages at once.
 *
 * @param {Partial<Around["shown"]>} around
 */
export function notes(around, both = false) {
  const other = (text) => (both ? text : "");
  const said = [];
  if (around.offline)
    said.push(
      note(
        "cut",
        icon("offline"),
        t(
          "The network is down. You can still take a number: it will join the queue when the network is back. Waiting times cannot be shown now.",
        ),
        other("The network is down. You can still take a number."),
      ),
    );
  if (around.printer === "down")
    said.push(
      note(
        "paper",
        icon("printer"),
        t("The printer is not available: after taking a number, please scan its code with your phone."),
        other("The printer is not available: please scan the code with your phone."),
      ),
    );
  if (around.printer === "low")
    said.push(
      note(
        "paper",
        icon("printer"),
        t("Paper is running low: if no ticket comes out, please scan the code with your phone."),
        other("Paper is running low: if no ticket comes out, please scan the code."),
      ),
    );
  return said.length ? html`<div class="notes" role="status">${said}</div>` : nothing;
}
