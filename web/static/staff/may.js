// What the person signed in may change in this hall, as the table of routes says; the page brings it along.
const brought = document.getElementById("may");
const allowed = brought ? new Set(JSON.parse(brought.textContent)) : null;

/** `path` below the hall, as the table has it: "day/open", "windows/{window}/start". A page of samples shows everything. */
export const may = (path) => allowed?.has(path) ?? true;

/** Whoever may only look. */
export const readOnly = allowed?.size === 0;

/** The view of a desk with the actions that this person may take there. */
export const mine = (view) => ({ ...view, actions: view.actions.filter((action) => may(`windows/{window}/${action}`)) });
