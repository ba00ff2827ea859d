// How a page looks: light, dark or high contrast, and the size of its text. The address, then the person's own choice, then
// the system decide.
const KEY = "yichuang-look";
export const THEMES = ["light", "dark", "contrast"];
export const TEXTS = ["normal", "large", "largest"];
const root = document.documentElement;
const asked = new URLSearchParams(location.search);
const dark = matchMedia("(prefers-color-scheme: dark)");
const contrast = matchMedia("(prefers-contrast: more)");

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "null") ?? {};
  } catch {
    return {}; // a browser without storage still shows the page
  }
}

let kept = read();
const system = () => (contrast.matches ? "contrast" : dark.matches ? "dark" : "light");
const known = (value, list) => (list.includes(value) ? value : null);

/** {theme: chosen or "system", text}. */
export const look = () => ({ theme: known(kept.theme, THEMES) ?? "system", text: known(kept.text, TEXTS) ?? "normal" });

function apply() {
  const theme = known(asked.get("theme"), THEMES) ?? known(kept.theme, THEMES) ?? system();
  root.dataset.theme = theme;
  root.dataset.bsTheme = theme === "dark" ? "dark" : "light"; // high contrast is drawn on white
  root.dataset.text = known(asked.get("text"), TEXTS) ?? look().text;
}

/** Keep a choice on this device: {theme} or {text}. */
export function choose(change) {
  kept = { ...kept, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // as above
  }
  apply();
}

dark.addEventListener("change", apply);
contrast.addEventListener("change", apply);
apply();
