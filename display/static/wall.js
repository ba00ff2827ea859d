// The wall of the leader's office, and the public board (公示) of the same: the district at one glance.
import { html, nothing } from "lit";
import "/static/web/shared/connection.js";
import { YcElement } from "/static/web/shared/element.js";
import { Enrolment } from "/static/web/shared/enrolment.js";
import "/static/web/shared/language-switch.js";
import { LiveView, serverNow } from "/static/web/shared/live.js";
import { dayName, minutes, number, pick, t, timeOfDay } from "/static/web/shared/words.js";
import { Awake } from "./screen/awake.js";
import { NightlyReload } from "./screen/night.js";
import { PixelShift } from "./screen/shift.js";
import { arrivals, figure, halls, lamps, ratings } from "./wall/figures.js";

const MAY = ["wall", "manager", "supervisor", "admin"];

/** @extends {YcElement<{ open: boolean }>} */
class YcWall extends YcElement {
  static properties = { open: { type: Boolean, reflect: true } };

  constructor() {
    super();
    this.open = location.pathname === "/open";
    /** @type {LiveView<any>} */
    this.live = new LiveView(this, () => (this.open ? "/live/open" : this.enrolled ? "/live/wall" : null));
    if (!this.open) this.enrolment = new Enrolment(this, (who) => who.roles.some((role) => MAY.includes(role)));
    new PixelShift(this);
    new Awake(this);
    new NightlyReload(this, this.live, () => false);
    this.everySecond();
  }

  get enrolled() {
    return Boolean(this.enrolment?.state);
  }

  /** @param {boolean | null} before */
  identified(before) {
    if (this.enrolled && !before) this.live.restart();
  }

  connectionLost() {
    this.enrolment?.look();
  }

  render() {
    if (this.enrolment && this.enrolment.state === false)
      return html`<main class="empty" role="alert">
        <p>
          ${t("This screen shows nothing yet. Open its link with the token once (the command “screens” prints it), or sign in as a manager or supervisor.")}
        </p>
        <p><a href="/sign-in?next=/wall">${t("Sign in here")}</a></p>
      </main>`;
    const view = this.live.view;
    return html`<yc-connection .live=${this.live}></yc-connection>
      <header>
        <h1>${t("Government services of the district at a glance")}</h1>
        ${view ? html`<p>${dayName(view.day)}</p>` : nothing}
        <time>${view ? timeOfDay(serverNow(), this.live.at) : ""}</time>
        ${this.open ? html`<yc-language></yc-language>` : nothing}
      </header>
      ${view ? this.page(view) : html`<main class="empty" aria-busy="true">${t("Loading…")}</main>`}`;
  }

  /** @param {Api.WallView} view */
  page(view) {
    const { cases } = view;
    return html`<main>
      <dl class="figures">
        ${figure(t("Now waiting"), number(view.waiting))}
        ${figure(t("Longest wait so far"), view.waiting ? minutes(view.longest_s) : "–", "words")}
        ${figure(t("Windows at work"), number(view.windows))} ${figure(t("Taken today"), number(view.taken))}
        ${figure(t("Served today"), number(view.served))} ${figure(t("Cases accepted"), cases ? number(cases.accepted) : "–")}
        ${figure(t("Cases decided"), cases ? number(cases.decided) : "–")}
        ${figure(t("Cases running"), cases ? number(cases.running) : "–")}
        ${figure(t("Limits overrun"), number(view.red), view.red ? "bad" : "good")}
      </dl>
      <section class="halls">${halls(view)}</section>
      ${this.open ? nothing : lamps(view, this.live.at)} ${arrivals(view.arrivals)} ${ratings(view.levels)}
      ${this.open ? this.about(view) : nothing}
    </main>`;
  }

  /** @param {Api.WallView} view */
  about(view) {
    return html`<footer>
      <p>
        ${t("These figures come from the halls' own records, without anybody's name, every few seconds.")}
        ${t("Questions and complaints not answered yet: {count}.", { count: number(view.concerns) })}
        ${view.halls.map((hall) => html`<a href="/write/${hall.hall}">${t("Write to {hall}", { hall: pick(hall.name) })}</a> `)}
      </p>
      <p><a href="/api/v1/open/months">${t("Figures of every day as open data (JSON, CSV)")}</a></p>
    </footer>`;
  }
}
customElements.define("yc-wall", YcWall);
