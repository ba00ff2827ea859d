// <yc-lamp-row>: one lamp: what is over its limit, where, since when; who has said why; and what whoever looks may do about it.
import { html, nothing } from "lit";
import { get, post } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { dayName, number, pick, t } from "/static/web/shared/words.js";
import { lampBadge } from "../cases/lamp.js";
import { stamp } from "../cases/moments.js";
import { icon } from "../shared/icons.js";
import { kindWords } from "../shared/limit-words.js";
import { lampMark } from "./lamps.js";
import { lasted } from "./lasted.js";

/** Where more is to be seen of it. @type {Record<string, (line: any) => [string, string]>} */
const ELSEWHERE = {
  case: (line) => [`/case/${line.subject}`, "Open the case"],
  follow_up: () => ["/feedback#follow_ups", "Ratings and complaints"],
  concern: () => ["/feedback#concerns", "Ratings and complaints"],
  letter: () => ["/feedback#letters", "Ratings and complaints"],
  device: (line) => [`/devices/${line.hall}`, "Devices"],
  uncollected: (line) => [`/issuing/${line.hall}`, "Issuing"],
};

/** @extends {YcElement<{ line: any, halls: any, at: number, supervises: boolean, writing: boolean, busy: boolean, problem: string, said: string | null }>} */
class YcLampRow extends YcElement {
  static properties = {
    line: { attribute: false },
    halls: { attribute: false },
    at: { attribute: false },
    supervises: { type: Boolean },
    writing: { state: true },
    busy: { state: true },
    problem: { state: true },
    said: { state: true },
  };

  constructor() {
    super();
    this.line = null;
    this.halls = {};
    this.at = 0;
    this.writing = false;
    this.busy = false;
    this.problem = "";
    /** @type {string | null} */
    this.said = null;
  }

  /** @param {SubmitEvent} event */
  async answer(event) {
    event.preventDefault();
    if (this.busy) return;
    const words = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("why")).trim();
    this.busy = true;
    this.problem = "";
    try {
      await post(/** @type {any} */ (`/overruns/${this.line.id}/answer`), { seen: this.line.seen, words });
      this.writing = false;
    } catch (problem) {
      this.problem = problem.message || t("The server did not answer. Please check the screen and try again.");
    }
    this.busy = false;
  }

  async read() {
    try {
      const { words } = await get(/** @type {any} */ (`/overruns/${this.line.id}/words`));
      this.said = Object.values(words).join("\n");
    } catch (problem) {
      this.problem = problem.message;
    }
  }

  updated(changed) {
    if (changed.has("writing") && this.writing) /** @type {HTMLElement | null} */ (this.querySelector("textarea"))?.focus();
  }

  render() {
    const { line } = this;
    return html`<div class="lamp-line">
        <span class="colour">${line.kind === "case" ? lampBadge(line.lamp) : lampMark(line.lamp)}</span>
        <span class="facts"
          ><strong class="what">${kindWords(line.kind)}${this.about()}</strong
          ><span class="soft"
            >${[this.halls[line.hall] ? pick(this.halls[line.hall].name) : line.hall, line.unit].filter(Boolean).join(" · ")}</span
          ><span class="soft">${this.when()}</span></span
        >
        <span class="end">${this.standing()}${this.buttons()}</span>
      </div>
      ${this.said !== null ? html`<blockquote class="why">${this.said || t("Nothing is kept of it any more.")}</blockquote>` : nothing}
      ${this.problem ? html`<p class="fault" role="alert">${icon("alert")}<span>${this.problem}</span></p>` : nothing}
      ${this.writing ? this.form() : nothing}`;
  }

  about() {
    const { line } = this;
    const name = line.name ? pick(line.name) : line.subject;
    const count = line.count > 1 && ["wait", "uncollected"].includes(line.kind) ? ` (${number(line.count)})` : "";
    return name ? ` · ${name}${count}` : count;
  }

  when() {
    const { line } = this;
    if (line.due) return html`${line.subject} · ${t("Due by")} ${dayName(line.due)}`;
    const began = Date.parse(line.since);
    const until = line.ended_at ? Date.parse(line.ended_at) : this.at;
    if (line.lamp === "yellow") return line.kind === "wait" ? nothing : html`${t("Limit")} ${stamp(line.since)}`;
    const length = lasted(Math.max(0, (until - began) / 1000));
    return line.ended_at
      ? html`${stamp(line.since)} – ${stamp(line.ended_at)} · ${length}`
      : html`${t("since {time}", { time: stamp(line.since) })} · ${length}`;
  }

  standing() {
    const { line } = this;
    if (line.owed)
      return html`<span class="level bad"
        >${icon("hand")}${line.reminders ? t("Not answered, reminded {count} times", { count: number(line.reminders) }) : t("Not answered")}</span
      >`;
    if (line.answered_by)
      return html`<span class="level good">${icon("check")}${t("Answered by {name}", { name: line.answered_by })}</span>`;
    return nothing;
  }

  buttons() {
    const { line } = this;
    const [href, words] = ELSEWHERE[line.kind]?.(line) ?? [];
    return html`<span class="buttons"
      >${line.may_answer && !this.writing ? html`<button type="button" class="btn btn-primary" @click=${() => (this.writing = true)}>${icon("hand")}${t("Say why")}</button>` : nothing}${line.id && line.answered_at && this.said === null ? html`<button type="button" class="btn btn-outline-secondary" @click=${() => this.read()}>${t("Read why")}</button>` : nothing}${this.supervises && line.owed ? html`<button type="button" class="btn btn-outline-secondary" @click=${() => this.dispatchEvent(new CustomEvent("letter", { detail: line, bubbles: true }))}>${t("Send a letter")}</button>` : nothing}${href ? html`<a class="btn btn-link" href=${href}>${t(words)}</a>` : nothing}</span
    >`;
  }

  form() {
    const id = `why-${this.line.id}`;
    return html`<form class="fields" @submit=${(event) => this.answer(event)}>
      <label class="form-label" for=${id}>${t("Why was the limit overrun, and what is being done?")}</label>
      <textarea class="form-control" id=${id} name="why" rows="3" maxlength="1000" required></textarea>
      <div class="buttons">
        <button class="btn btn-primary" aria-disabled=${this.busy ? "true" : "false"}>${icon("check")}${t("Say why")}</button>
        <button type="button" class="btn btn-outline-secondary" @click=${() => (this.writing = false)}>${t("Not now")}</button>
      </div>
    </form>`;
  }
}
customElements.define("yc-lamp-row", YcLampRow);
