// What each step of rating and complaining is called, on the screen and read aloud.
import { kindWords } from "/static/web/feedback/said-words.js";
import { pick, t } from "/static/web/shared/words.js";

/** @param {import("./saying.js").Saying} saying @returns {[title: string, hint: string]} */
export function headingOf(saying) {
  const steps = {
    home: () => [t("Rate, ask or complain"), t("What would you like to do?")],
    entry: () => [
      t("Number and code of your paper"),
      t("Both stand on the slip or on the receipt. You can also hold its code under the scanner."),
    ],
    levels: () => [t("How satisfied are you with this service?"), pick(saying.asked?.name) ?? ""],
    reasons: () => [saying.level <= 2 ? t("What could we do better?") : t("What mattered to you?"), t("You may choose several, or none.")],
    thanks: () => [t("Thank you for your rating"), t("Have a good day.")],
    kind: () => [t("What would you like to tell us?"), ""],
    topic: () => [kindWords(saying.kind), t("What is it about?")],
    phone: () => [t("May we call you?"), t("Type a telephone number, or leave it empty.")],
    told: () => [t("It has arrived. Thank you."), t("Please write down number and code, or take a picture: with them you see the answer.")],
  };
  return /** @type {[string, string]} */ (steps[saying.step]());
}
