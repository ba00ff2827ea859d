// <yc-windows>: windows × categories; a menu at each row moves categories to and from it.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { YcElement } from "/static/web/shared/element.js";
import { number, pick, t } from "/static/web/shared/words.js";
import { badgeOf } from "../console/standing.js";
import { icon } from "../staff/icons.js";
import "./allocation.js";

class YcWindows extends YcElement {
  static properties = { view: { attribute: false }, busy: {}, changing: { state: true } };

  constructor() {
    super();
    this.changing = "";
    this.addEventListener("done", () => this.shut());
  }

  shut() {
    const id = this.changing;
    this.changing = "";
    this.updateComplete.then(() => this.querySelector(`[data-window="${id}"]`)?.focus());
  }

  render() {
    const { windows, categories } = this.view;
    return html`<section class="card" id="windows" aria-labelledby="windows-heading"><h2 id="windows-heading">${t("Windows and categories")}<small>${t("{open} of {all} open", { open: number(windows.filter((w) => w.state === "open").length), all: number(windows.length) })}</small></h2>
      <div class="scroll"><table class="table matrix"><thead><tr><th scope="col">${t("Window")}</th><th scope="col">${t("Clerk")}</th><th scope="col">${t("State")}</th><th scope="col">${t("Number")}</th><th scope="col" class="count">${t("Served")}</th>
        ${categories.map(({ load }) => html`<th scope="col" class="mark"><abbr title=${pick(load.name)}>${load.prefix}</abbr></th>`)}<th scope="col"><span class="visually-hidden-text">${t("Change")}</span></th></tr></thead>
      <tbody>${repeat(windows, (w) => w.id, (w) => this.row(w))}</tbody></table></div>
      <p class="legend soft">${categories.map(({ load }) => html`<span>${load.prefix} ${pick(load.name)}</span>`)}</p></section>`;
  }

  row(window) {
    const { categories } = this.view;
    const open = this.changing === window.id;
    const state = window.state === "open" ? window.ticket_state || "free" : window.state;
    const words = t("Change the categories of {window}", { window: pick(window.name) });
    return html`<tr class=${open ? "changing" : ""}>
        <th scope="row">${pick(window.name)}</th><td>${window.clerk_name || "—"}</td>
        <td>${badgeOf(state)}${window.reason ? html`<small class="soft">${t(window.reason)}</small>` : nothing}</td>
        <td class="strong">${window.number || "—"}</td><td class="count">${number(window.served)}</td>
        ${categories.map(({ load }) => html`<td class="mark">${window.categories.includes(load.id) ? html`<span class="on" title=${pick(load.name)}>${icon("check")}<span class="visually-hidden-text">${pick(load.name)}</span></span>` : nothing}</td>`)}
        <td><button type="button" class="btn btn-outline-secondary" data-window=${window.id} aria-expanded=${String(open)} aria-label=${words} @click=${() => (this.changing = open ? "" : window.id)}>${icon("switch")}${t("Change")}</button></td>
      </tr>
      ${open ? html`<tr class="menu"><td colspan=${6 + categories.length}><yc-allocation .window=${window} .view=${this.view} busy=${this.busy}></yc-allocation></td></tr>` : nothing}`;
  }
}
customElements.define("yc-windows", YcWindows);
