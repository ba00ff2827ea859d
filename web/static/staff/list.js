// Several names in one line, as the language joins them.
import { language } from "/static/web/shared/words.js";

export const listed = (parts) => parts.join(language() === "en" ? ", " : "、");
