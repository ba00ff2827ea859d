// What honest days hardly ever have in their ratings, in words.
import { t } from "/static/web/shared/words.js";

const WORDS = {
  together: "Touched within moments of each other",
  all_fives: "Nothing but fives",
  same_delay: "The same moment after one service as after another",
  nobody_there: "Rated on the pad while nobody sat at the window",
  by_staff: "Sent by somebody who works here",
};

export const patternWords = (pattern) => t(WORDS[pattern] ?? pattern);
