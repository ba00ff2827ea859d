// What a window's sign says of its state: a class, words, a mark; and the sign drawn from its view.
import { html, nothing, svg } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { opening, opensToday } from "/static/web/shared/opening.js";
import { pick, t } from "/static/web/shared/words.js";
import { said } from "../screen/tongue.js";

const MARKS = {
  closed: svg`<path d="m12 12 24 24M36 12 12 36"></path>`,
  paused: svg`<path d="M17 10v28M31 10v28"></path>`,
  free: svg`<circle cx="24" cy="24" r="17"></circle><path d="M24 13v12l8 5"></path>`,
  serving: svg`<circle cx="24" cy="15" r="8"></circle><path d="M8 42c0-10 7-16 16-16s16 6 16 16"></path>`,
  called: svg`<path d="M6 24h32M26 11l13 13-13 13"></path>`,
};

/**
 * The class of the window's state and what gives its words.
 *
 * @param {Api.SignView} view
 */
function standing(view) {
  if (!view.day_open && !view.number)
    return ["closed", opensToday(view) ? () => t("The hall is closed now.") : () => t("Closed for today")];
  if (view.state === "closed") return ["closed", () => t("Window closed")];
  if (view.state === "paused") return ["paused", () => t("Service paused")];
  if (!view.number) return ["free", () => t("Please wait for your call")];
  return view.serving ? ["serving", () => t("Now serving")] : ["called", () => t("Please come to this window")];
}

/**
 * What helps at a closed window: when it goes on; while the hall is open, the others.
 *
 * @param {Api.SignView} view
 */
function instead(view) {
  if (opening(view)) return said(() => opening(view));
  return view.day_open ? said(() => t("For other windows, please watch the hall board.")) : nothing;
}

/** @param {Api.SignView} view */
export function sign(view, flash) {
  const [state, words] = standing(view);
  const mark = html`<svg class="mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false">${MARKS[state]}</svg>`;
  const number = view.state === "open" ? view.number : "";
  return html`<header>
      <h1>${said(() => pick(view.name))}</h1>
      <p>${view.categories.map((c) => html`<span>${said(() => pick(c))}</span>`)}</p>
    </header>
    <main class="${state} ${flash ? "flash" : ""}" aria-live="polite">
      ${repeat(
        [state],
        (kind) => kind,
        () =>
          html` ${number ? html`<p class="number ${number.length > 4 ? "long" : ""}">${number}</p>` : mark}
            <p class="state">${number ? mark : nothing}${said(words)}</p>
            ${state === "paused" && view.reason ? html`<p class="reason">${said(() => t("Reason: {reason}", { reason: t(view.reason) }))}</p>` : nothing}
            ${state === "closed" ? html`<p class="reason">${instead(view)}</p>` : nothing}`,
      )}
    </main>`; // another state is another picture, not the old one moved
}
