// <yc-refused>: sign-ins that were refused since the server's start, for an administrator; nothing while there are none.
import { html, nothing } from "lit";
import { get } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { dayName, number, t, time } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";

const SHOWN = 10;
const AGAIN_MS = 10_000;

/** @extends {YcElement<{ book: Api.RefusedSignIns | null }>} */
class YcRefused extends YcElement {
  static properties = { book: { state: true } };

  connectedCallback() {
    super.connectedCallback();
    this.look();
    this.timer = setInterval(() => this.look(), AGAIN_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  async look() {
    this.book = await get("/access/refusals").catch(() => this.book);
  }

  render() {
    if (!this.book?.lines.length) return nothing;
    const { wrong, turned_away, lines } = this.book;
    return html`<section class="card" aria-labelledby="refused">
      <header>
        <h2 id="refused">${t("Refused sign-ins")}</h2>
        <span class="badge-state warn"
          >${icon("alert")}${t("{wrong} wrong, {away} turned away unchecked", { wrong: number(wrong), away: number(turned_away) })}</span
        >
      </header>
      <p>${t("Since the server started. People signing in from a browser that knows them are not held up by others.")}</p>
      <div class="table-responsive">
        <table class="table">
          <thead>
            <tr>
              <th>${t("Source")}</th>
              <th>${t("Person")}</th>
              <th>${t("Wrong")}</th>
              <th>${t("Turned away")}</th>
              <th>${t("Last time")}</th>
            </tr>
          </thead>
          <tbody>
            ${lines.slice(0, SHOWN).map((line) => this.line(line))}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  /** @param {Api.RefusedLine} line */
  line(line) {
    const person = line.person ? (line.hall ? `${line.person} (${line.hall})` : line.person) : t("unknown name");
    return html`<tr>
      <td>${line.source}${line.known_browser ? html` <small>${t("known browser")}</small>` : nothing}</td>
      <td>${person}</td>
      <td>${number(line.wrong)}</td>
      <td>${number(line.turned_away)}</td>
      <td>${dayName(line.last_at.slice(0, 10))} ${time(line.last_at)}</td>
    </tr>`;
  }
}
customElements.define("yc-refused", YcRefused);
