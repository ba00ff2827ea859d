// <yc-feedback-item>: one low rating, concern or letter: what it is about, what was done, what may be done now.
import { html, nothing } from "lit";
import { get, post } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { inARow, t } from "/static/web/shared/words.js";
import { stamp } from "../cases/moments.js";
import { icon } from "../shared/icons.js";
import { ACTS } from "./act-form.js";
import { facts } from "./facts.js";
import { deedWords, resultWords } from "./staff-words.js";

const PATHS = { follow_ups: "follow-ups", concerns: "concerns", letters: "letters" };

/**
 * @extends {YcElement<{
 *   kind: string, item: string, seen: number, halls: any, units: string[], view: any, said: Api.SaidView | null, action: string,
 *   busy: boolean, problem: string, asking: boolean
 * }>}
 */
class YcFeedbackItem extends YcElement {
  /** `seen` is the version on the list: when it moves on, the item is asked for again. */
  static properties = {
    kind: {},
    item: {},
    seen: { type: Number },
    halls: { attribute: false },
    units: { attribute: false },
    view: { state: true },
    said: { state: true },
    action: { state: true },
    busy: { state: true },
    problem: { state: true },
    asking: { state: true },
  };

  constructor() {
    super();
    this.halls = {};
    /** @type {string[]} */
    this.units = [];
    this.view = null;
    /** @type {Api.SaidView | null} */
    this.said = null;
    this.action = "";
    this.busy = false;
    this.problem = "";
    this.asking = false;
  }

  get path() {
    return `/${PATHS[this.kind]}/${this.item}`;
  }

  willUpdate(changed) {
    if (changed.has("item") || (changed.has("seen") && this.view && this.seen !== this.view.line.seen)) this.look();
  }

  async look() {
    try {
      this.view = await get(/** @type {any} */ (this.path));
      if (this.said) await this.read();
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  /** What was written: each look is noted, and whoever only supervises says why. @param {string} [reason] */
  async read(reason = "") {
    try {
      this.said = await get(/** @type {any} */ (`${this.path}/words${reason ? `?reason=${encodeURIComponent(reason)}` : ""}`));
      this.asking = false;
    } catch (problem) {
      if (problem.code === "reason_needed") this.asking = true;
      else this.problem = problem.message;
    }
  }

  /** @param {CustomEvent} event */
  async act(event) {
    this.busy = true;
    this.problem = "";
    try {
      const path = `${this.path}/${ACTS[this.action].path}`;
      this.view = await post(/** @type {any} */ (path), { seen: this.view.line.seen, ...event.detail });
      this.action = "";
      if (this.said) await this.read();
    } catch (problem) {
      this.problem = problem.message || t("The server did not answer. Please check the screen and try again.");
      if (problem.status === 409) await this.look();
    }
    this.busy = false;
  }

  render() {
    const { view } = this;
    if (!view) return html`<p class="card soft" aria-busy=${this.problem ? "false" : "true"}>${this.problem || t("Loading…")}</p>`;
    return html`<article class="card case">
      ${facts(this.kind, view, this.halls)} ${this.words("first")} ${this.contact()} ${this.written(view)}
      ${this.problem ? html`<p class="fault" role="alert">${icon("alert")}<span>${this.problem}</span></p>` : nothing} ${this.steps(view)}
      ${this.contest(view)} ${this.done(view)}
    </article>`;
  }

  /** @param {{ written: string[] }} view */
  written(view) {
    if (this.said || !view.written.length) return nothing;
    if (this.asking)
      return html`<form
        class="fields"
        @submit=${(event) => {
          event.preventDefault();
          this.read(String(new FormData(event.target).get("reason")));
        }}
      >
        <label class="form-label" for="reason">${t("Why do you need to read it? This is noted.")}</label>
        <input class="form-control" id="reason" name="reason" maxlength="200" required />
        <div class="buttons"><button class="btn btn-primary">${t("Read it")}</button></div>
      </form>`;
    return html`<p>
      <button type="button" class="btn btn-outline-primary" @click=${() => this.read()}>
        ${icon("open")}${t("Read what was written")}
      </button>
      <small class="soft">${t("Each look is noted.")}</small>
    </p>`;
  }

  contact() {
    const who = this.said?.contact;
    if (!who) return nothing;
    return html`<p>${icon("user")} <b>${who.name}</b>　${who.phone ? html`<a href="tel:${who.phone}">${who.phone}</a>` : nothing}</p>`;
  }

  /** @param {string} about */
  words(about) {
    const text = this.said?.words[about];
    return text ? html`<q>${text}</q>` : nothing;
  }

  /** @param {any} view */
  steps(view) {
    if (this.action)
      return html`<yc-act-form
        action=${this.action}
        ?busy=${this.busy}
        .units=${this.units.filter((unit) => unit !== view.department)}
        least=${view.rectify_least ?? 0}
        most=${view.rectify_most ?? 0}
        @act=${(event) => this.act(event)}
        @leave=${() => (this.action = "")}
      ></yc-act-form>`;
    if (!view.actions.length) return nothing;
    return html`<div class="buttons steps">
      ${view.actions.map((action, i) => html`<button type="button" class="btn ${i || action === "contest" ? "btn-outline-primary" : "btn-primary"}" @click=${() => (this.action = action)}>${icon(ACTS[action].icon)}${t(ACTS[action].words)}</button>`)}
    </div>`;
  }

  /** @param {any} view */
  contest(view) {
    if (!view.contest) return nothing;
    const { contest } = view;
    return html`<h3>${t("Objection")}</h3>
      <ul class="rows">
        <li>
          <div class="facts"><strong>${contest.by}</strong><span class="soft">${stamp(contest.at)}</span></div>
          ${this.words("contest")}
        </li>
        ${
          contest.result
            ? html`<li>
                <div class="facts">
                  <strong>${resultWords(contest.result)}</strong
                  ><span class="soft">${inARow([contest.decided_by, stamp(contest.decided_at)])}</span>
                </div>
                ${this.words("why")}
              </li>`
            : nothing
        }
      </ul>`;
  }

  /** @param {{ deeds: Api.DeedLine[] }} view */
  done(view) {
    if (!view.deeds.length) return nothing;
    return html`<h3>${t("What was done")}</h3>
      <ul class="rows">
        ${view.deeds.map(
          (deed) =>
            html`<li>
              <div class="facts">
                <strong>${deedWords(deed.what)}${deed.result ? html` · ${resultWords(deed.result)}` : nothing}</strong
                ><span class="soft">${inARow([deed.by, stamp(deed.at)])}</span>
              </div>
              ${this.words(deed.n)}
            </li>`,
        )}
      </ul>`;
  }
}
customElements.define("yc-feedback-item", YcFeedbackItem);
