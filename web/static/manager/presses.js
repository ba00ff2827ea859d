// <yc-presses>: what the pads of all windows asked for lately, and what came of it.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { number, pick, t, time } from "/static/web/shared/words.js";
import { keysWords, resultWords } from "../devices/press-words.js";
import { icon } from "../shared/icons.js";

const SHOWN = 8;

/** @extends {YcElement<{ view: Api.ManagerView, all: boolean }>} */
class YcPresses extends YcElement {
  static properties = { view: { attribute: false }, all: { state: true } };

  constructor() {
    super();
    this.all = false;
  }

  render() {
    const lines = this.view.presses ?? [];
    if (!lines.length) return nothing;
    const refused = lines.filter((line) => line.code).length;
    return html`<section class="card" id="presses" aria-labelledby="presses-heading">
      <h2 id="presses-heading">
        ${t("Pads of the windows")}<small
          >${refused ? t("{count} not carried out", { count: number(refused) }) : t("all carried out")}</small
        >
      </h2>
      <div class="scroll" role="group" tabindex="0" aria-labelledby="presses-heading">
        <table class="table press-list">
          <thead>
            <tr>
              <th scope="col">${t("Time")}</th>
              <th scope="col">${t("Window")}</th>
              <th scope="col">${t("Keys")}</th>
              <th scope="col">${t("Number")}</th>
              <th scope="col">${t("Result")}</th>
            </tr>
          </thead>
          <tbody>
            ${(this.all ? lines : lines.slice(0, SHOWN)).map((line) => this.row(line))}
          </tbody>
        </table>
      </div>
      ${lines.length > SHOWN ? html`<p><button type="button" class="btn btn-link" aria-expanded=${String(Boolean(this.all))} @click=${() => (this.all = !this.all)}>${this.all ? t("Show fewer") : t("Show all {count}", { count: number(lines.length) })}</button></p>` : nothing}
    </section>`;
  }

  /** @param {Api.PressLine} line */
  row(line) {
    const window = this.view.windows.find((w) => w.id === line.window);
    return html`<tr>
      <td>${time(line.at)}</td>
      <td>${window ? pick(window.name) : line.window}</td>
      <td>${keysWords(line)}</td>
      <td class="strong">${line.number || "—"}</td>
      <td><span class="level ${line.code ? "bad" : "good"}">${icon(line.code ? "alert" : "check")}${resultWords(line)}</span></td>
    </tr>`;
  }
}
customElements.define("yc-presses", YcPresses);
