// A line of a list of cases: pressed, it chooses the case; what stands on it is its list's.
import { html } from "lit";
import { decisionWords } from "../shared/case-words.js";
import { icon } from "../shared/icons.js";

/**
 * `facts` stand at its beginning, `end` at its end.
 *
 * @param {{ chosen: boolean, choose: () => void, facts: unknown, end: unknown }} what
 */
export const caseLine = ({ chosen, choose, facts, end }) =>
  html`<li>
    <button type="button" class="line-button ${chosen ? "active" : ""}" aria-pressed=${String(chosen)} @click=${choose}>
      <span class="facts">${facts}</span><span class="end">${end}</span>
    </button>
  </li>`;

/** @param {string} decision */
export const decisionBadge = (decision) => {
  const approved = decision === "approved";
  return html`<span class="badge-state ${approved ? "good" : "bad"}">${icon(approved ? "check" : "not")}${decisionWords(decision)}</span>`;
};
