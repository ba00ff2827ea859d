// What a window's state is called and which buttons belong to it; the server says which actions are allowed.
import { html } from "lit";
import { t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";

/**
 * closed, paused, free, called or serving.
 *
 * @param {Api.DeskView} view
 */
export const standing = (view) => (view.window.state === "open" ? (view.ticket?.state ?? "free") : view.window.state);

/** The panels and the actions that each prepares; an application is taken in, and a complaint written down, with a ticket or without one. */
const PANELS = {
  accept: ["finish", "call-next"],
  issue: ["finish", "call-next"],
  hold: ["hold"],
  transfer: ["transfer"],
  outcome: ["finish"],
  concern: ["finish", "call-next"],
  pause: ["pause"],
};

/**
 * Whether results are handed over now: to whoever stands there with a number for it, and to somebody without a number where the window
 * serves that category.
 *
 * @param {Api.DeskView} view
 */
const issues = ({ ticket, categories, loads }) =>
  ticket ? categories.some((one) => one.issuing && one.id === ticket.category) : loads.some((one) => one.issuing);

/**
 * Whether a panel belongs to what the window does now.
 *
 * @param {Api.DeskView} view
 * @param {string} panel
 */
export const fits = (view, panel) => (panel !== "issue" || issues(view)) && PANELS[panel].some((action) => view.actions.includes(action));

export const PRIMARY = {
  open: { words: "Open the window", icon: "power" },
  resume: { words: "Resume work", icon: "start" },
  "call-next": { words: "Call next", icon: "bell" },
  start: { words: "Start the service", icon: "start" },
  finish: { words: "Finish the service", icon: "check" },
};
export const PRIMARY_KEY = "F2";

/** The other buttons: `panel` opens below the button, `action` happens at once, `apart` has a row of its own. */
export const OTHERS = [
  { action: "finish", panel: "accept", words: "Open a case", icon: "book", key: "A" },
  { action: "finish", panel: "issue", words: "Hand over a result", icon: "hand", key: "I" },
  { action: "recall", words: "Call again", icon: "repeat", key: "R" },
  { action: "miss", words: "Did not come", icon: "absent", key: "M" },
  { action: "hold", panel: "hold", words: "Put on hold", icon: "hold", key: "H" },
  { action: "transfer", panel: "transfer", words: "Transfer", icon: "transfer", key: "T" },
  { action: "finish", panel: "outcome", words: "Other outcome", icon: "list", key: "O" },
  { action: "finish", panel: "concern", words: "Note a complaint", icon: "question", key: "W", apart: true },
  { action: "pause", panel: "pause", words: "Pause the window", icon: "pause", key: "P" },
  { action: "close", words: "Close the window", icon: "power", apart: true },
];

/**
 * Whether another button is there now.
 *
 * @param {Api.DeskView} view
 * @param {{ action: string, panel?: string }} other
 */
export const offered = (view, { action, panel }) => (panel ? fits(view, panel) : view.actions.includes(action));

/** In words, and in one word for a row that says "window" itself. */
const BADGES = {
  closed: ["Not open", "Not open", "power", "idle"],
  paused: ["Paused", "Paused", "pause", "warn"],
  free: ["Free", "Free", "ring", "good"],
  called: ["Called, on the way", "Called", "bell", "warn"],
  serving: ["Now serving", "Serving", "open", "good"],
};

export const stateWords = (state) => t((BADGES[state] ?? BADGES.closed)[0]);

/** A window's state as icon and words. */
export const badgeOf = (state) => {
  const [words, , drawing, level] = BADGES[state] ?? BADGES.closed;
  return html`<span class="badge-state ${level}">${icon(drawing)}${t(words)}</span>`;
};

/** The same in a table of windows. */
export const shortBadgeOf = (state) => {
  const [words, short, drawing, level] = BADGES[state] ?? BADGES.closed;
  return html`<span class="badge-state ${level}" title=${t(words)}>${icon(drawing)}${t(short)}</span>`;
};

/** @param {Api.DeskView} view */
export const stateBadge = (view) => badgeOf(standing(view));
