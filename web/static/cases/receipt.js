// How a result was handed over, and what was signed for it: the drawing is shown when somebody asks, for each look is noted.
import { html, nothing } from "lit";
import { t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import { SIGNED } from "./signing.js";

/**
 * @param {{ signatureShown: boolean }} panel the case, which is drawn again when that changes
 * @param {Api.CaseView} view
 */
export function receipt(panel, view) {
  if (view.state !== "closed" || !view.collected || ["post", "at_once"].includes(view.collected)) return nothing;
  const file = view.files.find((one) => one.use === "signature" && !one.struck);
  const shown = html`<img src="/api/v1/cases/${view.case}/files/${file?.id}" alt=${t("The signature")} />`;
  const button = html`<button type="button" class="btn btn-outline-secondary" @click=${() => (panel.signatureShown = true)}>
      ${icon("open")}${t("Show the signature")}
    </button>
    <small class="soft">${t("Each look is noted.")}</small>`;
  return html`<section aria-labelledby="receipt" class="pad-signature">
    <h3 id="receipt">${t("Receipt of the result")}</h3>
    <p>${t(SIGNED[view.signed])}</p>
    ${file ? (panel.signatureShown ? shown : html`<p>${button}</p>`) : nothing}
  </section>`;
}
