// The papers of a case: which there are at its stage, and what stands on each. One table, in the order in which they come.
import { html, nothing } from "lit";
import { number, pick, t } from "/static/web/shared/words.js";
import { formWords, pauseWords, refusalReasons, yuan } from "../shared/case-words.js";
import { fullDay, fullDue } from "../cases/moments.js";
import { row, table } from "./sheet.js";

/**
 * @typedef {{ view: Api.CaseView, whose: Api.Whose, hall: Api.HallView }} About
 * @typedef {{ id: string, title: (about: About) => string, there: (view: Api.CaseView) => boolean, date: (view: Api.CaseView) => string | null,
 *   body: (about: About) => unknown, sign?: (about: About) => string[], copies?: number, find?: boolean }} Kind
 */

/** @param {Api.Whose} whose */
const nameOf = (whose) => whose.applicant?.name ?? "—";
/** @param {Api.CaseView} view */
const following = (view) => view.materials.filter((one) => !one.there && one.until);
/** @param {Api.CaseView} view */
const missing = (view) => view.materials.filter((one) => !one.there);

/** @param {Api.CaseMaterial[]} materials */
const list = (materials) =>
  html`<ol>
    ${materials.map((one) => html`<li>${pick(one.name)} · ${formWords(one.form)} · ${t("{count} copies", { count: number(one.copies) })}</li>`)}
  </ol>`;

/** @param {Api.CaseView} view */
const pledged = (view) =>
  html`<ol>
    ${following(view).map((one) => html`<li>${pick(one.name)} · ${t("until {day}", { day: fullDay(one.until) })}</li>`)}
  </ol>`;

/** What somebody can do who does not agree: the terms of the two laws. */
const remedies = () =>
  html`<p>
    ${t("If you do not agree, you may ask for administrative reconsideration within 60 days (Administrative Reconsideration Law, article 20), or bring an action before the people's court within six months (Administrative Litigation Law, article 46).")}
  </p>`;

/** @param {About} about */
const applicantRows = ({ whose, view }) =>
  html`${row(t("Applicant"), nameOf(whose))} ${row(t("Agent"), whose.applicant?.agent?.name ?? "")} ${row(t("Matter"), pick(view.name))}
  ${row(t("Departments"), view.tasks.map((task) => pick(task.department_name)).join(" · "))}`;

/** @param {About} about */
const limits = ({ view }) =>
  html`${row(t("Promised until"), view.paused ? t("The clock stands still") : fullDue(view.promise) || t("not known"))}
  ${row(t("By law until"), view.paused ? "" : fullDue(view.law))}`;

