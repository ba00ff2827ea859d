// What a low rating, a concern or a letter is about, on the list and on its own.
import { html, nothing } from "lit";
import { dayName, pick, t } from "/static/web/shared/words.js";
import { lampBadge } from "../cases/lamp.js";
import { stamp } from "../cases/moments.js";
import { LEVELS } from "../shared/rating-levels.js";
import { icon } from "../shared/icons.js";
import { kindWords } from "./said-words.js";
import { channelWords, resultWords, stageWords, stateWords } from "./staff-words.js";

const levelWords = (level) => t(LEVELS.find(([one]) => one === level)?.[1] ?? "");
const windowWords = (window) => (window ? t("Window {window}", { window }) : "");
const row = (name, value) =>
  value
    ? html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`
    : nothing;

/** The name of a line, in a few words. */
export function heading(kind, line) {
  if (kind === "follow_ups") return levelWords(line.level);
  return kind === "concerns" ? kindWords(line.kind) : t("Letter of supervision");
}

/** What else a line says. */
export function about(kind, line, halls) {
  const hall = halls[line.hall] ? pick(halls[line.hall].name) : line.hall;
  const parts = {
    follow_ups: () => [windowWords(line.window) || stageWords(line.stage), line.clerk],
    concerns: () => [line.unit, line.difficulty ? resultWords(line.difficulty) : ""],
    letters: () => [line.unit || t("The hall itself"), line.by],
  };
  return [hall, ...parts[kind]()].filter(Boolean).join(" · ");
}

/** When the step that is due has to be taken. */
export const due = (line) => (line.due ? html`${lampBadge(line.due.lamp)}<small class="soft">${dayName(line.due.date)}</small>` : nothing);

export const marks = (line) =>
  html`${line.contested ? html`<span class="badge-state warn">${icon("alert")}${t("Objected to")}</span>` : nothing}
  ${line.set_aside ? html`<span class="badge-state idle">${icon("not")}${t("Set aside")}</span>` : nothing}
  ${line.reopened ? html`<span class="badge-state warn">${icon("repeat")}${t("Gone through again")}</span>` : nothing}`;

/**
 * The whole head of an item.
 *
 * @param {string} kind
 * @param {any} view of that kind
 * @param {any} halls
 */
export function facts(kind, view, halls) {
  const { line } = view;
  return html`<header>
      <h2>${heading(kind, line)}</h2>
      <p class="marks">
        <span class="badge-state ${line.closed_at ? "idle" : "good"}"
          >${icon(line.closed_at ? "check" : "clock")}${stateWords(line.state)}</span
        >${line.due ? lampBadge(line.due.lamp) : nothing}${marks(line)}
      </p>
      <p class="number">${line.id}</p>
    </header>
    <dl class="dates">
      ${row(t("Hall"), halls[line.hall] ? pick(halls[line.hall].name) : line.hall)}
      ${line.due ? row(t("Due by"), html`${dayName(line.due.date)}${line.due.provisional ? html` <small>${t("provisional")}</small>` : nothing}`) : nothing}
      ${kind === "follow_ups" ? rated(view) : kind === "concerns" ? raised(view) : sent(view)}
    </dl>`;
}

/** @param {Api.FollowUpView} view */
function rated(view) {
  const { line } = view;
  return html`${row(t("Rated"), html`${stageWords(line.stage)} · ${stamp(line.given_at)} · ${channelWords(line.channel)}`)}
  ${row(t("Window"), line.window)} ${row(t("Served by"), line.clerk)} ${row(t("Department concerned"), line.department)}
  ${row(t("Case"), line.case ? html`<a href="/case/${line.case}">${line.case}</a>` : "")}
  ${row(t("Reasons"), view.reasons.map((one) => pick(one)).join(" · "))}
  ${row(t("Rated again"), line.again ? html`${levelWords(line.again.level)} · ${stamp(line.again.at)}` : "")}`;
}

/** @param {Api.ConcernView} view */
function raised(view) {
  const { line } = view;
  return html`${row(t("Raised"), html`${stamp(line.raised_at)} · ${channelWords(line.channel)}`)}
  ${row(t("Written down by"), view.written_by)} ${row(t("Window"), view.window)} ${row(t("About"), view.about_clerk)}
  ${row(t("Department complained of"), view.department)}
  ${row(t("Case"), view.case ? html`<a href="/case/${view.case}">${view.case}</a>` : "")}
  ${row(t("Answered by"), line.difficulty ? line.unit || t("The hall itself") : "")}
  ${row(t("Difficulty"), line.difficulty ? resultWords(line.difficulty) : "")}
  ${view.reachable ? nothing : row(t("Calling back"), t("No telephone number was left"))}`;
}

/** @param {Api.LetterView} view */
function sent(view) {
  const { line } = view;
  return html`${row(t("Sent"), stamp(line.sent_at))} ${row(t("By"), line.by)} ${row(t("Addressed to"), line.unit || t("The hall itself"))}
  ${row(t("Concerns"), line.about)}`;
}
