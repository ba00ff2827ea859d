// <yc-staff-bar>: where you are, who you are, the hall's time, its devices, the look, the language, the way out.
import { html, nothing } from "lit";
import "/static/web/shared/emergency.js";
import "/static/web/shared/language-switch.js";
import "/static/web/shared/look-menu.js";
import { YcElement } from "/static/web/shared/element.js";
import { serverNow } from "/static/web/shared/live.js";
import { t, timeOfDay } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import "./health.js";
import { readOnly } from "./may.js";
import { leads, personName, signOut, whoIs } from "./session.js";

/**
 * @extends {YcElement<{
 *   heading: string, note: string, badge: any, links: any, at: string, hall: string, acts: boolean, who: Api.Who | null, known: boolean, emergency: Api.Text | null
 * }>}
 */
class YcStaffBar extends YcElement {
  /** `hall`: whose devices the corner shows; left out where no hall is meant. `acts`: here whoever only looks on elsewhere may do something. */
  static properties = {
    heading: {},
    note: {},
    badge: { attribute: false },
    links: { attribute: false },
    at: {},
    hall: {},
    acts: { type: Boolean },
    who: { state: true },
    known: { state: true },
    emergency: { state: true },
  };

  constructor() {
    super();
    this.who = null;
    this.known = false;
    this.emergency = null;
    this.everySecond();
  }

  connectedCallback() {
    super.connectedCallback();
    // Until it is known who looks, nothing stands there that would have to make room.
    whoIs()
      .then(
        (who) => {
          this.who = who;
          this.dispatchEvent(new CustomEvent("who", { detail: who }));
        },
        () => {},
      )
      .then(() => (this.known = true));
  }

  render() {
    return html`<yc-emergency strip .text=${this.emergency}></yc-emergency>
      <header class="bar ${!this.links?.length ? "bare" : this.links.length > 2 ? "many" : ""}">
        <div class="where">
          <div class="named">
            <h1>${this.heading}</h1>
            ${this.note ? html`<p>${this.note}</p>` : nothing}
          </div>
          ${this.badge ?? nothing}
        </div>
        <div class="tools ${this.known ? "" : "coming"}">
          ${this.at ? html`<time>${timeOfDay(serverNow(), this.at)}</time>` : nothing}
          ${this.hall && this.who?.roles.length ? html`<yc-health hall=${this.hall} ?manages=${leads(this.who.roles)} @emergency=${(event) => (this.emergency = event.detail)}></yc-health>` : nothing}
          ${(this.links ?? []).map(([href, words]) => html`<a class="btn btn-link" href=${href}>${words}</a>`)}
          <yc-look></yc-look><yc-language></yc-language>
          ${this.person()}
        </div>
      </header>`;
  }

  person() {
    if (!this.who) return nothing;
    if (!this.who.roles.length) return html`<a class="btn btn-outline-primary" href="/sign-in">${t("Sign in")}</a>`;
    return html`${readOnly && !this.acts ? html`<span class="badge-state idle" title=${t("You can look at everything here and change nothing.")}>${icon("lock")}${t("Read only")}</span>` : nothing}<span
        class="who"
        >${personName(this.who.title)}</span
      ><button type="button" class="btn btn-outline-secondary" @click=${() => signOut()}>${t("Sign out")}</button>`;
  }
}
customElements.define("yc-staff-bar", YcStaffBar);
