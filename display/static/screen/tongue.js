// The language of a screen that nobody touches: Chinese, English, or Chinese with the English beside it.
import { html } from "lit";
import { HOME, inLanguage, languages, setLanguage, traits } from "/static/web/shared/words.js";

let both = false;

/** The key of a language ("zh", "en") or "both"; anything else leaves the browser's own. */
export async function speakIn(wanted) {
  if (!wanted) return;
  both = wanted === "both";
  document.documentElement.classList.toggle("both", both); // two languages take more room
  await setLanguage(languages.find((one) => one.key === wanted)?.id ?? HOME, { remember: false }).catch(() => {});
}

/** What is spoken now, in the words of `speakIn`. */
export const spoken = () => (both ? "both" : traits().key);

/** What `words()` gives, and in a screen of two languages its English after it. */
export function said(words) {
  if (!both) return words();
  const own = words();
  const english = inLanguage("en", words);
  return own === english ? own : html`${own} <span class="also" lang="en">${english}</span>`;
}
