// Why a button is not there to be pressed: in a few words, under its name. What cannot be at this stage at all is not shown.
import { t } from "/static/web/shared/words.js";

const WHY = {
  clock_stands: "The clock stands still",
  pause_not_listed: "No special procedure here",
  not_extendable: "No extension left",
  nothing_missing: "Nothing is missing",
  correction_told: "Already told once",
  fee_due: "Not paid yet",
  with_the_post: "The post has it",
  papers_under_way: "Papers are on their way",
  materials_missing: "Materials are missing",
};
export const whyNot = (code) => (WHY[code] ? t(WHY[code]) : "");
