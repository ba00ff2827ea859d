// Whole pages for when there is nothing to choose: not enrolled, no such hall, not here yet.
import { html } from "lit";
import { t } from "/static/web/shared/words.js";
import { icon } from "/static/web/shared/icons.js";

export const waiting = () => html`<main class="notice" aria-busy="true"><p>${t("Loading…")}</p></main>`;

export const nothingHere = (detail) =>
  html`<main class="notice" role="alert">
    ${icon("question")}
    <h1>${detail}</h1>
    <p>${t("Please check the address of this page.")}</p>
  </main>`;

export const notEnrolled = (kiosk, again) =>
  html`<main class="notice" role="alert">
    ${icon("lock")}
    <h1>${t("This screen is not registered")}</h1>
    <p lang="en">This screen is not registered</p>
    <p>
      ${t("It cannot give out numbers yet. Staff: please open the link for kiosk {kiosk}, with its token, once on this screen. The link is in the server's start-up messages.", { kiosk })}
    </p>
    <p>${t("Visitors: please use another kiosk or ask at the information desk.")}</p>
    <button type="button" class="big" @click=${again}>${t("Try again")}</button>
  </main>`;
