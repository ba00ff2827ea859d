// What happened to the window without its clerk: other categories, another state, the end of the day.
import { inARow, listed, pick, t } from "/static/web/shared/words.js";
import { personName } from "../staff/session.js";

/**
 * A function that gives the sentence for the status line, or null; `mine`: the state that the clerk asked for last.
 *
 * @param {Api.DeskView} view
 * @param {Api.DeskView} before
 */
export function news(view, before, mine) {
  if (before.day_open && !view.day_open)
    return () =>
      inARow([
        t("Today's service has ended."),
        before.ticket ? t("{number} was not finished and has expired.", { number: before.ticket.number }) : "",
      ]);
  if (String([...view.window.categories].sort()) !== String([...before.window.categories].sort())) return () => moved(view);
  const { state } = view.window;
  return state !== before.window.state && state !== mine ? () => changed(view) : null;
}

/** @param {Api.DeskView} view */
function moved(view) {
  if (!view.loads.length) return t("No category is allocated to this window. Ask the hall's manager.");
  const categories = listed(view.loads.map((load) => pick(load.name)));
  if (view.moved_plan) return t("Under the plan “{plan}”, this window now serves {categories}.", { plan: view.moved_plan, categories });
  if (view.moved_by) return t("This window now serves {categories}: changed by {name}.", { categories, name: personName(view.moved_by) });
  return t("This window now serves {categories}.", { categories });
}

/** @param {Api.DeskView} view */
function changed({ window }) {
  if (window.state === "open") return t("The window is open. You can call.");
  return window.state === "paused" ? t("The window is paused: {reason}.", { reason: t(window.reason) }) : t("The window is closed.");
}
