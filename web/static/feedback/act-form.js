// <yc-act-form>: what is asked before a step with a rating, a concern or a letter; it tells `act` with the body.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { number, t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import { CALLS, DIFFICULTY_IDS, FINDINGS, JUDGEMENTS, resultWords } from "./staff-words.js";

/** Each step: its path, what it is called, its sign, and what is asked. */
export const ACTS = {
  verify: { path: "verify", words: "Say what was found", icon: "search", asks: ["finding", "words"] },
  rectify: { path: "rectify", words: "Say how it was put right", icon: "check", asks: ["words"] },
  reply: { path: "reply", words: "Answer the citizen", icon: "hand", asks: ["reply"] },
  call_back: { path: "call-back", words: "Note the call", icon: "phone", asks: ["result", "note"] },
  contest: { path: "contest", words: "Object to this rating", icon: "alert", asks: ["words"] },
  decide_contest: { path: "decide-contest", words: "Decide about the objection", icon: "check", asks: ["judgement", "words"] },
  assign: { path: "assign", words: "Give it to somebody", icon: "transfer", asks: ["unit", "difficulty"] },
  answer: { path: "answer", words: "Answer the letter", icon: "hand", asks: ["words"] },
  send_back: { path: "send-back", words: "Send the answer back", icon: "back", asks: ["words"] },
  close: { path: "close", words: "The answer is enough", icon: "check", asks: [] },
};

/** @extends {YcElement<{ action: string, busy: boolean, units: string[], least: number, most: number, finding: string }>} */
class YcActForm extends YcElement {
  static properties = {
    action: {},
    busy: { type: Boolean },
    units: { attribute: false },
    least: { type: Number },
    most: { type: Number },
    finding: { state: true },
  };

  constructor() {
    super();
    /** @type {string[]} */
    this.units = [];
    this.least = 0;
    this.most = 0;
    this.finding = "founded";
  }

  firstUpdated() {
    /** @type {HTMLElement | null} */ (this.querySelector("input, select, textarea, button"))?.focus();
  }

  /** @param {SubmitEvent} event */
  submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const text = (/** @type {string} */ name) => String(form.get(name) ?? "").trim();
    const bodies = {
      finding: () => ({ finding: this.finding, ...(this.finding === "founded" ? { days: Number(text("days")) } : {}) }),
      words: () => ({ words: text("words") }),
      reply: () => ({ words: text("words") }),
      note: () => (text("words") ? { words: text("words") } : {}),
      result: () => ({ result: text("result") }),
      judgement: () => ({ result: text("result") }),
      unit: () => ({ unit: text("unit") }),
      difficulty: () => ({ difficulty: text("difficulty") }),
    };
    const body = Object.assign({}, ...ACTS[this.action].asks.map((ask) => bodies[ask]()));
    this.dispatchEvent(new CustomEvent("act", { detail: body, bubbles: true }));
  }

  render() {
    const act = ACTS[this.action];
    return html`<form class="panel fields" aria-labelledby="act-heading" @submit=${(event) => this.submit(event)}>
      <h3 id="act-heading">${t(act.words)}</h3>
      ${act.asks.map((ask) => this.field(ask))}
      <div class="buttons">
        <button class="btn btn-primary" aria-disabled=${this.busy ? "true" : "false"}>${icon(act.icon)}${t(act.words)}</button>
        <button
          type="button"
          class="btn btn-outline-secondary"
          @click=${() => this.dispatchEvent(new CustomEvent("leave", { bubbles: true }))}
        >
          ${t("Not now")}
        </button>
      </div>
    </form>`;
  }

  /** @param {string} ask */
  field(ask) {
    switch (ask) {
      case "finding":
        return html`${this.choose("finding", t("What was found?"), FINDINGS, (value) => (this.finding = value))}
        ${
          this.finding === "founded"
            ? html`<label class="form-label" for="days"
                  >${t("Working days for putting it right, {least} to {most}", { least: number(this.least), most: number(this.most) })}</label
                ><input
                  class="form-control"
                  id="days"
                  name="days"
                  type="number"
                  min=${this.least}
                  max=${this.most}
                  value=${this.least}
                  required
                />`
            : nothing
        }`;
      case "result":
        return this.choose("result", t("What came of the call?"), CALLS);
      case "judgement":
        return this.choose("result", t("What do you decide?"), JUDGEMENTS);
      case "difficulty":
        return this.choose("difficulty", t("How difficult is it?"), DIFFICULTY_IDS, undefined, "normal");
      case "unit":
        return html`<label class="form-label" for="unit">${t("Who answers?")}</label
          ><select class="form-select" id="unit" name="unit">
            <option value="">${t("The hall itself")}</option>
            ${this.units.map((unit) => html`<option value=${unit}>${unit}</option>`)}
          </select>`;
      case "reply":
        return this.text(t("What the citizen reads"), true);
      case "note":
        return this.text(t("A note (optional)"), false);
      default:
        return this.text(t("In your own words"), true);
    }
  }

  /** @param {string} name @param {string} label @param {string[]} values @param {(value: string) => void} [then] @param {string} [first] */
  choose(name, label, values, then = () => {}, first = values[0]) {
    return html`<label class="form-label" for=${name}>${label}</label
      ><select class="form-select" id=${name} name=${name} @change=${(event) => then(event.target.value)}>
        ${values.map((value) => html`<option value=${value} ?selected=${value === first}>${resultWords(value)}</option>`)}
      </select>`;
  }

  /** @param {string} label @param {boolean} needed */
  text(label, needed) {
    return html`<label class="form-label" for="said">${label}</label
      ><textarea class="form-control" id="said" name="words" rows="3" maxlength="1000" ?required=${needed}></textarea>`;
  }
}
customElements.define("yc-act-form", YcActForm);
