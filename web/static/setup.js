// <yc-setup>: the guided first start. Step by step, forth and back; what is entered stays in this tab.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import "/static/web/shared/language-switch.js";
import "/static/web/shared/look-menu.js";
import { number, t } from "/static/web/shared/words.js";
import { ask, takeToken } from "./setup/calls.js";
import "./setup/categories-step.js";
import "./setup/check-step.js";
import "./setup/clerks-step.js";
import "./setup/done.js";
import { forget, fresh, store, stored, storedStep } from "./setup/draft.js";
import "./setup/hall-step.js";
import "./setup/kiosks-step.js";
import { passwordFaults } from "./setup/passwords.js";
import "./setup/password-step.js";
import { STEPS, fieldId, stepOf, title } from "./setup/steps.js";
import "./setup/windows-step.js";
import { icon } from "./shared/icons.js";

const CHECK_MS = 400;
const INTRODUCTIONS = {
  hall: () => t("Seven short steps, and the hall can open. Nothing is written before the last one."),
  categories: () => t("What citizens come for. The letter begins every number, as in A001; the promised wait decides who is called first."),
  windows: () => t("What each window serves when the day begins. A manager may move it at any time."),
  clerks: () => t("Who sits at the windows. An A/B partner takes over when the other is away."),
  kiosks: () => t("Where citizens take their numbers, and who may reach the server."),
  password: () => t("For the person who looks after the system."),
  check: () => t("Please check this again."),
};

/**
 * @extends {YcElement<{
 *   step: string, about: Api.About, faults: SetupFault[], fault: (() => string) | null, busy: boolean, ended: boolean
 * }>}
 */
class YcSetup extends YcElement {
  static properties = {
    step: { state: true },
    about: { state: true },
    faults: { state: true },
    fault: { state: true },
    busy: { state: true },
    ended: { state: true },
  };

  constructor() {
    super();
    /** @type {SetupFault[]} */
    this.faults = [];
    this.tried = new Set();
    this.password = { first: "", again: "" };
    this.replace = false;
    this.version = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener("popstate", () => this.show(this.wanted()));
    window.addEventListener("hashchange", () => location.hash.includes("token=") && this.enter());
    this.enter();
  }

  /** The step in the address, else the one that was open last in this tab. */
  wanted() {
    const named = new URLSearchParams(location.search).get("step") ?? storedStep();
    if (named === "done") return this.about?.written ? "done" : "check";
    return named && STEPS.includes(named) ? named : STEPS[0];
  }

  async enter() {
    const token = takeToken();
    this.fault = null;
    try {
      if (token) await ask("POST", "/session", { token });
      this.about = await ask("GET", "");
    } catch (problem) {
      this.fault = () => problem.message;
      return;
    }
    this.draft = stored() ?? fresh(this.about);
    const step = this.wanted();
    history.replaceState({ step }, "", `?step=${step}`);
    this.show(step);
  }

  show(step) {
    this.step = step;
    this.fault = null;
    store(this.draft, step);
    if (step === "check") this.check();
    this.updateComplete.then(() => this.querySelector("#step-title")?.focus());
  }

  go(step) {
    if (step !== this.step) history.pushState({ step }, "", `?step=${step}`);
    this.show(step);
  }

  edited() {
    store(this.draft, this.step);
    this.version += 1;
    this.requestUpdate();
    clearTimeout(this.soon);
    if (this.tried.has(this.step) || this.step === "check") this.soon = setTimeout(() => this.check(), CHECK_MS);
  }

  /** Ask what is wrong; false when there is no answer. */
  async check() {
    try {
      const { faults } = await ask("POST", "/check", this.draft);
      this.faults = [...faults, ...passwordFaults(this.password, this.about.admin_there)];
      return true;
    } catch (problem) {
      if (problem.code === "malformed") forget();
      this.fault = () => problem.message;
      return false;
    }
  }

  faultsOf(step) {
    return step === "check" ? this.faults : this.faults.filter((fault) => stepOf(fault.place) === step);
  }

  async next(event) {
    event.preventDefault();
    if (this.busy) return;
    this.fault = null;
    /** @type {any} */ (this.querySelector(`yc-setup-${this.step}`))?.settle();
    this.tried.add(this.step);
    if (!(await this.check())) return;
    if (this.faultsOf(this.step).length) {
      await this.updateComplete;
      await new Promise((done) => requestAnimationFrame(done));
      (this.querySelector("[aria-invalid=true]") ?? this.querySelector(".wrong, .missing"))?.focus();
      return;
    }
    if (this.step === "check") await this.write();
    else this.go(STEPS[STEPS.indexOf(this.step) + 1]);
  }

  async write() {
    if (this.about.file_there && !this.replace) {
      this.fault = () =>
        t("{file} already exists. Tick that it may be replaced, or end the guide and start it with another name.", {
          file: this.about.file,
        });
      this.querySelector("#replace")?.focus();
      return;
    }
    this.busy = true;
    try {
      const written = await ask("POST", "/write", { draft: this.draft, password: this.password.first, replace: this.replace });
      this.about = { ...this.about, written, file_there: true, admin_there: true };
      this.password = { first: "", again: "" };
      this.replace = false;
      this.go("done");
    } catch (problem) {
      if (problem.code === "file_there") this.about = { ...this.about, file_there: true };
      this.fault = () => problem.message;
    }
    this.busy = false;
  }

