// <yc-desk-presses>: what the pads beside this window asked for; a refusal is seen, but stands in nobody's way.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { YcElement } from "/static/web/shared/element.js";
import { serverNow } from "/static/web/shared/live.js";
import { t, time } from "/static/web/shared/words.js";
import { keysWords, padOf, resultWords } from "../devices/press-words.js";
import { icon } from "../shared/icons.js";

const SHOWN = 2;
const FRESH_MS = 60_000;

/** @extends {YcElement<{ presses: Api.PressLine[] }>} */
class YcDeskPresses extends YcElement {
  static properties = { presses: { attribute: false } };

  constructor() {
    super();
    this.everySecond();
  }

  render() {
    const lines = this.presses ?? [];
    if (!lines.length) return nothing;
    return html`<div class="presses" role="status" aria-label=${t("Call pads at this window")}>
        ${this.lines(lines.slice(0, SHOWN), lines[0])}
      </div>
      ${
        lines.length > SHOWN
          ? html`<details class="presses-before">
              <summary>${t("Earlier key presses")}</summary>
              ${this.lines(lines.slice(SHOWN))}
            </details>`
          : nothing
      }`;
  }

  lines(lines, newest) {
    return repeat(
      lines,
      (line) => `${line.at} ${line.keys}`,
      (line) => {
        const fresh = line === newest && serverNow() - Date.parse(line.at) < FRESH_MS;
        return html`<p class="press ${line.code ? "refused" : ""} ${fresh ? "fresh" : ""}">
          <span>${padOf(line)} <time>${time(line.at)}</time></span
          ><span>${keysWords(line)}</span><strong>${icon(line.code ? "alert" : "check")}${resultWords(line)}</strong>
        </p>`;
      },
    );
  }
}
customElements.define("yc-desk-presses", YcDeskPresses);
