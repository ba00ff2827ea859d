// <yc-audit-trail>: what happened, looked for; the newest first, a line opens to the entry in the journal.
import { html, nothing } from "lit";
import { get } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { pick, t, tag } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import "./entry.js";

/** What can be asked for, with its words; each is a part of the page's address too. */
const FIELDS = {
  person: "Person",
  ticket: "Ticket number",
  case: "Case number",
  window: "Window",
};
const KINDS = { entry: "Entry of the journal", look: "Look at personal data", security: "At the doors" };
const ASKED = [...Object.keys(FIELDS), "item", "command", "hall", "kind", "since", "until"];

/** @extends {YcElement<{ halls: Api.HallView[], bound: string, asked: Record<string, string>, lines: Api.AuditLine[] | null, more: string, whole: boolean, opened: string, problem: string }>} */
class YcAuditTrail extends YcElement {
  static properties = {
    halls: { attribute: false },
    bound: { attribute: false },
    asked: { state: true },
    lines: { state: true },
    more: { state: true },
    whole: { state: true },
    opened: { state: true },
    problem: { state: true },
  };

  constructor() {
    super();
    /** @type {Api.HallView[]} */
    this.halls = [];
    this.bound = "";
    const address = new URLSearchParams(location.search);
    /** @type {Record<string, string>} */
    this.asked = Object.fromEntries(ASKED.map((name) => [name, address.get(name) ?? ""]).filter(([, value]) => value));
    /** @type {Api.AuditLine[] | null} */
    this.lines = null;
    this.more = "";
    this.whole = true;
    this.opened = "";
    this.problem = "";
  }

  connectedCallback() {
    super.connectedCallback();
    this.read("");
  }

