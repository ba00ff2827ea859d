// A month as a calendar has it, Monday first: days of rest, working days at weekends, what was touched.
import { html, nothing } from "lit";
import { dayName, t } from "/static/web/shared/words.js";

const tag = () => document.documentElement.lang;
const named = (date, parts) => new Intl.DateTimeFormat(tag(), { ...parts, timeZone: "UTC" }).format(new Date(`${date}T00:00Z`));
/** A Monday and the six days after it. */
const WEEK = Array.from({ length: 7 }, (_, day) => `2024-01-0${day + 1}`);

/**
 * @param {Api.CalendarDay[]} days of one month
 * @param {(day: Api.CalendarDay) => boolean} works
 * @param {(day: Api.CalendarDay) => string} called
 * @param {((day: Api.CalendarDay) => void) | null} touch null: it is only looked at
 * @param {(day: Api.CalendarDay) => boolean} touched
 */
export const monthGrid = (days, works, called, touch, touched) =>
  html`<section class="card month">
    <h3>${named(days[0].date, { month: "long" })}</h3>
    <div class="days-of-month">
      ${WEEK.map((day) => html`<span class="head" aria-hidden="true">${named(day, { weekday: "narrow" })}</span>`)}
      ${Array.from({ length: days[0].weekday - 1 }, () => html`<span></span>`)}
      ${days.map((day) => one(day, works(day), called(day), touch, touched(day)))}
    </div>
    ${legend(days, called)}
  </section>`;

/** The holidays of the month under it, each with its days: a name has no room in a day. */
function legend(days, called) {
  const runs = [];
  for (const day of days) {
    const name = called(day);
    const last = runs.at(-1);
    const date = Number(day.date.slice(8));
    if (last && last.name === name && last.until === date - 1) last.until = date;
    else if (name) runs.push({ name, since: date, until: date });
  }
  if (!runs.length) return nothing;
  const range = ({ since, until }) => (since === until ? since : `${since}–${until}`);
  return html`<ul class="holidays">
    ${runs.map((run) => html`<li><b>${range(run)}</b> ${run.name}</li>`)}
  </ul>`;
}

function one(day, working, name, touch, touched) {
  const odd = working !== day.weekday < 6;
  const what = working ? (odd ? t("Worked") : t("Working day")) : odd || day.why === "holiday" ? t("Holiday") : t("Day of rest");
  const look = `${working ? "works" : "rests"} ${odd ? "odd" : ""} ${touched ? "touched" : ""}`;
  const label = `${dayName(day.date)} · ${name || what}`;
  const mark = odd ? html`<small>${working ? t("duty") : t("hol.")}</small>` : nothing;
  const inside = html`<b aria-hidden="true">${Number(day.date.slice(8))}</b><span aria-hidden="true">${mark}</span
    ><span class="visually-hidden">${label}</span>`;
  return touch
    ? html`<button type="button" class=${look} title=${label} aria-pressed=${String(touched)} @click=${() => touch(day)}>${inside}</button>`
    : html`<span class=${look} title=${label}>${inside}</span>`;
}
