// <yc-case case=NUMBER .me=${who}>: a case as it stands, live: what it is, how its limits run, its departments, what can be done.
import { html, nothing } from "lit";
import { get, upload } from "/static/web/shared/api.js";
import "/static/web/shared/connection.js";
import { YcElement } from "/static/web/shared/element.js";
import { LiveView } from "/static/web/shared/live.js";
import { dayName, number, pick, t } from "/static/web/shared/words.js";
import { caseState, dueWords, formWords, pauseWords, taskState, yuan } from "../shared/case-words.js";
import { icon } from "../shared/icons.js";
import { Commands } from "../staff/commands.js";
import "../staff/status-line.js";
import { asked, passed } from "./beside.js";
import { amended } from "./put-right.js";
import { filesOf } from "./files.js";
import { lampBadge } from "./lamp.js";
import "./limit-days.js";
import { decisionBadge } from "./line.js";
import { fullDue, stamp } from "./moments.js";
import { receipt } from "./receipt.js";
import "./step-form.js";
import { STEPS, concerning } from "./steps.js";
import { whyNot } from "./why.js";

/** @extends {YcElement<{ case: string, hall: string, window: string, ticket: string, signatureShown: boolean, me: Api.Who | null, inside: boolean, asked: string, whose: Api.Whose | null, ended: Api.CaseView | null, problem: any }>} */
class YcCase extends YcElement {
  static properties = {
    case: {},
    hall: {}, // where whoever looks serves
    window: {},
    ticket: {},
    me: { attribute: false },
    inside: { type: Boolean },
    asked: { state: true },
    whose: { state: true },
    signatureShown: { state: true },
    ended: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    this.live = new LiveView(this, () => (this.case ? `/live/cases/${this.case}` : null));
    this.commands = new Commands(this);
    this.asked = "";
    this.hall = "";
    this.window = "";
    this.signatureShown = false;
    this.ticket = ""; // of whoever stands at the window
    /** @type {Api.Whose | null} */
    this.whose = null;
    /** @type {Api.CaseView | null} */
    this.ended = null;
    this.problem = null;
  }

  willUpdate(changed) {
    if (!changed.has("case") || changed.get("case") === undefined) return;
    this.live.view = null;
    this.ended = null;
    this.problem = null;
    this.asked = "";
    this.whose = null;
    this.signatureShown = false;
    this.live.restart();
  }

  /** What ended long ago is not live any more: it is read once. */
  async connectionLost() {
    const number = this.case;
    try {
      const view = await get(`/cases/${number}`);
      if (this.case === number && !this.live.view) this.ended = view;
      this.problem = null;
    } catch (problem) {
      this.problem = problem.status ? problem : null;
    }
  }

  /** Personal, and each look is noted: only when somebody asks for it. */
  async showWhose(reason = "") {
    const query = reason ? `?reason=${encodeURIComponent(reason)}` : "";
    this.whose = await get(/** @type {"/cases/{case}/person"} */ (`/cases/${this.case}/person${query}`));
  }

  /** Who only supervises says why they look. */
  get saysWhy() {
    return !this.me?.roles.some((role) => ["clerk", "reviewer", "issuer", "manager", "admin"].includes(role));
  }

  /** A scan or an electronic material, by what its paper is called. */
  async attach(material, file) {
    const view = this.live.view;
    if (!view || !file) return;
    try {
      await upload(`/cases/${this.case}/files?seen=${view.seen}&material=${encodeURIComponent(material)}`, file);
      this.commands.say("done", () => t(STEPS.attach.done));
    } catch (problem) {
      this.commands.say("refused", () => problem.message || t("The server did not answer. Please check the screen and try again."));
    }
  }

