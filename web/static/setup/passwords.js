// What is wrong with the two fields of the password; the rest of the faults come from the server.
import { t } from "/static/web/shared/words.js";

export const LEAST = 8;

/** `kept`: there is a password already, and two empty fields leave it as it is. */
export function passwordFaults({ first, again }, kept) {
  if (kept && !first && !again) return [];
  if (first.length < LEAST) return [{ place: "password", words: () => t("A password needs at least eight characters.") }];
  return first === again ? [] : [{ place: "password-again", words: () => t("The two passwords differ. Please type it again.") }];
}
