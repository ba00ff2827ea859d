// The page for those who build on the API: Swagger UI over the server's own document, in the theme of this device.
import "./shared/look.js";

const root = document.documentElement;

/** Swagger UI knows two themes and is told by a class. */
function dress() {
  root.classList.toggle("dark-mode", root.dataset.theme === "dark");
}

/** A refusal's code leads here from its problem's `type`: what holds it is opened. */
function lead() {
  const wanted = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = wanted?.closest("details");
  if (!folded) return;
  folded.open = true;
  wanted?.scrollIntoView();
}

new MutationObserver(dress).observe(root, { attributeFilter: ["data-theme"] });
dress();
addEventListener("hashchange", lead);
lead();
globalThis.SwaggerUIBundle({
  url: "/api/v1/openapi.json",
  dom_id: "#operations",
  docExpansion: "none",
  filter: true,
  defaultModelsExpandDepth: 0,
  validatorUrl: null, // nobody outside is asked
});