  async begin() {
    this.busy = true;
    this.fault = null;
    try {
      this.about = { ...this.about, halls: await ask("POST", "/serve") };
      forget();
    } catch (problem) {
      this.fault = () => problem.message;
    }
    this.busy = false;
  }

  async finish() {
    try {
      await ask("POST", "/end");
      this.ended = true;
      forget();
    } catch (problem) {
      this.fault = () => problem.message;
    }
  }

  /** To a step, and there to the field of a fault. */
  async jump({ step, place }) {
    this.tried.add(step);
    this.go(step);
    await this.updateComplete;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const field = place && this.querySelector(`#${place.startsWith("password") ? "password-first" : fieldId(place)}`);
    if (!document.activeElement?.matches("input, select, textarea")) field?.focus(); // somebody may be writing already
  }

  render() {
    return html`<header class="bar">
        <div class="where">
          <h1><img src="/static/web/shared/icon.svg" alt="" width="32" height="32" />${t("Set up a hall")}</h1>
        </div>
        <div class="tools"><yc-look></yc-look><yc-language></yc-language></div>
      </header>
      ${
        this.step
          ? this.page()
          : html`<main class="setup-alone">
              ${
                this.fault
                  ? html`<div class="card">
                      <p class="fault" role="alert">${icon("alert")}<span>${this.fault()}</span></p>
                    </div>`
                  : html`<p aria-busy="true">${t("Loading…")}</p>`
              }
            </main>`
      }`;
  }

  page() {
    const done = this.step === "done";
    const at = STEPS.indexOf(this.step);
    return html`<main class="setup">
      <nav aria-label=${t("Steps")}>
        <ol class="setup-steps">
          ${STEPS.map(
            (step, i) =>
              html`<li>
                <button
                  type="button"
                  ?disabled=${done}
                  class=${step === this.step ? "now" : ""}
                  aria-current=${step === this.step ? "step" : nothing}
                  @click=${() => this.go(step)}
                >
                  <span class="dot"
                    >${done || (this.tried.has(step) && !this.faultsOf(step).length && step !== this.step) ? icon("check") : number(i + 1)}</span
                  ><span class="words">${title(step)}</span>
                </button>
              </li>`,
          )}
        </ol>
      </nav>
      <form
        class="card"
        novalidate
        @submit=${this.next}
        @edited=${() => this.edited()}
        @go=${(event) => this.jump(event.detail)}
        @password=${(event) => this.typed(event.detail)}
        @replace=${(event) => (this.replace = event.detail)}
      >
        <header>
          <h2 id="step-title" tabindex="-1">${title(this.step)}</h2>
          ${done ? nothing : html`<p class="soft">${t("Step {n} of {all}", { n: number(at + 1), all: number(STEPS.length) })}</p>`}
        </header>
        ${done ? nothing : html`<p>${INTRODUCTIONS[this.step]()}</p>`} ${this.body()}
        ${this.fault && !done ? html`<p class="fault" role="alert">${icon("alert")}<span>${this.fault()}</span></p>` : nothing}
        ${
          done
            ? nothing
            : html`<footer class="buttons">
                ${at ? html`<button type="button" class="btn btn-outline-secondary btn-lg" @click=${() => this.go(STEPS[at - 1])}>${t("Back")}</button>` : nothing}
                <button class="btn btn-primary btn-lg" aria-disabled=${this.busy ? "true" : "false"}>
                  ${this.step === "check" ? (this.busy ? t("Writing…") : t("Write the file")) : t("Continue")}
                </button>
              </footer>`
        }
      </form>
    </main>`;
  }

  typed(password) {
    this.password = password;
    this.edited();
  }

  body() {
    const { draft, about, version } = this;
    const faults = this.step === "check" || this.tried.has(this.step) ? this.faultsOf(this.step) : [];
    switch (this.step) {
      case "hall":
        return html`<yc-setup-hall .draft=${draft} .faults=${faults} .about=${about} .version=${version}></yc-setup-hall>`;
      case "categories":
        return html`<yc-setup-categories .draft=${draft} .faults=${faults} .about=${about} .version=${version}></yc-setup-categories>`;
      case "windows":
        return html`<yc-setup-windows .draft=${draft} .faults=${faults} .about=${about} .version=${version}></yc-setup-windows>`;
      case "clerks":
        return html`<yc-setup-clerks .draft=${draft} .faults=${faults} .about=${about} .version=${version}></yc-setup-clerks>`;
      case "kiosks":
        return html`<yc-setup-kiosks .draft=${draft} .faults=${faults} .about=${about} .version=${version}></yc-setup-kiosks>`;
      case "password":
        return html`<yc-setup-password
          .draft=${draft}
          .faults=${faults}
          .about=${about}
          .password=${this.password}
          .version=${version}
        ></yc-setup-password>`;
      case "check":
        return html`<yc-setup-check
          .draft=${draft}
          .faults=${faults}
          .about=${about}
          .replace=${this.replace}
          .version=${version}
        ></yc-setup-check>`;
      default:
        return html`<yc-setup-done
          .written=${about.written}
          .halls=${about.halls}
          hall=${draft?.hall.id}
          clerk=${draft?.clerks[0]?.id ?? "c01"}
          .busy=${this.busy}
          .fault=${this.fault}
          .ended=${this.ended}
          @begin=${() => this.begin()}
          @finish=${() => this.finish()}
          @back=${() => this.go("check")}
        ></yc-setup-done>`;
    }
  }
}
customElements.define("yc-setup", YcSetup);
