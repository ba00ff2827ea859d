// <yc-accept-panel>: take in an application beside the queue: matter, applicant, what lies on the counter; then the case itself.
import { html, nothing } from "lit";
import { get, post } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { number, pick, t } from "/static/web/shared/words.js";
import "../cases/case-view.js";
import "../cases/counter.js";
import "../cases/joint-view.js";
import { applicantOf } from "../cases/put-right.js";
import { formWords } from "../shared/case-words.js";
import { icon } from "../shared/icons.js";
import { Commands } from "../staff/commands.js";

const NOBODY = { name: "", id_number: "", phone: "" };

/**
 * @extends {YcElement<{
 *   view: Api.DeskView, me: Api.Who | null, matters: Api.CatalogueLine[], joints: Api.JointLine[], wanted: Set<string>, matter: string,
 *   brought: Set<string>, taken: string
 * }>}
 */
class YcAcceptPanel extends YcElement {
  static properties = {
    view: { attribute: false },
    me: { attribute: false },
    matters: { state: true },
    joints: { state: true },
    wanted: { state: true },
    matter: { state: true },
    brought: { state: true },
    taken: { state: true },
  };

  constructor() {
    super();
    /** @type {Api.CatalogueLine[]} */
    this.matters = [];
    /** @type {Api.JointLine[]} */
    this.joints = [];
    /** @type {Set<string>} optional parts of a joint service that the applicant wants */
    this.wanted = new Set();
    this.joint = "";
    this.matter = "";
    /** @type {Set<string>} */
    this.brought = new Set();
    this.taken = "";
    this.applicant = NOBODY;
    /** @type {Set<string>} papers of this sitting, by their Chinese names: nobody shows the same one twice */
    this.shown = new Set();
    this.commands = new Commands(this);
  }

  connectedCallback() {
    super.connectedCallback();
    get(`/halls/${this.view.hall}/joints`).then(
      ({ joints }) => (this.joints = joints),
      () => {}, // single matters are taken in as ever
    );
    get(`/halls/${this.view.hall}/matters`).then(
      ({ matters }) => {
        this.matters = matters;
        if (this.matter) return; // whoever was quicker has chosen
        const asked = this.view.ticket?.services.map((service) => service.id) ?? [];
        this.choose(asked.find((id) => matters.some((one) => one.matter === id)) ?? "");
      },
      (problem) => this.commands.say("refused", () => problem.message),
    );
  }

  get chosen() {
    return this.matters.find((one) => one.matter === this.matter);
  }

  /** The joint service that is chosen instead of a single matter. */
  get kind() {
    return this.joints.find((one) => `joint ${one.joint}` === this.matter);
  }

  /**
   * What is asked for, whichever was chosen: of a joint service the papers of its parts that are wanted, each once.
   *
   * @returns {{ id: string, name: Api.Text, form: string, may_lack: boolean }[]}
   */
  get papers() {
    const kind = this.kind;
    if (!kind) return this.chosen?.materials ?? [];
    const parts = kind.parts.filter((part) => !part.optional || this.wanted.has(part.matter));
    const asked = new Set(parts.flatMap((part) => part.materials));
    return kind.materials
      .filter((one) => asked.has(one.paper))
      .map((one) => ({ id: one.paper, name: one.name, form: one.form, may_lack: false }));
  }

  /** Whether everything lies on the counter. */
  get complete() {
    return Boolean((this.chosen || this.kind) && this.papers.every((material) => this.brought.has(material.id)));
  }

  /** @param {string} matter an id, or "joint ID" */
  choose(matter) {
    this.matter = matter;
    this.wanted = new Set();
    this.brought = new Set(this.papers.filter((one) => this.shown.has(one.name.zh)).map((one) => one.id));
  }

  want(id, wanted) {
    const all = new Set(this.wanted);
    if (wanted) all.add(id);
    else all.delete(id);
    this.wanted = all;
  }

  tick(id, there) {
    const brought = new Set(this.brought);
    if (there) brought.add(id);
    else brought.delete(id);
    this.brought = brought;
  }