  submit(event) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    this.ask(Object.fromEntries([...form].map(([name, value]) => [name, String(value).trim()]).filter(([, value]) => value)));
  }

  /** @param {Record<string, string>} asked */
  ask(asked) {
    this.asked = asked;
    this.lines = null;
    this.opened = "";
    history.replaceState(null, "", `${location.pathname}?${new URLSearchParams(asked)}`);
    this.read("");
  }

  /** @param {string} before the `more` of the page before */
  async read(before) {
    this.problem = "";
    const asked = this.asked;
    try {
      const wanted = new URLSearchParams({ ...asked, ...(before ? { before } : {}) });
      const page = await get(/** @type {"/audit"} */ (`/audit?${wanted}`));
      if (asked !== this.asked) return; // of another search
      this.lines = [...(before ? (this.lines ?? []) : []), ...page.lines];
      this.more = page.more;
      this.whole = page.whole;
    } catch (problem) {
      this.problem = problem.message || t("The server did not answer. Please check the screen and try again.");
      this.lines ??= [];
    }
  }

  render() {
    return html`<section class="card" aria-labelledby="trail">
        <h2 id="trail">${t("Search")}</h2>
        ${this.form()}
      </section>
      ${this.problem ? html`<p class="fault" role="alert">${icon("alert")}<span>${this.problem}</span></p>` : nothing}
      ${this.whole ? nothing : html`<p class="note" role="status">${icon("clock")}${t("What happened last is still being taken in. Please search again in a moment.")}</p>`}
      <section class="card" aria-label=${t("What was found")} aria-busy=${this.lines === null}>
        ${this.lines === null ? html`<p class="soft">${t("Loading…")}</p>` : this.lines.length ? this.table(this.lines) : html`<p class="soft" role="status">${t("Nothing like this happened.")}</p>`}
        ${this.more ? html`<button type="button" class="btn btn-outline-primary" @click=${() => this.read(this.more)}>${t("Older ones")}</button>` : nothing}
      </section>`;
  }

  form() {
    const { asked } = this;
    return html`<form role="search" @submit=${this.submit}>
      <div class="asked">
        ${Object.entries(FIELDS).map(
          ([name, words]) =>
            html`<label>${t(words)}<input class="form-control" name=${name} .value=${asked[name] ?? ""} autocomplete="off" /></label>`,
        )}
        <label
          >${t("Hall")}<select class="form-select" name="hall">
            ${this.bound ? nothing : html`<option value="">${t("All halls")}</option>`}
            ${this.halls.map((hall) => html`<option value=${hall.id} ?selected=${asked.hall === hall.id}>${pick(hall.name)}</option>`)}
          </select></label
        >
        <label
          >${t("Kind")}<select class="form-select" name="kind">
            <option value="">${t("Of every kind")}</option>
            ${Object.entries(KINDS).map(([kind, words]) => html`<option value=${kind} ?selected=${asked.kind === kind}>${t(words)}</option>`)}
          </select></label
        >
        <label>${t("From")}<input class="form-control" type="date" name="since" .value=${asked.since ?? ""} /></label>
        <label>${t("To")}<input class="form-control" type="date" name="until" .value=${asked.until ?? ""} /></label>
      </div>
      ${asked.item ? html`<input type="hidden" name="item" .value=${asked.item} />` : nothing}
      ${asked.command ? html`<input type="hidden" name="command" .value=${asked.command} />` : nothing}
      <div class="buttons">
        <button class="btn btn-primary">${icon("search")}${t("Search")}</button>
        <button type="button" class="btn btn-outline-secondary" @click=${() => this.ask({})}>${t("Show everything")}</button>
        <a class="btn btn-outline-primary" href="/api/v1/audit.csv?${new URLSearchParams({ ...asked, language: tag() })}" download
          >${icon("save")}${t("Save as a sealed CSV file")}</a
        >
      </div>
    </form>`;
  }

  /** @param {Api.AuditLine[]} lines */
  table(lines) {
    return html`<table class="table">
      <thead>
        <tr>
          <th>${t("Time")}</th>
          <th>${t("What happened")}</th>
          <th>${t("Who")}</th>
          <th>${t("What it is about")}</th>
          <th>${t("Entry")}</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map((line) => this.line(line))}
      </tbody>
    </table>`;
  }

  /** @param {Api.AuditLine} line */
  line(line) {
    const id = `${line.kind}/${line.stream}/${line.seq}`;
    const open = this.opened === id;
    return html`<tr>
        <td>
          <time datetime=${line.at}>${line.at.slice(0, 10)} <span>${line.at.slice(11, 19)}</span></time>
        </td>
        <td>${pick(line.words)}${line.kind === "entry" ? html`<small lang="en">${line.what}</small>` : this.beside(line)}</td>
        <td>${this.who(line)}</td>
        <td class="about">${this.about(line)}</td>
        <td>
          ${
            line.opens
              ? html`<button
                  type="button"
                  class="btn btn-outline-primary"
                  aria-expanded=${open}
                  aria-label="${t("Open the entry")} ${line.stream} ${line.seq}"
                  @click=${() => (this.opened = open ? "" : id)}
                >
                  ${line.seq}
                </button>`
              : nothing
          }
        </td>
      </tr>
      ${
        open
          ? html`<tr class="opened">
              <td colspan="5"><yc-audit-entry .stream=${line.stream} .seq=${line.seq}></yc-audit-entry></td>
            </tr>`
          : nothing
      }`;
  }

  /** Of what is no entry: why somebody looked, from where, how often. @param {Api.AuditLine} line */
  beside(line) {
    return html`${line.reason ? html`<small>${line.reason}</small>` : nothing}
    ${line.times > 1 ? html`<small>${t("{count} times until {time}", { count: line.times, time: line.last_at.slice(11, 19) })}</small>` : nothing}
    ${line.source ? html`<small>${t("from {source}", { source: line.source })}</small>` : nothing}`;
  }

  /** @param {Api.AuditLine} line */
  who(line) {
    if (!line.actor) return html`<span class="soft">${t("unknown name")}</span>`;
    const id = line.actor.split(":").pop();
    if (!id) return html`<span class="soft">${t("a citizen")}</span>`;
    return html`<a href="?person=${encodeURIComponent(id)}">${line.who}</a><small lang="en">${line.actor}</small>`;
  }

  /** @param {Api.AuditLine} line */
  about(line) {
    const hall = this.halls.find((one) => one.id === line.hall);
    const at = line.hall && { hall: line.hall };
    /** @type {[string, string, Record<string, string>][]} */
    const named = [
      [t("Window"), line.window, { window: line.window, ...at }],
      [t("Ticket number"), line.ticket, { ticket: line.ticket }],
      [t("Case"), line.case, { case: line.case }],
      [t("Item concerned"), line.item, { item: line.item }],
    ];
    return html`${line.hall ? html`<span>${hall ? pick(hall.name) : line.hall}</span>` : nothing}
    ${named.map(([words, id, asked]) => (id ? html`<span>${words} <a href="?${new URLSearchParams(asked)}">${id}</a></span>` : nothing))}`;
  }
}
customElements.define("yc-audit-trail", YcAuditTrail);
