// Bootstrap's light or dark, after the system; high contrast is drawn on white, as the tokens are.
const dark = matchMedia("(prefers-color-scheme: dark)");
const contrast = matchMedia("(prefers-contrast: more)");
const apply = () => {
  document.documentElement.dataset.bsTheme = dark.matches && !contrast.matches ? "dark" : "light";
};
dark.addEventListener("change", apply);
contrast.addEventListener("change", apply);
apply();