  async submit(event) {
    event.preventDefault();
    const matter = this.chosen;
    const kind = this.kind;
    if (this.commands.busy || (!matter && !kind)) return;
    const form = new FormData(event.target);
    const applicant = applicantOf(form);
    this.applicant = applicant;
    const { hall, window, ticket } = this.view;
    const accepted = this.complete; // what the button said
    const common = {
      applicant,
      brought: [...this.brought],
      window: window.id,
      ...(ticket ? { ticket: ticket.id } : {}),
    };
    const said = () => ({ text: () => t("Taken in.") });
    const papers = this.papers;
    const received = kind
      ? await this.commands.run(
          "receive",
          "POST",
          `/halls/${hall}/joints`,
          { joint: kind.joint, chosen: [...this.wanted], ...common },
          said,
        )
      : await this.commands.run("receive", "POST", `/halls/${hall}/cases`, { matter: matter?.matter ?? "", ...common }, said);
    if (!received) return;
    for (const one of papers) if (this.brought.has(one.id)) this.shown.add(one.name.zh);
    if ("joint" in received && "parts" in received) {
      this.joint = received.joint;
      this.taken = received.parts.find((part) => part.state === "received")?.case ?? received.parts[0].case;
      return;
    }
    this.taken = received.case;
    if (!accepted || !matter) return;
    await this.commands.run(
      "accept",
      "POST",
      `/cases/${received.case}/accept`,
      { seen: received.seen, done: matter.kind === "immediate" },
      () => ({ text: () => (matter.kind === "immediate" ? t("Accepted, done and handed over.") : t("Accepted.")) }),
    );
  }

  /** Another matter of the same sitting: the applicant stays, and what lies on the counter. */
  another() {
    this.taken = "";
    this.joint = "";
    this.choose("");
  }

  render() {
    return html`<section class="panel accept" aria-labelledby="accept-heading">
      <h2 id="accept-heading">${t("Open a case")}</h2>
      ${this.said()} ${this.taken ? this.done() : this.form()}
      <yc-counter hall=${this.view.hall} chosen=${this.taken} @choose=${(event) => (this.taken = event.detail)}></yc-counter>
    </section>`;
  }

  said() {
    return this.commands.said ? html`<yc-status-line .said=${this.commands.said}></yc-status-line>` : nothing;
  }

  done() {
    return html`${this.joint ? this.parts() : nothing}<yc-case case=${this.taken} .me=${this.me} inside></yc-case>
      <div>
        <button type="button" class="btn btn-outline-primary" @click=${() => this.another()}>
          ${icon("add")}${t("Another matter for the same person")}
        </button>
      </div>`;
  }

  /** All parts of the joint application, and the paper for all of them. */
  parts() {
    return html`<yc-joint joint=${this.joint} chosen=${this.taken} @choose=${(event) => (this.taken = event.detail)}></yc-joint>
      <p>
        <a class="btn btn-outline-secondary" href="/joint-paper/${this.joint}" target="_blank" rel="noopener"
          >${icon("printer")}${t("Acceptance notice for all parts")}</a
        >
      </p>`;
  }

  form() {
    const matter = this.chosen;
    const kind = this.kind;
    return html`<form class="fields" @submit=${this.submit}>
      <label class="form-label" for="matter">${t("Matter")}</label
      ><select class="form-select" id="matter" required @change=${(event) => this.choose(event.target.value)}>
        <option value="">${t("Choose the matter")}</option>
        ${
          this.joints.length
            ? html`<optgroup label=${t("Several matters at once")}>
                ${this.joints.map((one) => html`<option value="joint ${one.joint}" ?selected=${`joint ${one.joint}` === this.matter}>${pick(one.name)}</option>`)}
              </optgroup>`
            : nothing
        }
        <optgroup label=${t("Single matters")}>
          ${this.matters.map((one) => html`<option value=${one.matter} ?selected=${one.matter === this.matter}>${pick(one.name)}</option>`)}
        </optgroup>
      </select>
      ${matter ? this.about(matter) : nothing} ${kind ? this.choices(kind) : nothing} ${this.reader()}
      <div class="line">
        ${this.field("name", t("Name of the applicant"), this.applicant.name, true)}
        ${this.field("id_number", t("ID or credit code"), this.applicant.id_number)}
      </div>
      <div class="line">${this.field("phone", t("Telephone"), this.applicant.phone)} ${this.field("agent", t("Agent (optional)"))}</div>
      ${this.papers.length ? this.checklist(this.papers) : nothing}
      <div class="buttons">
        <button class="btn btn-primary" ?disabled=${!matter && !kind} aria-disabled=${this.commands.resting ? "true" : "false"}>
          ${icon("check")}${this.confirm(matter)}
        </button>
      </div>
    </form>`;
  }