/** @type {Kind[]} */
export const KINDS = [
  {
    id: "receipt",
    title: () => t("Receipt for materials"),
    there: (view) => view.materials.some((one) => one.there),
    date: (view) => view.received_at,
    sign: () => [t("Received by"), t("Handed in by")],
    body: ({ view, whose }) =>
      html`<p>
          ${t("{name}: for “{matter}” we received on {when}:", { name: nameOf(whose), matter: pick(view.name), when: fullDay(view.received_at) })}
        </p>
        ${list(view.materials.filter((one) => one.there))}
        <p>
          ${t("This receipt is not an acceptance. Within five working days you are told everything that is missing; otherwise the application counts as accepted from the day of receipt (Administrative Licensing Law, article 32).")}
        </p>`,
  },
  {
    id: "correction",
    title: () => t("Notice of what is missing"),
    there: (view) => Boolean(view.corrected_at),
    date: (view) => view.corrected_at,
    sign: () => [t("Received by the applicant")],
    body: ({ view, whose }) =>
      html`<p>
          ${t("{name}: your application for “{matter}” of {when} is not complete. This is everything that is missing, told once:", { name: nameOf(whose), matter: pick(view.name), when: fullDay(view.received_at) })}
        </p>
        ${missing(view).length ? list(missing(view)) : html`<p>${t("By now everything has been brought.")}</p>`}
        <p>${t("Please bring it to this hall. The time for the decision begins once the application is accepted.")}</p>`,
  },
  {
    id: "acceptance",
    title: ({ view }) => (following(view).length ? t("Acceptance notice, with papers to follow") : t("Acceptance notice")),
    there: (view) => Boolean(view.accepted_at),
    date: (view) => view.accepted_at ?? view.received_at,
    body: (about) =>
      html`<p>
          ${t("{name}: your application for “{matter}” was accepted on {when}.", { name: nameOf(about.whose), matter: pick(about.view.name), when: fullDay(about.view.accepted_at ?? about.view.received_at) })}
        </p>
        ${table(html`${limits(about)} ${row(t("Departments"), about.view.tasks.map((task) => pick(task.department_name)).join(" · "))} ${row(t("Agent"), about.whose.applicant?.agent?.name ?? "")} ${row(t("Result"), about.view.result ? pick(about.view.result) : "")}`)}
        <h2>${t("Materials received")}</h2>
        ${list(about.view.materials.filter((one) => one.there))}
        ${
          following(about.view).length
            ? html`<h2>${t("Pledged to follow")}</h2>
                ${pledged(about.view)}
                <p>${t("The result is handed over once these are there.")}</p>`
            : nothing
        }`,
  },
  {
    id: "pledge",
    title: () => t("Pledge of papers that follow"),
    there: (view) => following(view).length > 0,
    date: (view) => view.accepted_at,
    copies: 2,
    find: false,
    sign: () => [t("The applicant, or whoever acts with a mandate"), t("For the hall")],
    body: ({ view, whose }) =>
      html`<p>
          ${t("I, {name}, have applied for “{matter}” and pledge to bring the following papers by the day that stands beside each:", { name: nameOf(whose), matter: pick(view.name) })}
        </p>
        ${pledged(view)}
        <p>
          ${t("I know that the result is not handed over before they are there, that the application may be ended if they do not come, and that what I pledge and do not keep can be held against me when I apply again.")}
        </p>
        <p>${t("In two copies, one for the applicant and one for the hall.")}</p>`,
  },
  {
    id: "refusal",
    title: () => t("Decision not to accept the application"),
    there: (view) => view.state === "refused",
    date: (view) => view.ended_at,
    find: false,
    sign: () => [t("Received by the applicant")],
    body: ({ view, whose }) =>
      html`<p>
          ${t("{name}: your application for “{matter}” of {when} is not accepted.", { name: nameOf(whose), matter: pick(view.name), when: fullDay(view.received_at) })}
        </p>
        ${table(row(t("Reason of the law"), refusalReasons().find(([code]) => code === view.refusal)?.[1] ?? ""))} ${remedies()}`,
  },
  {
    id: "fee",
    title: () => t("Notice of payment"),
    there: (view) => view.fee !== null,
    date: (view) => view.fee?.settled_at ?? view.accepted_at,
    body: ({ view, whose }) =>
      html`<p>${t("{name}: for “{matter}” there is to be paid:", { name: nameOf(whose), matter: pick(view.name) })}</p>
        ${table(html`${Object.entries(view.fee?.items ?? {}).map(([name, fen]) => row(name, yuan(fen)))} ${row(t("Together"), yuan(view.fee?.fen ?? 0))} ${row(t("Receipt"), view.fee?.receipt ?? "")}`)}
        <p>
          ${view.fee?.settled_at ? (view.fee.waived ? t("The fee has been waived.") : t("The fee has been paid.")) : t("The result is handed over once it is paid.")}
        </p>`,
  },
  {
    id: "pause",
    title: () => t("Notice of a special procedure"),
    there: (view) => view.pauses.length > 0,
    date: (view) => view.pauses.at(-1)?.stopped_at ?? null,
    body: (about) => {
      const last = about.view.pauses[about.view.pauses.length - 1];
      return html`<p>
          ${t("{name}: for “{matter}” a procedure is needed whose time does not count towards the limit (Administrative Licensing Law, article 45).", { name: nameOf(about.whose), matter: pick(about.view.name) })}
        </p>
        ${table(html`${row(t("Special procedure"), pauseWords(last.kind))} ${row(t("Since"), fullDay(last.stopped_at))} ${row(t("Expected until"), fullDay(last.expected))} ${row(t("Ended"), last.started_at ? fullDay(last.started_at) : "")} ${limits(about)}`)}`;
    },
  },
  {
    id: "extension",
    title: () => t("Notice of an extended limit"),
    there: (view) => view.extended_by > 0,
    date: (view) => view.accepted_at,
    body: (about) =>
      html`<p>
          ${t("{name}: the limit for “{matter}” was extended by {count} working days with the approval of the head of the authority (Administrative Licensing Law, article 42).", { name: nameOf(about.whose), matter: pick(about.view.name), count: number(about.view.extended_by) })}
        </p>
        ${table(html`${row(t("Reason"), about.whose.words.extension ?? "")} ${limits(about)}`)}`,
  },
  {
    id: "decision",
    title: ({ view }) => (view.decision === "approved" ? t("Decision: approved") : t("Decision: not approved")),
    there: (view) => view.decision !== null,
    date: (view) => view.decided_at,
    body: (about) =>
      html`<p>
          ${about.view.decision === "approved" ? t("{name}: your application for “{matter}” is approved.", { name: nameOf(about.whose), matter: pick(about.view.name) }) : t("{name}: your application for “{matter}” is not approved.", { name: nameOf(about.whose), matter: pick(about.view.name) })}
        </p>
        ${table(html`${applicantRows(about)} ${row(t("Result"), about.view.result ? pick(about.view.result) : "")} ${about.view.tasks.map((task) => (task.state === "refused" ? row(pick(task.department_name), about.whose.words[task.id] ?? t("not agreed")) : nothing))}`)}
        ${about.view.decision === "approved" ? nothing : remedies()}`,
  },
  {
    id: "papers",
    title: () => t("Slip for papers between the window and a department"),
    there: (view) => view.tasks.some((task) => task.papers),
    date: (view) => view.accepted_at,
    find: false,
    sign: () => [t("For the window"), t("For the department")],
    body: (about) =>
      table(
        html`${applicantRows(about)}
        ${about.view.tasks.filter((task) => task.papers).map((task) => row(pick(task.department_name), t("{count} papers, sent on {when}", { count: number(task.papers?.pieces ?? 0), when: fullDay(task.papers?.sent_at ?? "") })))}`,
      ),
  },
  {
    id: "delivery",
    title: () => t("Receipt for the result"),
    there: (view) => ["issuing", "closed"].includes(view.state),
    date: (view) => view.ended_at ?? view.decided_at,
    find: false,
    sign: () => [t("Received by"), t("Handed over by")],
    body: (about) =>
      table(
        html`${applicantRows(about)} ${row(t("Result"), about.view.result ? pick(about.view.result) : t("The decision"))}
        ${row(t("By post"), about.view.postings.map((one) => `${one.carrier} ${one.tracking}`).join(" · "))}`,
      ),
  },
  {
    id: "mandate",
    title: () => t("Mandate"),
    there: () => true,
    date: (view) => view.received_at,
    find: false,
    sign: () => [t("Who gives the mandate"), t("Who acts")],
    body: ({ view, whose }) =>
      html`<p>
          ${t("I, {name}, give the person named below the mandate to act for me in “{matter}”: to hand in and complete papers, to receive notices, and to collect the result.", { name: nameOf(whose), matter: pick(view.name) })}
        </p>
        ${table(html`${row(t("Who acts"), whose.applicant?.agent?.name || html`<span class="blank"></span>`)} ${row(t("ID number"), html`<span class="blank"></span>`)} ${row(t("Telephone"), html`<span class="blank"></span>`)} ${row(t("Valid until"), html`<span class="blank"></span>`)}`)}`,
  },
];
