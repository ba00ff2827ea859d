// What the person signed in may change in this hall, as the table of routes says; the page brings it along.
const brought = document.getElementById("may");
const allowed = brought ? new Set(JSON.parse(brought.textContent)) : null;

/** `path` below the hall, as the table has it: "day/open", "windows/{window}/start". A page of samples shows everything. */
export const may = (path) => allowed?.has(path) ?? true;

const ABOUT_CASES = /^\/(cases|case|issuing)\b/.test(location.pathname);
/** Whoever may only look, at what this page is about: cases, or the hall. */
export const readOnly = allowed !== null && ![...allowed].some((path) => path.startsWith("cases/") === ABOUT_CASES);

const LEADING = ["manager", "admin"];

/**
 * Whether somebody manages every hall: what is everybody's (catalogue, calendar) is theirs to change.
 *
 * @param {Api.Who | null} me
 */
export const managesAll = (me) => Boolean(me && !me.hall && me.roles.some((role) => LEADING.includes(role)));

/**
 * Whether somebody else is signed in there: then `me` may look, and act only after taking the window over.
 *
 * @param {Api.DeskView} view
 * @param {Api.Who | null} me
 */
export const foreign = (view, me) =>
  Boolean(me && view.window.clerk && view.window.clerk !== me.name && !me.roles.some((role) => LEADING.includes(role)));

/**
 * The view of a desk with the actions that this person may take there.
 *
 * @param {Api.DeskView} view
 * @param {Api.Who | null} me
 */
export const mine = (view, me) => (foreign(view, me) ? { ...view, actions: [] } : within(view));

/** @param {Api.DeskView} view */
const within = (view) => ({ ...view, actions: view.actions.filter((action) => may(`windows/{window}/${action}`)) });