  /** The card on the reader of the window: whose it is goes into the form by a press, never by itself. */
  reader() {
    const { reads_cards: reads, card } = this.view;
    if (!reads) return nothing;
    if (!card) return html`<p class="soft">${icon("card")} ${t("An identity card can be laid on the reader.")}</p>`;
    if (card.cause)
      return html`<p class="fault">${icon("alert")}<span>${t("The card could not be read. Please lay it down again.")}</span></p>`;
    return html`<button type="button" class="btn btn-outline-primary" @click=${() => this.takeCard()}>
      ${icon("card")}${t("Take over the card of {name}, {number}", { name: card.name, number: card.number })}
    </button>`;
  }

  async takeCard() {
    const { hall, window } = this.view;
    try {
      const { name, id_number } = await post(`/halls/${hall}/windows/${window.id}/card`, {});
      for (const [field, value] of Object.entries({ name, id_number })) {
        /** @type {HTMLInputElement} */ (this.querySelector(`input[name="${field}"]`)).value = value;
      }
    } catch (problem) {
      this.commands.say("refused", () => problem.message || t("The server did not answer. Please check the screen and try again."));
    }
  }

  /** @param {string} name @param {string} label */
  field(name, label, value = "", required = false) {
    return html`<input
      class="form-control"
      name=${name}
      maxlength=${["id_number", "phone"].includes(name) ? 40 : 200}
      inputmode=${name === "phone" ? "tel" : "text"}
      autocomplete="off"
      ?required=${required}
      .value=${value}
      aria-label=${label}
      placeholder=${label}
    />`;
  }

  /** @param {Api.CatalogueLine | undefined} matter */
  confirm(matter) {
    if (!this.complete) return t("Take in, then see what is missing");
    if (this.kind) return t("Accept");
    return matter?.kind === "immediate" ? t("Accept and hand over now") : t("Accept");
  }

  /** @param {Api.CatalogueLine} matter */
  about(matter) {
    const promise = matter.promise_days
      ? t("Promised within {count} working days", { count: number(matter.promise_days) })
      : t("The promised time is not known");
    return html`<p class="soft">
      ${matter.kind === "immediate" ? t("Done at the window at once") : promise}${matter.departments.length ? html` · ${matter.departments.map((one) => pick(one)).join(" · ")}` : nothing}
    </p>`;
  }

  /** @param {Api.JointLine} kind */
  choices(kind) {
    const fixed = kind.parts.filter((part) => !part.optional);
    const free = kind.parts.filter((part) => part.optional);
    return html`<p class="soft">${fixed.map((part) => pick(part.name)).join(" → ")}</p>
      ${
        free.length
          ? html`<fieldset class="checklist">
              <legend>${t("What else is wanted")}</legend>
              ${free.map(
                (part) =>
                  html`<label class="form-check"
                    ><input
                      class="form-check-input"
                      type="checkbox"
                      .checked=${this.wanted.has(part.matter)}
                      @change=${(event) => this.want(part.matter, event.target.checked)}
                    /><span>${pick(part.name)}</span></label
                  >`,
              )}
            </fieldset>`
          : nothing
      }`;
  }

  /** @param {{ id: string, name: Api.Text, form: string, may_lack: boolean }[]} papers */
  checklist(papers) {
    return html`<fieldset class="checklist">
      <legend>
        ${t("What lies on the counter")}
        <button
          type="button"
          class="btn btn-outline-primary"
          @click=${() => (this.brought = new Set(papers.map((material) => material.id)))}
        >
          ${t("Everything")}
        </button>
      </legend>
      ${papers.map(
        (material) =>
          html`<label class="form-check"
            ><input
              class="form-check-input"
              type="checkbox"
              .checked=${this.brought.has(material.id)}
              @change=${(event) => this.tick(material.id, event.target.checked)}
            /><span
              >${pick(material.name)}
              <small class="soft">${formWords(material.form)}${material.may_lack ? html` · ${t("may follow")}` : nothing}</small></span
            ></label
          >`,
      )}
    </fieldset>`;
  }
}
customElements.define("yc-accept-panel", YcAcceptPanel);
