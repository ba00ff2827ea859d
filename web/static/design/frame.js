// The frame of the design pages: sections of samples, once in each theme, side by side.
import { html } from "lit";
import { THEMES } from "/static/web/shared/look.js";
import { t } from "/static/web/shared/words.js";

const PAGES = [
  ["/design", "Staff pages"],
  ["/design/kiosk", "Kiosk"],
  ["/design/display", "Boards"],
  ["/design/phone", "Phone"],
];
const NAMES = { light: "Light", dark: "Dark", contrast: "High contrast" };
const asked = new URLSearchParams(location.search).get("only");

export const links = () =>
  html`<nav class="design-pages">
    ${PAGES.map(([href, words]) => html`<a href=${href} aria-current=${href === location.pathname ? "page" : "false"}>${t(words)}</a>`)}
  </nav>`;

/**
 * `sections()`: [[heading, [[state, content]]]]; drawn anew for each theme, because a part can stand in one place only.
 *
 * @param {() => any[]} sections
 * @param {() => unknown} above
 */
export const themes = (sections, above = () => "") =>
  html`<main class="design">
    ${THEMES.filter((theme) => !asked || theme === asked).map(
      (theme) =>
        html`<section
          class="theme"
          data-theme=${theme}
          data-board=${theme}
          data-bs-theme=${theme === "dark" ? "dark" : "light"}
          aria-label=${t(NAMES[theme])}
        >
          <h2>${t(NAMES[theme])}</h2>
          ${above()}${sections().map(
            ([heading, samples]) =>
              html`<h3>${t(heading)}</h3>
                ${samples.map(
                  ([state, content]) =>
                    html`<figure>
                      <figcaption>${state && t(state)}</figcaption>
                      <div class="sample">${content}</div>
                    </figure>`,
                )}`,
          )}
        </section>`,
    )}
  </main>`;
