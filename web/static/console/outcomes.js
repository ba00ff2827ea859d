// How a service may end.
import { t } from "/static/web/shared/words.js";

export const OUTCOMES = [
  ["done", "Completed", "check"],
  ["materials_missing", "Materials missing, will come back", "list"],
  ["rejected", "Not accepted", "absent"],
  ["consulted", "Advice only", "info"],
];

export const outcomeWords = (outcome) => t(OUTCOMES.find(([code]) => code === outcome)?.[1] ?? outcome);
