// One more address outside: who it is, what it is told, of which hall.
import { html, nothing } from "lit";
import { post } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { listed, pick, t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import { eventWords, inOrder, kindWords } from "./event-words.js";
import { SCHEDULE, schedule } from "./schedule.js";

/** @extends {YcElement<{ halls: Api.HallView[], events: string[], packs: Api.PackLine[], kind: string, pack: string, problem: string, busy: boolean }>} */
class YcNewHook extends YcElement {
  static properties = {
    halls: {},
    events: {},
    packs: {},
    kind: { state: true },
    pack: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    /** @type {Api.HallView[]} */
    this.halls = [];
    /** @type {string[]} */
    this.events = [];
    /** @type {Api.PackLine[]} */
    this.packs = [];
    this.kind = "events";
    this.pack = "";
    this.problem = "";
    this.busy = false;
  }

  firstUpdated() {
    this.querySelector("input")?.focus();
  }

  /** What is told, if it is a province. */
  get chosen() {
    return this.kind === "province" ? (this.packs.find((one) => one.pack === this.pack) ?? this.packs[0]) : undefined;
  }

  /** @param {SubmitEvent} event */
  async send(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const text = (/** @type {string} */ name) => String(form.get(name) ?? "").trim();
    this.busy = true;
    this.problem = "";
    try {
      const kind = /** @type {Api.HookKind} */ (this.kind);
      const events = form.getAll("event").map(String);
      const asked = kind === "reports" ? SCHEDULE : (this.chosen?.asked ?? []).map((one) => one.id);
      const entered = asked.map((id) => [id, text(`constant-${id}`)]).filter(([, value]) => value);
      const made = await post("/hooks", {
        name: text("name"),
        kind,
        url: text("url"),
        hall: text("hall"),
        events,
        pack: this.chosen?.pack ?? "",
        constants: Object.fromEntries(entered),
      });
      this.dispatchEvent(new CustomEvent("made", { detail: made }));
    } catch (problem) {
      this.problem = problem.message || t("The server did not answer. Please check the screen and try again.");
    }
    this.busy = false;
  }

  render() {
    return html`<form class="card fields" aria-labelledby="new-hook" @submit=${(event) => this.send(event)}>
      <h2 id="new-hook">${t("Add an address")}</h2>
      ${this.problem ? html`<p class="fault" role="alert">${icon("alert")}<span>${this.problem}</span></p>` : nothing}
      <label class="form-label" for="hook-name">${t("Who receives it")}</label>
      <input class="form-control" id="hook-name" name="name" required maxlength="60" autocomplete="off" />
      <label class="form-label" for="hook-url">${t("Address")}</label>
      <input class="form-control" id="hook-url" name="url" type="url" required maxlength="300" autocomplete="off" placeholder="https://" />
      <fieldset class="kinds">
        <legend class="form-label">${t("What it is told")}</legend>
        ${this.choice("events", t("Events for another program"), t("Without a word about anybody."))}
        ${this.choice("notices", t("Short messages to citizens"), t("With the phone number, for a gateway that sends short messages."))}
        ${this.choice("reports", t("Reports of days, weeks or months"), t("Figures of the queue or of cases, without a word about anybody."))}
        ${this.choice("province", t("Cases and ratings for a province or city"), t("In its own words, with name and document of the applicant."))}
      </fieldset>
      ${this.chosen ? this.province(this.chosen) : nothing} ${this.kind === "reports" ? schedule() : nothing}
      <label class="form-label" for="hook-hall">${t("Of which hall")}</label>
      <select class="form-select" id="hook-hall" name="hall">
        <option value="">${t("all halls")}</option>
        ${this.halls.map((hall) => html`<option value=${hall.id}>${pick(hall.name)}</option>`)}
      </select>
      ${["province", "reports"].includes(this.kind) ? nothing : this.someEvents()}
      <div class="buttons">
        <button class="btn btn-primary" ?disabled=${this.busy}>${icon("check")}${t("Tell it from now on")}</button>
        <button type="button" class="btn btn-outline-secondary" @click=${() => this.dispatchEvent(new CustomEvent("given-up"))}>
          ${t("Cancel")}
        </button>
      </div>
    </form>`;
  }

  /** @param {Api.PackLine} pack */
  province(pack) {
    return html`<label class="form-label" for="hook-pack">${t("By whose rules")}</label>
      <select class="form-select" id="hook-pack" @change=${(event) => (this.pack = event.target.value)}>
        ${this.packs.map((one) => html`<option value=${one.pack} ?selected=${one === pack}>${pick(one.name)}</option>`)}
      </select>
      <p class="soft">${t("It is told of: {kinds}", { kinds: listed(pack.kinds.map(kindWords)) })}</p>
      <p class="soft">${t("Compare the rest with the document of your access point. Known here: {what}", { what: pick(pack.checked) })}</p>
      ${pack.asked.map(
        (one) =>
          html`<label class="form-label" for="constant-${one.id}">${pick(one.name)} <small class="soft" lang="en">${one.id}</small></label
            ><input
              class="form-control"
              id="constant-${one.id}"
              name="constant-${one.id}"
              maxlength="100"
              autocomplete="off"
              ?required=${one.required}
              pattern=${one.pattern || ".*"}
            />`,
      )}`;
  }

  someEvents() {
    return html`<details>
      <summary>${t("Only some events")}</summary>
      <div class="kinds-of-events">
        ${inOrder(this.events).map(
          (name) =>
            html`<label class="form-check"
              ><input class="form-check-input" type="checkbox" name="event" value=${name} /><span class="form-check-label"
                >${eventWords(name)} <small class="soft" lang="en">${name}</small></span
              ></label
            >`,
        )}
      </div>
    </details>`;
  }

  /** @param {string} kind @param {string} name @param {string} what */
  choice(kind, name, what) {
    return html`<label class="form-check"
      ><input class="form-check-input" type="radio" name="kind" .checked=${this.kind === kind} @change=${() => (this.kind = kind)} /><span
        class="form-check-label"
        >${name} <small class="soft">${what}</small></span
      ></label
    >`;
  }
}
customElements.define("yc-new-hook", YcNewHook);
