// Whose case it is, as it should be: the form, and what was put right or revoked so far.
import { html, nothing } from "lit";
import { t } from "/static/web/shared/words.js";
import { decisionWords } from "../shared/case-words.js";
import { icon } from "../shared/icons.js";
import { stamp } from "./moments.js";

const REASONS = {
  mistyped: "Written down wrongly",
  changed: "New name, telephone or document",
  agent: "Somebody else acts for the applicant",
};

/**
 * Who applies, out of a form with these fields; what is known of an agent and has no field stays with the same agent.
 *
 * @param {FormData} form
 * @param {Api.Applicant | null} [known]
 */
export function applicantOf(form, known = null) {
  const text = (name) => String(form.get(name) ?? "").trim();
  const agent = text("agent");
  const same = known?.agent?.name === agent ? known.agent : {};
  return { name: text("name"), id_number: text("id_number"), phone: text("phone"), ...(agent ? { agent: { ...same, name: agent } } : {}) };
}

/**
 * Filled in with what is known; nothing before that is there.
 *
 * @param {Api.Whose | null} whose
 */
export function putRight(whose) {
  if (!whose) return html`<p aria-busy="true">${t("Loading…")}</p>`;
  const known = whose.applicant;
  /** @param {string} name @param {string} label @param {string} value @param {boolean} needed */
  const field = (name, label, value, needed = false) =>
    html`<label class="form-label" for=${name}>${label}</label
      ><input class="form-control" id=${name} name=${name} value=${value} maxlength="40" autocomplete="off" ?required=${needed} />`;
  return html`${field("name", t("Name of the applicant"), known?.name ?? "", true)}
    ${field("id_number", t("ID or credit code"), known?.id_number ?? "")} ${field("phone", t("Telephone"), known?.phone ?? "")}
    ${field("agent", t("Agent (optional)"), known?.agent?.name ?? "")}
    <label class="form-label" for="why">${t("Reason")}</label>
    <select class="form-select" id="why" name="why">
      ${Object.entries(REASONS).map(([code, words]) => html`<option value=${code}>${t(words)}</option>`)}
    </select>`;
}

/**
 * What does not stand any more, for whoever opens the case later.
 *
 * @param {{ whose: Api.Whose | null }} page
 * @param {Api.CaseView} view
 */
export function amended({ whose }, view) {
  if (!view.put_right.length && !view.revocations.length) return nothing;
  return html`<section aria-labelledby="amended">
    <h3 id="amended">${t("Put right and revoked")}</h3>
    <ul class="rows">
      ${view.revocations.map(
        (one, n) =>
          html`<li>
            ${icon("back")}
            <div class="facts">
              <span>${t("Revoked: {decision}", { decision: decisionWords(one.decision) })}</span
              ><small class="soft">${stamp(one.at)} · ${one.by_name} · ${t("approved by {name}", { name: one.approver })}</small>
            </div>
            ${whose?.words[`revocation ${n}`] ? html`<q>${whose.words[`revocation ${n}`]}</q>` : nothing}
          </li>`,
      )}
      ${view.put_right.map(
        (one) =>
          html`<li>
            ${icon("user")}
            <div class="facts">
              <span>${t("Whose case it is: {why}", { why: t(REASONS[one.reason]) })}</span
              ><small class="soft">${stamp(one.at)} · ${one.by_name}</small>
            </div>
          </li>`,
      )}
    </ul>
  </section>`;
}
