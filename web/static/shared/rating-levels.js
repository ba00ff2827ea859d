// The five levels of a rating, the face of each, and which reasons are offered with it. Nothing is preselected.
import { html, svg } from "lit";

/** @type {[level: number, words: string][]} */
export const LEVELS = [
  [5, "Very satisfied"],
  [4, "Satisfied"],
  [3, "Mostly satisfied"],
  [2, "Dissatisfied"],
  [1, "Very dissatisfied"],
];

/** Those that the hall offers with this level. @param {Api.ReasonLine[]} reasons @param {number} level */
export const offered = (reasons, level) => reasons.filter((one) => one.levels.includes(level));

const MOUTHS = {
  5: "M13 28c3 9 19 9 22 0z",
  4: "M14 29c4 6 16 6 20 0",
  3: "M15 32h18",
  2: "M14 34c4-5 16-5 20 0",
  1: "M13 36c3-9 19-9 22 0z",
};
const BROWS = { 1: svg`<path d="m12 14 8 3M36 14l-8 3"></path>` };

export const face = (level) =>
  html`<svg
    class="face"
    viewBox="0 0 48 48"
    aria-hidden="true"
    focusable="false"
    fill="none"
    stroke="currentColor"
    stroke-width="3"
    stroke-linecap="round"
    stroke-linejoin="round"
  >
    <circle cx="24" cy="24" r="21"></circle>
    <path d="M17 20v.1M31 20v.1" stroke-width="5"></path>
    ${BROWS[level]}
    <path d=${MOUTHS[level]}></path>
  </svg>`;
