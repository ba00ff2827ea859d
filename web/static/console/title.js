// The title of the tab: what a clerk must know while another window is in front.
import { number, pick, t } from "/static/web/shared/words.js";
import { standing, stateWords } from "./standing.js";

/** @param {Api.DeskView} view */
export const waiting = (view) => view.loads.reduce((sum, load) => sum + load.waiting, 0);

/** @param {Api.DeskView} view */
export function badge(view) {
  const state = standing(view);
  const place = pick(view.window.name);
  if (state === "called" || state === "serving") return `${view.ticket?.number} ${stateWords(state)} · ${place}`;
  if (state === "free") return `(${number(waiting(view))}) ${t("waiting")} · ${place}`;
  return `${stateWords(state)} · ${place}`;
}
