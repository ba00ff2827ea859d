// The panel that a button opened, beside the work: never a dialog in front of it.
import { html, nothing } from "lit";
import "../feedback/concern-form.js";
import "./accept-panel.js";
import "./issue-panel.js";
import "./outcome-panel.js";
import "./reason-panel.js";
import "./transfer-panel.js";

const leave = (event) => event.target.dispatchEvent(new CustomEvent("panel", { detail: "concern", bubbles: true }));

/** @param {Api.DeskView} view @param {Api.HallView | null} facts @param {Api.Who | null} me */
const opened = (panel, view, facts, busy, me) => {
  switch (panel) {
    case "hold":
    case "pause":
      return html`<yc-reason-panel kind=${panel} busy=${busy}></yc-reason-panel>`;
    case "accept":
      return html`<yc-accept-panel .view=${view} .me=${me}></yc-accept-panel>`;
    case "issue":
      return html`<yc-issue-panel .view=${view} .me=${me}></yc-issue-panel>`;
    case "concern":
      return html`<yc-concern-form hall=${view.hall} .ticket=${view.ticket} @leave=${leave}></yc-concern-form>`;
    case "transfer":
      return html`<yc-transfer-panel me=${me?.name ?? ""} .view=${view} .facts=${facts} busy=${busy}></yc-transfer-panel>`;
    case "outcome":
      return html`<yc-outcome-panel busy=${busy}></yc-outcome-panel>`;
    default:
      return nothing;
  }
};

/** @param {Api.DeskView} view @param {Api.HallView | null} facts @param {Api.Who | null} me */
export const panelOf = (panel, view, facts, busy, me) =>
  panel ? html`<div class="opened">${opened(panel, view, facts, busy, me)}</div>` : nothing;
