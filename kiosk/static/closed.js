// Why no number can be had of a category, in words; "" while one can. Cut off, what counts are the numbers set aside.
import { t } from "/static/web/shared/words.js";

/** @param {Api.CategoryLoad} category @param {Api.Offline | null} offline */
export function closedWords(category, offline) {
  if (!category.served) return t("Not available today, please ask our staff");
  if (offline) return offline.left[category.id] ? "" : t("No numbers left, please ask our staff");
  return category.full ? t("Full for now, please come back later") : "";
}
