// Low ratings, questions and complaints, letters of supervision: what is due, the most urgent first, and the one being worked on.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { get } from "/static/web/shared/api.js";
import "/static/web/shared/connection.js";
import { YcElement } from "/static/web/shared/element.js";
import { LiveView } from "/static/web/shared/live.js";
import { number, t } from "/static/web/shared/words.js";
import { caseLine } from "./cases/line.js";
import "./feedback/act-form.js";
import "./feedback/concern-form.js";
import { about, due, heading, marks } from "./feedback/facts.js";
import "./feedback/item.js";
import "./feedback/letter-form.js";
import "./feedback/pattern-counts.js";
import { stateWords } from "./feedback/staff-words.js";
import { icon } from "./shared/icons.js";
import "./staff/bar.js";
import { hallsById } from "./staff/halls.js";
import "./staff/tabs.js";

const KINDS = [
  ["follow_ups", "Low ratings"],
  ["concerns", "Questions and complaints"],
  ["letters", "Letters of supervision"],
];

/** @extends {YcElement<{ me: Api.Who | null, halls: any, units: string[], chosen: string[], writing: string }>} */
class YcFeedback extends YcElement {
  static properties = {
    me: { state: true },
    halls: { state: true },
    units: { state: true },
    chosen: { state: true },
    writing: { state: true },
  };

  constructor() {
    super();
    this.me = null;
    this.halls = {};
    /** @type {string[]} */
    this.units = [];
    /** @type {string[]} kind and id */
    this.chosen = ["", ""];
    this.writing = ""; // letter | concern
    this.live = new LiveView(this, () => (this.me ? "/live/feedback" : null));
  }

  /** @param {Api.Who} who */
  async known(who) {
    this.me = who;
    this.live.restart();
    this.halls = await hallsById();
    this.units = (await get("/units").catch(() => ({ units: [] }))).units;
  }

  updated() {
    const late = this.live.view?.late ?? 0;
    document.title = `${late ? `(${number(late)}) ` : ""}${t("Ratings and complaints")}`;
  }

  render() {
    const view = this.live.view;
    const [kind, id] = this.chosen;
    const line = view?.[kind]?.find((one) => one.id === id);
    return html`<yc-connection .live=${this.live}></yc-connection>
      <yc-staff-bar
        heading=${t("Ratings and complaints")}
        acts
        note=${view?.late ? t("{count} past their day", { count: number(view.late) }) : ""}
        at=${this.live.at}
        @who=${(event) => this.known(event.detail)}
        .links=${[["/", t("All pages of this server")]]}
      ></yc-staff-bar>
      <main class="cases">
        <div class="lists pile">
          ${view ? html`<yc-tabs label=${t("Ratings and complaints")} .tabs=${KINDS.map(([kind, words]) => ({ id: kind, words: t(words), count: view.open[kind], content: this.list(kind, view) }))}></yc-tabs>` : html`<p class="card soft" aria-busy="true">${t("Loading…")}</p>`}
          ${this.leads.length ? html`<yc-pattern-counts .halls=${this.leads}></yc-pattern-counts>` : nothing}
        </div>
        <section class="chosen" aria-label=${t("The chosen one")}>
          ${
            this.writing === "concern"
              ? html`<yc-concern-form
                  hall=${this.me?.hall || Object.keys(this.halls)[0]}
                  .halls=${this.me?.hall ? [] : Object.values(this.halls)}
                  @leave=${() => (this.writing = "")}
                ></yc-concern-form>`
              : this.writing
                ? html`<yc-letter-form
                    .halls=${this.halls}
                    .units=${this.units}
                    @sent=${(event) => Object.assign(this, { writing: "", chosen: ["letters", event.detail] })}
                    @leave=${() => (this.writing = "")}
                  ></yc-letter-form>`
                : id
                  ? repeat(
                      [id],
                      (one) => one,
                      (one) =>
                        html`<yc-feedback-item
                          kind=${kind}
                          item=${one}
                          seen=${line?.seen ?? 0}
                          .halls=${this.halls}
                          .units=${this.units}
                        ></yc-feedback-item>`,
                    )
                  : html`<p class="card soft">${view ? t("Choose one on the list.") : ""}</p>`
          }
        </section>
      </main>`;
  }

  /** The halls of a manager; whoever supervises has the patterns themselves, where each look is noted. */
  get leads() {
    const roles = this.me?.roles ?? [];
    if (!roles.includes("manager") || roles.includes("supervisor") || roles.includes("admin")) return [];
    return Object.values(this.halls).filter((hall) => ["", hall.id].includes(this.me?.hall ?? ""));
  }

  /** Whoever works in a hall writes down what is said there. */
  get takesDown() {
    return this.me?.roles.some((role) => ["clerk", "manager", "admin"].includes(role));
  }

  /** @param {string} kind @param {Api.FeedbackView} view */
  list(kind, view) {
    const lines = view[kind];
    return html`${kind === "concerns" && this.takesDown ? html`<p><button type="button" class="btn btn-primary" @click=${() => (this.writing = "concern")}>${icon("add")}${t("Write down a complaint")}</button></p>` : nothing}
      ${kind === "letters" && view.may_send ? html`<p><button type="button" class="btn btn-primary" @click=${() => (this.writing = "letter")}>${icon("add")}${t("Send a letter")}</button></p>` : nothing}
      ${lines.length ? nothing : html`<p class="soft nothing">${icon("check")} ${t("Nothing to do now.")}</p>`}
      <ul class="rows">
        ${lines.map((line) => this.line(kind, line))}
      </ul>`;
  }

  line(kind, line) {
    return caseLine({
      chosen: line.id === this.chosen[1],
      choose: () => Object.assign(this, { chosen: [kind, line.id], writing: "" }),
      facts: html`<strong class="what">${heading(kind, line)}</strong><span class="soft">${about(kind, line, this.halls)}</span
        ><span class="soft">${stateWords(line.state)}</span>`,
      end: html`${marks(line)}${due(line)}`,
    });
  }
}
customElements.define("yc-feedback", YcFeedback);
