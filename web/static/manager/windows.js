// <yc-windows>: windows × categories. A menu at each row changes what it serves; so does a category dragged onto the row.
import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { YcElement } from "/static/web/shared/element.js";
import { number, pick, t } from "/static/web/shared/words.js";
import { shortBadgeOf } from "../console/standing.js";
import { icon } from "../shared/icons.js";
import { may } from "../staff/may.js";
import "./allocation.js";
import { Dragging } from "./dragging.js";

const MOVES = may("windows/{window}/allocation");

/**
 * @extends {YcElement<{
 *   view: Api.ManagerView, busy: string, changing: string, more: any, over: string
 * }>}
 */
class YcWindows extends YcElement {
  static properties = { view: { attribute: false }, busy: {}, changing: { state: true }, more: { state: true }, over: { state: true } };

  constructor() {
    super();
    this.changing = "";
    this.more = ""; // the category that was dropped onto the window
    this.over = "";
    this.dragging = new Dragging(this);
    this.addEventListener("done", () => this.shut());
  }

  /** Only a table that needs no scrolling sideways can keep its head in sight while the page scrolls. */
  firstUpdated() {
    const box = /** @type {HTMLElement} */ (this.querySelector(".scroll"));
    const table = /** @type {HTMLElement} */ (box.querySelector(".matrix"));
    const width = new ResizeObserver(() => box.classList.toggle("fits", table.offsetWidth <= box.clientWidth));
    for (const e of [box, table]) width.observe(e);
  }

  shut() {
    const id = this.changing;
    this.change("");
    this.updateComplete.then(() => this.querySelector(`[data-window="${id}"]`)?.focus());
  }

  change(window, more = "") {
    this.changing = window;
    this.more = more;
  }

  dropped(window, category) {
    this.change(window, category);
  }

  render() {
    const { windows, categories } = this.view;
    return html`<section class="card" id="windows" aria-labelledby="windows-heading">
      <h2 id="windows-heading">
        ${t("Windows and categories")}<small
          >${t("{open} of {all} open", { open: number(windows.filter((w) => w.state === "open").length), all: number(windows.length) })}</small
        >
      </h2>
      ${MOVES ? html`<p class="soft drag-hint">${icon("info")} ${t("Drag a category's letter onto a window, or choose Change. You see the effect before anything changes.")}</p>` : nothing}
      <div class="scroll" role="group" tabindex="0" aria-labelledby="windows-heading">
        <table class="table matrix">
          <thead>
            <tr>
              <th scope="col">${t("Window")}</th>
              <th scope="col">${t("Clerk")}</th>
              <th scope="col">${t("State")}</th>
              <th scope="col">${t("Number")}</th>
              <th scope="col" class="count">${t("Served")}</th>
              ${categories.map(
                ({ load, late }) =>
                  html`<th scope="col" class="mark">
                    <abbr
                      class=${MOVES ? "drag" : ""}
                      data-label=${load.prefix}
                      title=${pick(load.name)}
                      @pointerdown=${(event) => MOVES && this.dragging.begin(event, load.id)}
                      >${load.prefix}</abbr
                    ><small class=${late ? "level bad" : "soft"}
                      >${number(load.waiting)}<span class="visually-hidden-text"
                        >${late ? t("waiting, over the promise") : t("people waiting")}</span
                      ></small
                    >
                  </th>`,
              )}${MOVES ? html`<th scope="col"><span class="visually-hidden-text">${t("Change")}</span></th>` : nothing}
            </tr>
          </thead>
          <tbody>
            ${repeat(
              windows,
              (w) => w.id,
              (w) => this.row(w),
            )}
          </tbody>
        </table>
      </div>
      <p class="legend soft">${categories.map(({ load }) => html`<span>${load.prefix} ${pick(load.name)}</span>`)}</p>
    </section>`;
  }

  row(window) {
    const { categories } = this.view;
    const open = this.changing === window.id;
    const state = window.state === "open" ? window.ticket_state || "free" : window.state;
    const words = t("Change the categories of {window}", { window: pick(window.name) });
    return html`<tr class="${open ? "changing" : ""} ${this.over === window.id ? "over" : ""}" data-row=${window.id}>
        <th scope="row">${pick(window.name)}</th>
        <td>${window.clerk_name || "—"}</td>
        <td>${shortBadgeOf(state)}${window.reason ? html`<small class="soft">${t(window.reason)}</small>` : nothing}</td>
        <td class="strong">${window.number || "—"}</td>
        <td class="count">${number(window.served)}</td>
        ${categories.map(({ load }) => html`<td class="mark">${window.categories.includes(load.id) ? html`<span class="on ${MOVES ? "drag" : ""}" data-label=${load.prefix} title=${pick(load.name)} @pointerdown=${(event) => MOVES && this.dragging.begin(event, load.id)}>${icon("check")}<span class="visually-hidden-text">${pick(load.name)}</span></span>` : nothing}</td>`)}
        ${MOVES ? html`<td><button type="button" class="btn btn-outline-secondary" data-window=${window.id} aria-expanded=${String(open)} aria-label=${words} @click=${() => this.change(open ? "" : window.id)}>${icon("switch")}${t("Change")}</button></td>` : nothing}
      </tr>
      ${
        open
          ? html`<tr class="menu">
              <td colspan=${6 + categories.length}>
                <yc-allocation .window=${window} .view=${this.view} .more=${this.more} busy=${this.busy}></yc-allocation>
              </td>
            </tr>`
          : nothing
      }`;
  }
}
customElements.define("yc-windows", YcWindows);
