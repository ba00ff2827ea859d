// Where whoever fetches a result signs for it: on paper, on a pad, or not at all.
import { html, nothing } from "lit";
import { t } from "/static/web/shared/words.js";
import "./pad-signature.js";

export const SIGNED = { none: "It was not signed", paper: "It was signed on paper", pad: "It was signed on a pad" };

/**
 * A pad of ours beside the window draws it; of another maker's it is only said.
 *
 * @param {{ signed: string, signature: string, hall: string, window: string, view: Api.CaseView }} form
 */
export function signing(form) {
  const choose = (event) => Object.assign(form, { signed: event.target.value, signature: "" });
  const drawn = (event) => (form.signature = event.detail);
  return html`<label class="form-label" for="signed">${t("Receipt of the result")}</label
    ><select class="form-select" id="signed" @change=${choose}>
      ${Object.entries(SIGNED).map(([code, words]) => html`<option value=${code} ?selected=${code === form.signed}>${t(words)}</option>`)}
    </select>
    ${
      form.signed === "pad" && form.window
        ? html`<yc-pad-signature hall=${form.hall} window=${form.window} case=${form.view.case} @signed=${drawn}></yc-pad-signature>`
        : nothing
    }`;
}
