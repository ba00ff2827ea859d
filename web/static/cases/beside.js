// What stands in a case beside its departments: limits that were passed and what other departments were asked, each with the
// button of whoever owes a word.
import { html, nothing } from "lit";
import { dayName, pick, t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import { lampBadge } from "./lamp.js";
import { stamp } from "./moments.js";

const JOINT = "@joint"; // what stands for the task in a lamp of the joint application's own limit

/** @typedef {{ me: Api.Who | null, whose: Api.Whose | null, itsButton: (action: string, about: string) => unknown }} Page */

/** @param {Page} page */
const said = ({ whose }, about) => (whose?.words[about] ? html`<q class="step">${whose.words[about]}</q>` : nothing);

/**
 * The departments owe a word about each; a yellow lamp only reminds.
 *
 * @param {Page} page
 * @param {Api.CaseView} view
 */
export function passed(page, view) {
  const lit = view.lamps.filter(({ lamp }) => lamp !== "yellow");
  if (!lit.length) return nothing;
  const asks = (lamp) =>
    !lamp.answered_at &&
    view.tasks.some((task) => (["", JOINT].includes(lamp.task) || task.id === lamp.task) && page.me?.departments.includes(task.department));
  return html`<section aria-labelledby="passed">
    <h3 id="passed">${t("Limits passed")}</h3>
    <ul class="rows">
      ${lit.map(
        (lamp) =>
          html`<li>
            ${lampBadge(lamp.lamp)}
            <div class="facts">
              <span
                >${lamp.task === JOINT ? t("Part of a joint application") : pick(view.tasks.find((task) => task.id === lamp.task)?.name ?? view.name)}</span
              ><small class="soft">${t("until {day}", { day: dayName(lamp.due) })}</small>
            </div>
            ${lamp.answered_at ? html`<span class="soft">${icon("check")}${lamp.by_name}</span>` : nothing}
            ${asks(lamp) ? page.itsButton("answer_lamp", lamp.id) : nothing} ${said(page, `lamp ${lamp.id}`)}
          </li>`,
      )}
    </ul>
  </section>`;
}

/**
 * @param {Page} page
 * @param {Api.CaseView} view
 */
export function asked(page, view) {
  if (!view.advice.length) return nothing;
  const asks = (one) => !one.given_at && view.state === "accepted" && page.me?.departments.includes(one.department);
  return html`<section aria-labelledby="advice">
    <h3 id="advice">${t("Asked of other departments")}</h3>
    <ul class="rows">
      ${view.advice.map(
        (one) =>
          html`<li>
            <div class="facts"><span>${one.department}</span><small class="soft">${one.asked_by_name} · ${stamp(one.asked_at)}</small></div>
            ${one.given_at ? html`<span class="soft">${icon("check")}${one.given_by_name}</span>` : nothing}
            ${asks(one) ? page.itsButton("give_advice", one.id) : nothing} ${said(page, `question ${one.id}`)}
            ${said(page, `advice ${one.id}`)}
          </li>`,
      )}
    </ul>
  </section>`;
}
