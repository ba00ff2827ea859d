// Who is it for? The priority groups, "ordinary" already chosen, and the way of those who have an appointment.
import { html, nothing } from "lit";
import { icon } from "/static/web/shared/icons.js";
import { pick, t } from "/static/web/shared/words.js";

/**
 * An appointment is believed by its code; nobody can look it up while the network is cut.
 *
 * @param {Api.HallView} offer
 * @param {Api.GroupLine} group
 */
const byCode = (offer, group) => group.id === "appointment" && offer.appointment_codes;

/** @param {Api.GroupLine} group */
const booked = (group, cut, tell) =>
  html`<button type="button" data-say="group:${group.id}" ?disabled=${cut} @click=${() => tell("yc-booked")}>
    ${icon("clock")} ${t("I have an appointment")}
  </button>`;

/**
 * @param {Api.HallView} offer
 * @param {string} chosen
 * @param {boolean} cut whether the network is cut
 * @param {(name: string, detail?: string) => void} tell
 */
export function groups(offer, chosen, cut, tell) {
  const [appointment] = offer.groups.filter((g) => byCode(offer, g));
  const others = offer.groups.filter((g) => g !== appointment);
  if (others.length < 2 && !appointment) return nothing;
  return html`<div class="groups">
    ${
      others.length < 2
        ? nothing
        : html`<div class="group" role="group" aria-label=${t("Priority group")}>
            <span>${t("I am")}</span>
            ${others.map((g) => html`<button type="button" data-say="group:${g.id}" aria-pressed=${g.id === chosen} @click=${() => tell("yc-group", g.id)}>${pick(g.name)}</button>`)}
          </div>`
    }${appointment ? booked(appointment, cut, tell) : nothing}
  </div>`;
}
