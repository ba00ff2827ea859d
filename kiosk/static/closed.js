// Why no number can be had of a category, in words; "" while one can. Cut off, what counts are the numbers set aside.
import { t } from "/static/web/shared/words.js";

export function closedWords(category, offline) {
  if (!category.served) return t("No window today, please ask at the desk");
  if (offline) return offline.left[category.id] ? "" : t("Numbers used up, please ask at the desk");
  return category.full ? t("Full for now, please come later") : "";
}
