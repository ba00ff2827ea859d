// The language of a screen that nobody touches: Chinese, English, or Chinese with the English beside it.
import { html } from "lit";
import { inLanguage, language, setLanguage } from "/static/web/shared/words.js";

let both = false;

/** "zh", "en" or "both"; anything else leaves the browser's own. */
export async function speakIn(wanted) {
  if (!wanted) return;
  both = wanted === "both";
  document.documentElement.classList.toggle("both", both); // two languages take more room
  await setLanguage(wanted === "en" ? "en" : "zh_CN", { remember: false }).catch(() => {});
}

/** What is spoken now, in the words of `speakIn`. */
export const spoken = () => (both ? "both" : language() === "en" ? "en" : "zh");

/** What `words()` gives, and in a screen of two languages its English after it. */
export function said(words) {
  if (!both) return words();
  const own = words();
  const english = inLanguage("en", words);
  return own === english ? own : html`${own} <span class="also" lang="en">${english}</span>`;
}