  /** @param {{ action: string, task: string, body: object }} wanted */
  async take({ action, task, body }) {
    const step = STEPS[action];
    const view = this.live.view;
    if (!view) return;
    const done = await this.commands.run(
      action,
      "POST",
      /** @type {string} */ (`/cases/${this.case}/${step.path}`),
      { seen: view.seen, ...(step.about ? { [step.about]: task } : {}), ...body, ...(action === "collect" ? { ticket: this.ticket } : {}) },
      () => ({ text: () => t(step.done) }),
    );
    if (done) this.asked = "";
  }

  /** @param {Api.ActionLine} line */
  press({ action, task }) {
    if (this.commands.resting) return;
    const name = `${action} ${task}`;
    if (STEPS[action].ask) this.asked = this.asked === name ? "" : name;
    else this.take({ action, task, body: {} });
  }

  /**
   * The form of the step that is asked for: its action, and the part that it is about.
   *
   * @param {Api.CaseView} view
   */
  form(view) {
    if (!this.asked) return nothing;
    const [action, task] = this.asked.split(" ");
    return html`<yc-step-form
      .view=${view}
      action=${action}
      task=${task}
      hall=${this.hall}
      window=${this.window}
      at=${this.live.at}
      busy=${this.commands.busy}
      @step=${(event) => this.take({ ...event.detail, task })}
      @leave=${() => (this.asked = "")}
    ></yc-step-form>`;
  }

  render() {
    const view = this.live.view ?? this.ended;
    if (this.problem && this.live.state !== "live")
      return html`<p class="card fault" role="alert">${icon("alert")} ${this.problem.message}</p>`;
    if (!view) return html`<p class="card soft" aria-busy="true">${t("Loading…")}</p>`;
    return html`<article class="card case" aria-labelledby="case-name">
      ${this.head(view)}
      ${this.inside && !this.commands.said ? nothing : html`<yc-status-line .said=${this.commands.said} quiet=${t("Your actions are confirmed here.")}></yc-status-line>`}
      ${this.buttons(view)} ${this.form(view)} ${receipt(this, view)} ${passed(this, view)} ${this.tasks(view)} ${asked(this, view)}
      ${amended(this, view)} ${this.materials(view)} ${this.person()}
      <yc-limit-days case=${this.case} seen=${view.seen}></yc-limit-days>
    </article>`;
  }

  /** @param {Api.CaseView} view */
  head(view) {
    const ended = ["closed", "refused", "withdrawn"].includes(view.state);
    return html`<header>
      <div class="named">
        <h2 id="case-name">${pick(view.name)}</h2>
        <p class="number">${view.case}</p>
        ${view.joint && !this.inside ? html`<p><a href="/joint/${view.joint}">${t("Part of a joint application")}</a></p>` : nothing}
      </div>
      <p class="marks">
        <span class="badge-state ${ended ? "idle" : "brand"}">${icon(ended ? "done" : "open")}${caseState(view.state)}</span>
        ${view.accepted_at && !view.decision && !ended ? lampBadge(view.lamp) : nothing}
        ${view.decision ? decisionBadge(view.decision) : nothing}
        ${view.paused ? html`<span class="badge-state warn">${icon("pause")}${t("{kind}, expected until {day}", { kind: pauseWords(view.paused.kind), day: dayName(view.paused.expected) })}</span>` : nothing}
        ${view.deemed ? html`<span class="badge-state warn">${icon("info")}${t("Accepted by law")}</span>` : nothing}
      </p>
      <dl class="dates">
        ${this.date(t("Received on"), stamp(view.received_at))} ${this.date(t("Accepted on"), stamp(view.accepted_at))}
        ${this.date(t("Promised until"), view.paused ? t("The clock stands still") : fullDue(view.promise) || (view.accepted_at ? t("not known") : ""))}
        ${this.date(t("By law until"), view.paused ? "" : fullDue(view.law))}
        ${view.extended_by ? this.date(t("Extended by"), t("{count} days", { count: number(view.extended_by) })) : nothing}
        ${this.date(t("Decided on"), stamp(view.decided_at))} ${this.date(t("On the shelf at"), view.place)} ${this.fee(view.fee)}
        ${this.date(t("Through"), view.door ? `${view.door} ${view.external}` : "")} ${this.date(t("Ended"), stamp(view.ended_at))}
      </dl>
    </header>`;
  }

