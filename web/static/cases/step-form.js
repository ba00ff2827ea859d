// <yc-step-form>: what is asked before a step is taken; it tells `step` with the body.
import { html, nothing } from "lit";
import { get } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { serverNow } from "/static/web/shared/live.js";
import { hallTime, number, pick, t } from "/static/web/shared/words.js";
import { formWords, pauseWords, refusalReasons, yuan } from "../shared/case-words.js";
import { icon } from "../shared/icons.js";
import { applicantOf, putRight } from "./put-right.js";
import { signing } from "./signing.js";
import { STEPS } from "./steps.js";

const HOWS = [
  ["code", "By the query code"],
  ["card", "By identity card"],
  ["mandate", "By somebody with a mandate"],
];
const WEEK_MS = 7 * 24 * 3600_000;

/** @extends {YcElement<{ view: Api.CaseView, action: string, task: string, hall: string, window: string, signed: string, departments: Api.DepartmentLine[], at: string, busy: string, how: string, reason: string, whose: Api.Whose | null }>} */
class YcStepForm extends YcElement {
  static properties = {
    view: { attribute: false },
    action: {},
    task: {},
    hall: {},
    window: {},
    signed: { state: true },
    departments: { state: true },
    at: {},
    busy: {},
    how: { state: true },
    reason: { state: true },
    whose: { state: true },
  };

  constructor() {
    super();
    this.how = "code";
    this.hall = "";
    this.window = "";
    this.signed = "none";
    this.signature = "";
    /** @type {Api.DepartmentLine[]} */
    this.departments = [];
    this.reason = "not_ours";
    this.whose = null;
  }

  firstUpdated() {
    if (STEPS[this.action].ask === "put_right")
      get(/** @type {"/cases/{case}/person"} */ (`/cases/${this.view.case}/person`)).then((whose) => (this.whose = whose));
    if (STEPS[this.action].ask === "ask_advice") get("/departments").then(({ departments }) => (this.departments = departments));
    /** @type {HTMLElement | null} */ (this.querySelector("input, select, textarea, button"))?.focus();
  }

  /** The date in a week, by the hall's own clock. */
  get inAWeek() {
    return hallTime(serverNow() + WEEK_MS, this.at).slice(0, 10);
  }

  get brought() {
    return this.view.materials.filter((material) => material.there);
  }

  get missing() {
    return this.view.materials.filter((material) => !material.there);
  }

  submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const form = new FormData(event.target);
    const text = (name) => String(form.get(name) ?? "").trim();
    const items = form.getAll("item").map(String);
    const bodies = {
      approve: () => ({ decision: "approved", opinion: text("opinion"), pledge: form.has("pledge") }),
      deny: () => ({ decision: "refused", opinion: text("opinion") }),
      return: () => ({ items, words: text("opinion") }),
      ask_advice: () => ({ department: text("department"), question: text("opinion") }),
      words: () => ({ words: text("opinion") }),
      strike: () => ({ reason: text("opinion") }),
      send_papers: () => ({ pieces: Number(text("pieces")) }),
      correct_clock: () => ({
        pause: Number(text("pause")),
        stopped: text("stopped"),
        ...(text("started") ? { started: text("started") } : {}),
        reason: text("opinion"),
      }),
      post: () => ({ carrier: text("carrier"), tracking: text("tracking"), together: form.has("together") }),
      set_fee: () => ({ items: Object.fromEntries(this.fees(form)) }),
      pay_fee: () => ({ receipt: text("receipt"), together: form.has("together") }),
      waive_fee: () => ({ basis: text("opinion") }),
      pause: () => ({ kind: text("kind"), expected: text("day") }),
      extend: () => ({ days: Number(text("days")), approver: text("approver"), reason: text("opinion") }),
      accept: () => ({
        lacks: Object.fromEntries(items.map((item) => [item, text("day")])),
        done: this.view.kind === "immediate" && !items.length,
      }),
      bring: () => ({ items }),
      refuse: () => ({ reason: this.reason, authority: text("authority") }),
      shelve: () => ({ place: text("place") }),
      collect: () => ({
        how: this.how,
        code: text("code"),
        id_number: this.how === "card" ? text("id_number") : "",
        signed: this.signed,
        signature: this.signature,
        together: form.has("together"),
        ...(this.how === "mandate" ? { collector: { name: text("name"), id_number: text("id_number") } } : {}),
      }),
      withdraw: () => ({}),
      move: () => ({}),
      revoke: () => ({ approver: text("approver"), reason: text("opinion") }),
      put_right: () => ({
        applicant: applicantOf(form, this.whose?.applicant),
        reason: text("why"),
      }),
    };
    this.dispatchEvent(
      new CustomEvent("step", { detail: { action: this.action, body: bodies[STEPS[this.action].ask ?? ""]() }, bubbles: true }),
    );
  }

  /**
   * What is to be paid: what for, and how much in fen.
   *
   * @param {FormData} form
   * @returns {[string, number][]}
   */
  fees(form) {
    const amounts = form.getAll("amount").map((text) => Math.round(Number(text) * 100));
    const names = form.getAll("fee").map((text) => String(text).trim());
    return /** @type {[string, number][]} */ (names.map((name, i) => [name, amounts[i]]).filter(([name]) => name));
  }

  render() {
    const step = STEPS[this.action];
    return html`<form class="panel" aria-labelledby="step-heading" @submit=${this.submit}>
      <h2 id="step-heading">${t(step.words)}</h2>
      ${this.fields()}
      <div class="buttons">
        <button class="btn btn-primary" aria-disabled=${this.busy ? "true" : "false"}>${icon(step.icon)}${this.confirm()}</button>
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

  confirm() {
    const immediate = this.action === "accept" && this.view.kind === "immediate" && !this.missing.length;
    return immediate ? t("Accept and hand over now") : t(STEPS[this.action].words);
  }

  fields() {
    switch (STEPS[this.action].ask) {
      case "approve":
        return html`${this.words("opinion", t("Opinion (optional)"))} ${this.pledge()}`;
      case "deny":
        return this.words("opinion", t("Opinion (optional)"));
      case "words":
        return this.words("opinion", t("In your own words"), true);
      case "strike":
        return this.words("opinion", t("Why does this file not count?"), true);
      case "return":
        return html`${this.words("opinion", t("What is wrong or missing?"), true)}
        ${this.brought.length ? html`<p>${t("What has to be brought again?")}</p>` : nothing}
        ${this.brought.map((one) => this.tick(one, false))}`;
      case "ask_advice":
        return html`<label class="form-label" for="department">${t("Which department?")}</label
          ><select class="form-select" id="department" name="department" required>
            ${this.departments.map((one) => html`<option value=${one.id}>${pick(one.name)}</option>`)}
          </select>
          ${this.words("opinion", t("What is asked?"), true)}`;
      case "send_papers":
        return this.input("pieces", t("How many papers"), { type: "number", min: "1", max: "999", value: "1" });
      case "correct_clock":
        return this.stop();
      case "post":
        return html`${this.input("carrier", t("Carrier"), { value: "EMS" })}
        ${this.input("tracking", t("Tracking number"), { pattern: "[0-9A-Za-z\\-]{4,40}" })}
        ${this.together(t("Everything of the joint application that is ready"))}`;
      case "set_fee":
        return this.feeLines();
      case "pay_fee":
        return html`<p>${t("To be paid: {amount}", { amount: yuan(this.view.fee?.fen ?? 0) })}</p>
          ${this.input("receipt", t("Number of the receipt"))} ${this.together(t("One payment for all parts of the joint application"))}`;
      case "waive_fee":
        return this.words("opinion", t("Why need it not be paid?"), true);
      case "pause":
        return html`<label class="form-label" for="kind">${t("Special procedure")}</label
          ><select class="form-select" id="kind" name="kind">
            ${this.view.pause_kinds.map((kind) => html`<option value=${kind}>${pauseWords(kind)}</option>`)}
          </select>
          ${this.day(t("When it should be over"))}`;
      case "extend":
        return html`<label class="form-label" for="days"
            >${t("By how many days, {most} at most", { most: number(this.view.extension_days) })}</label
          ><input
            class="form-control"
            id="days"
            name="days"
            type="number"
            min="1"
            max=${this.view.extension_days}
            value=${this.view.extension_days}
            required
          />
          <label class="form-label" for="approver">${t("Approved by (head of the authority)")}</label
          ><input class="form-control" id="approver" name="approver" maxlength="40" autocomplete="off" required />
          ${this.words("opinion", t("Reason"))}`;
      case "accept":
        return this.acceptance();
      case "bring":
        return html`<p>${t("What was brought?")}</p>
          ${this.missing.map((material) => this.tick(material, true))}`;
      case "refuse":
        return html`<label class="form-label" for="reason">${t("Reason of the law")}</label
          ><select
            class="form-select"
            id="reason"
            .value=${this.reason}
            @change=${(event) => {
              this.reason = event.target.value;
            }}
          >
            ${refusalReasons().map(([code, words]) => html`<option value=${code} ?selected=${code === this.reason}>${words}</option>`)}
          </select>
          ${this.reason === "not_ours" ? html`<label class="form-label" for="authority">${t("Who is responsible?")}</label><input class="form-control" id="authority" name="authority" maxlength="200" autocomplete="off" required />` : nothing}`;
      case "shelve":
        return html`<label class="form-label" for="place">${t("Place on the shelf (optional)")}</label
          ><input class="form-control" id="place" name="place" maxlength="40" autocomplete="off" value=${this.view.place} />`;
      case "collect":
        return html`<label class="form-label" for="how">${t("How was whoever collects it known?")}</label
          ><select
            class="form-select"
            id="how"
            @change=${(event) => {
              this.how = event.target.value;
            }}
          >
            ${HOWS.map(([code, words]) => html`<option value=${code} ?selected=${code === this.how}>${t(words)}</option>`)}
          </select>
          ${this.how === "card" ? this.input("id_number", t("ID number on the card")) : nothing}
          ${this.how === "mandate" ? html`${this.input("name", t("Who collects it"))} ${this.input("id_number", t("ID number on the card"))}` : nothing}
          ${signing(this)} ${this.together(t("Everything of the joint application that is ready"))}
          ${this.how === "code" ? html`<label class="form-label" for="code">${t("Query code on the paper")}</label><input class="form-control code" id="code" name="code" inputmode="numeric" pattern="[0-9]{6}" maxlength="6" autocomplete="off" required />` : nothing}`;
      case "put_right":
        return putRight(this.whose);
      case "move":
        return html`<p>${t("What was done already stays; what is still to come follows the newest version.")}</p>`;
      case "revoke":
        return html`<p>
            ${t("The decision does not stand any more: your part, and what came after it, are decided anew. The result is taken from the shelf.")}
          </p>
          ${this.words("opinion", t("Reason"), true)} ${this.input("approver", t("Approved by (head of the authority)"))}`;
      case "withdraw":
        return html`<p>${t("The case ends, and no department goes on with it.")}</p>`;
      default:
        return nothing;
    }
  }

  acceptance() {
    const lacking = this.missing.filter((material) => material.may_lack);
    const wanting = this.missing.filter((material) => !material.may_lack);
    if (wanting.length)
      return html`<p class="fault">
        ${icon("alert")}<span>${t("These may not follow later:")} ${wanting.map((m) => pick(m.name)).join(" · ")}</span>
      </p>`;
    if (!lacking.length) return html`<p>${t("All materials are there.")}</p>`;
    return html`<p>${t("What is pledged to follow?")}</p>
      ${lacking.map((material) => this.tick(material, true))} ${this.day(t("Until"))}`;
  }

  /** @param {Api.CaseMaterial} material */
  tick(material, checked) {
    return html`<label class="form-check"
      ><input class="form-check-input" type="checkbox" name="item" value=${material.id} ?checked=${checked} /><span
        >${pick(material.name)} <small class="soft">${formWords(material.form)}</small></span
      ></label
    >`;
  }

  day(label) {
    return html`<label class="form-label" for="day">${label}</label
      ><input class="form-control" id="day" name="day" type="date" value=${this.inAWeek} required />`;
  }

  words(name, label, required = false) {
    return html`<label class="form-label" for=${name}>${label}</label
      ><textarea class="form-control" id=${name} name=${name} rows="3" maxlength="1000" ?required=${required}></textarea>`;
  }

  /**
   * A line that has to be filled in.
   *
   * @param {string} name
   * @param {string} label
   * @param {{ type?: string, min?: string, max?: string, value?: string, pattern?: string }} more
   */
  input(name, label, more = {}) {
    return html`<label class="form-label" for=${name}>${label}</label
      ><input
        class="form-control"
        id=${name}
        name=${name}
        type=${more.type ?? "text"}
        min=${more.min ?? nothing}
        max=${more.max ?? nothing}
        pattern=${more.pattern ?? nothing}
        value=${more.value ?? ""}
        maxlength="40"
        autocomplete="off"
        required
      />`;
  }

  /** Of one part of a joint application: the others go along. */
  together(words) {
    if (!this.view.joint) return nothing;
    return html`<label class="form-check"
      ><input class="form-check-input" type="checkbox" name="together" checked /><span>${words}</span></label
    >`;
  }

  feeLines() {
    const known = Object.entries(this.view.fee?.items ?? {});
    const lines = [...known, ...Array.from({ length: Math.max(1, 3 - known.length) }, () => ["", 0])];
    return html`<p>${t("What is to be paid for, and how much in yuan")}</p>
      ${lines.map(
        ([name, fen], i) =>
          html`<div class="line">
            <input
              class="form-control"
              name="fee"
              maxlength="40"
              autocomplete="off"
              ?required=${i === 0}
              value=${name}
              aria-label=${t("What for")}
              placeholder=${t("What for")}
            /><input
              class="form-control"
              name="amount"
              type="number"
              min="0"
              max="1000000000"
              step="0.01"
              ?required=${i === 0}
              value=${fen ? Number(fen) / 100 : ""}
              aria-label=${t("Yuan")}
              placeholder=${t("Yuan")}
            />
          </div>`,
      )}`;
  }

  /** Only the lead of a matter may go on without the others. */
  pledge() {
    const part = this.view.tasks.find((one) => one.id === this.task);
    const others = this.view.tasks.some((one) => one.id !== this.task && ["planned", "handed", "taken", "returned"].includes(one.state));
    if (!part?.lead || !others) return nothing;
    return html`<label class="form-check"
      ><input class="form-check-input" type="checkbox" name="pledge" /><span
        >${t("Go on without the other departments, with the applicant's pledge")}</span
      ></label
    >`;
  }

  /** The last stop, to be put right. */
  stop() {
    const last = this.view.pauses.length - 1;
    const { stopped_at, started_at } = this.view.pauses[last];
    const minute = (moment) => (moment ? moment.slice(0, 16) : "");
    return html`<input type="hidden" name="pause" value=${last} />
      ${this.input("stopped", t("It stood still from"), { type: "datetime-local", value: minute(stopped_at) })}
      ${started_at ? this.input("started", t("until"), { type: "datetime-local", value: minute(started_at) }) : nothing}
      ${this.words("opinion", t("Reason"), true)}`;
  }
}
customElements.define("yc-step-form", YcStepForm);
