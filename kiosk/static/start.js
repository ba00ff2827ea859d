// The start screen, also seen from afar: open or closed, how many wait, in both languages.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { serverNow } from "/static/web/shared/live.js";
import { opening } from "/static/web/shared/opening.js";
import { HOME, besides, inLanguage, languages, number, t, timeOfDay } from "/static/web/shared/words.js";
import { icon } from "/static/web/shared/icons.js";
import { notes } from "./notes.js";

/** @extends {YcElement<{ view: Api.BoardView, at: string | undefined, around: Around["shown"], voice: boolean }>} */
class YcKioskStart extends YcElement {
  static properties = { view: { attribute: false }, at: { attribute: false }, around: { attribute: false }, voice: { attribute: false } };

  constructor() {
    super();
    this.everySecond();
  }

  begin(event, detail) {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent("yc-begin", { detail }));
  }

  turnVoice(event) {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent("yc-voice"));
  }

  guide(event) {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent("yc-guide"));
  }

  say(event) {
    event.stopPropagation();
    this.dispatchEvent(new CustomEvent("yc-say"));
  }

  english(name, draw) {
    return besides(name) ? draw(besides(name)) : nothing;
  }

  render() {
    const { view } = this;
    return html`<div class="screen ${view.open ? "" : "shut"}" @click=${(e) => view.open && this.begin(e, { language: HOME })}>
      <header>
        <time>${timeOfDay(serverNow(), this.at)}</time>
        <h1>${view.name.zh}</h1>
        ${this.english(view.name, (text) => html`<p lang="en">${text}</p>`)}
      </header>
      ${view.open ? this.open(view) : this.closed(view)}
    </div>`;
  }

  /** @param {Api.BoardView} view */
  open(view) {
    const waiting = view.categories.reduce((sum, c) => sum + c.waiting, 0);
    const { offline } = this.around;
    return html`<main>
        <p class="state">${icon("done")} ${t("Open now")} <small lang="en">Open now</small></p>
        ${notes(this.around, true)}
        ${offline ? nothing : html`<p class="total">${t("Waiting now")} <strong>${number(waiting)}</strong> ${t("people")} <small lang="en">people waiting</small></p>`}
        <ul>
          ${view.categories.map((c) => html`<li><b>${c.prefix}</b><span>${c.name.zh}${this.english(c.name, (text) => html`<small lang="en">${text}</small>`)}</span>${offline ? nothing : html`<strong>${number(c.waiting)}</strong>`}</li>`)}
        </ul>
      </main>
      <footer>
        <button type="button" class="go">
          ${icon("hand")}<span>${t("Touch to start")}<small lang="en">Touch to start</small></span>
        </button>
        ${this.guideButton()}
        ${languages.slice(1).map((one) => html`<button type="button" class="other" lang=${one.tag} @click=${(e) => this.begin(e, { language: one.id })}>${one.own_name}</button>`)}
        <button type="button" class="aid" @click=${(e) => this.begin(e, { language: HOME, large: true })}>
          ${t("Large text")}<small lang="en">Large text</small>
        </button>
        <button type="button" class="aid" @click=${(e) => this.begin(e, { language: HOME, voice: true })}>
          ${icon("speaker")}<span>${t("Read aloud")}<small lang="en">Read aloud</small></span>
        </button>
        ${this.sayButton()}
      </footer>`;
  }

  /** Quiet, below all that leads to a number; what is said goes to the server. */
  sayButton() {
    if (this.around.offline) return nothing;
    return html`<button type="button" class="say" @click=${(e) => this.say(e)}>
      ${icon("hand")}<span>${t("Rate or complain")} <small lang="en">Rate or complain</small></span>
    </button>`;
  }

  guideButton() {
    return html`<button type="button" class="guide" @click=${(e) => this.guide(e)}>
      ${icon("book")}<span>${t("Guide")}<small lang="en">Guide to services</small></span>
    </button>`;
  }

  /** @param {Api.BoardView} view */
  closed(view) {
    return html`<main role="status">
        ${icon("door")}
        <h2>${t("No new numbers right now")}</h2>
        <p lang="en">No new numbers right now</p>
        ${view.opens_at ? html`<p class="opens"><strong>${opening(view)}</strong><small lang="en">${inLanguage("en", () => opening(view))}</small></p>` : nothing}
        ${
          view.hours.length
            ? html`<p class="hours">
                <span>${t("Opening hours")} <small lang="en">Opening hours</small></span
                >${view.hours.map((h) => html`<strong>${h}</strong>`)}
              </p>`
            : nothing
        }
        ${
          view.day_open === false
            ? nothing
            : html`<p>${t("If you already have a number, please wait to be called.")}</p>
                <p lang="en">If you already have a number, please wait to be called.</p>`
        }
      </main>
      <footer>
        ${this.guideButton()}
        <button type="button" class="aid" aria-pressed=${Boolean(this.voice)} @click=${(e) => this.turnVoice(e)}>
          ${icon("speaker")}<span>${t("Read aloud")}<small lang="en">Read aloud</small></span>
        </button>
        ${this.sayButton()}
      </footer>`;
  }
}
customElements.define("yc-kiosk-start", YcKioskStart);