  date(name, value) {
    return value
      ? html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`
      : nothing;
  }

  /** @param {Api.FeeLine | null} fee */
  fee(fee) {
    if (!fee) return nothing;
    const paid = fee.waived ? t("waived") : t("paid, receipt {receipt}", { receipt: fee.receipt });
    return this.date(t("Costs"), `${yuan(fee.fen)} · ${fee.settled_at ? paid : t("to be paid")}`);
  }

  /** @param {Api.CaseView} view */
  buttons(view) {
    const lines = concerning(view, this.me).filter(
      ({ action }) => !this.inside || this.me?.departments.length || !STEPS[action].roles.includes("reviewer"),
    );
    const open = lines.filter((line) => !line.barred);
    const rest = lines.filter((line) => !STEPS[line.action].rare && whyNot(line.barred));
    return html`<div class="buttons steps">
      ${open.filter(({ action }) => !STEPS[action].rare).map((line) => this.button(line, view))} ${rest.map((line) => this.barred(line))}
      ${this.rare(lines, view)}
      ${this.me?.roles.some((role) => role !== "reviewer") ? html`<a class="btn btn-outline-secondary" href="/paper/${view.case}" target="_blank" rel="noopener">${icon("printer")}${t("Papers")}</a>` : nothing}
    </div>`;
  }

  /**
   * What is needed now and then does not stand between what is needed every time.
   *
   * @param {Api.ActionLine[]} lines
   * @param {Api.CaseView} view
   */
  rare(lines, view) {
    const open = lines.filter(({ action, barred }) => STEPS[action].rare && !barred);
    const rest = lines.filter(({ action, barred }) => STEPS[action].rare && whyNot(barred));
    if (!open.length && !rest.length) return nothing;
    return html`<details class="rare">
      <summary class="btn btn-outline-secondary">${icon("list")}${t("More steps")}</summary>
      <div class="buttons">${open.map((line) => this.button(line, view))} ${rest.map((line) => this.barred(line))}</div>
    </details>`;
  }

  /** @param {Api.ActionLine} line */
  barred({ action, barred }) {
    return html`<span class="barred"
      >${icon(STEPS[action].icon)}<span>${t(STEPS[action].words)}<small>${whyNot(barred)}</small></span></span
    >`;
  }

  /**
   * Somebody who decides for several departments sees whose part a button is about.
   *
   * @param {Api.ActionLine} line
   * @param {Api.CaseView} view
   */
  button(line, view) {
    const step = STEPS[line.action];
    const asked = this.asked === `${line.action} ${line.task}`;
    const part = view.tasks.find((task) => task.id === line.task);
    const front = !step.roles.includes("reviewer");
    const several = view.tasks.filter((task) => front || this.me?.departments.includes(task.department)).length > 1;
    return html`<button
      type="button"
      class="btn ${step.look === "primary" ? "btn-primary" : "btn-outline-secondary"} ${this.commands.busy === line.action ? "busy" : ""} ${asked ? "active" : ""}"
      data-step=${line.action}
      aria-expanded=${step.ask ? String(asked) : nothing}
      aria-disabled=${this.commands.resting ? "true" : "false"}
      @click=${() => this.press(line)}
    >
      ${icon(step.icon)}<span>${t(step.words)}${part && several ? html`<small>${pick(part.name)}</small>` : nothing}</span>
    </button>`;
  }

  /** @param {Api.CaseView} view */
  tasks(view) {
    if (!view.tasks.length) return nothing;
    return html`<section aria-labelledby="departments">
      <h3 id="departments">${t("Departments")}</h3>
      <ol class="rows tasks">
        ${view.tasks.map(
          (task) =>
            html`<li class=${task.state}>
              <div class="facts"><strong>${pick(task.department_name)}</strong><span>${pick(task.name)}</span></div>
              <span class="level">${taskState(task.state)}</span>
              ${task.due && ["handed", "taken"].includes(task.state) ? html`<span class="soft">${t("until {day}", { day: dueWords(task.due) })}</span>${lampBadge(task.lamp)}` : nothing}
              ${task.by ? html`<span class="soft">${icon("user")}${task.by_name}</span>` : nothing} ${this.papers(task)}
              ${this.whose?.words[`return ${task.id}`] ? html`<q class="step">${this.whose.words[`return ${task.id}`]}</q>` : nothing}
              ${this.whose?.words[task.id] ? html`<q class="step">${this.whose.words[task.id]}</q>` : nothing}
            </li>`,
        )}
      </ol>
    </section>`;
  }

  /** @param {Api.TaskLine} task */
  papers({ papers }) {
    if (!papers) return nothing;
    const count = number(papers.pieces);
    const words = papers.got_at
      ? t("{count} papers received by {name}", { count, name: papers.got_by_name })
      : t("{count} papers on their way", { count });
    return html`<span class="soft">${icon("transfer")}${words}</span>`;
  }

  /** The button of a step that stands beside what it is about; `about` is its id. */
  itsButton(action, about) {
    const asked = this.asked === `${action} ${about}`;
    return html`<button
      type="button"
      class="btn btn-outline-primary ${asked ? "active" : ""}"
      data-step=${action}
      aria-expanded=${String(asked)}
      @click=${() => this.press({ action, task: about, barred: "" })}
    >
      ${icon(STEPS[action].icon)}${t(STEPS[action].words)}
    </button>`;
  }

  /** @param {Api.CaseView} view */
  materials(view) {
    if (!view.materials.length) return nothing;
    return html`<section aria-labelledby="materials">
      <h3 id="materials">${t("Materials")}</h3>
      <ul class="rows materials-list">
        ${view.materials.map(
          (material) =>
            html`<li>
              ${icon(material.there ? "check" : "ring")}
              <div class="facts">
                <span class=${material.there ? "" : "missing"}>${pick(material.name)}</span
                ><small class="soft"
                  >${formWords(material.form)}${material.until ? html` · ${t("follows until {day}", { day: dayName(material.until) })}` : nothing}</small
                >
                ${filesOf(this, view, material.id)}
              </div>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  person() {
    if (!this.whose && this.saysWhy)
      return html`<form
        class="line"
        @submit=${(event) => {
          event.preventDefault();
          this.showWhose(String(new FormData(event.target).get("reason")));
        }}
      >
        <input
          class="form-control"
          name="reason"
          maxlength="200"
          required
          autocomplete="off"
          aria-label=${t("Why do you look at it?")}
          placeholder=${t("Why do you look at it?")}
        />
        <button class="btn btn-outline-secondary">${icon("user")}${t("Show the applicant")}</button>
      </form>`;
    if (!this.whose)
      return html`<p>
        <button type="button" class="btn btn-outline-secondary" @click=${() => this.showWhose()}>
          ${icon("user")}${t("Show the applicant")}
        </button>
        <small class="soft">${t("Each look is noted.")}</small>
      </p>`;
    const { applicant } = this.whose;
    return html`<section aria-labelledby="whose">
      <h3 id="whose">${t("Applicant")}</h3>
      ${
        applicant
          ? html`<dl class="dates">
              ${this.date(t("Full name"), applicant.name)} ${this.date(t("ID number"), applicant.id_number)}
              ${this.date(t("Telephone"), applicant.phone)} ${this.date(t("Agent"), applicant.agent?.name)}
              ${this.date(t("Query code"), this.whose.code)}
            </dl>`
          : html`<p class="soft">${t("Deleted: its time is over.")}</p>`
      }
    </section>`;
  }
}
customElements.define("yc-case", YcCase);
