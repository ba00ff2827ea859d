// Priority groups by name; the view has only their ids.
import { pick } from "/static/web/shared/words.js";

/** @param {Api.HallView | null} facts @param {string} group */
export const groupName = (facts, group) => pick(facts?.groups.find((g) => g.id === group)?.name);
