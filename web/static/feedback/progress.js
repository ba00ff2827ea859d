// What happened to something that a citizen said: until when, what was answered, each step with its day.
import { html, nothing } from "lit";
import { dayName, t, time } from "/static/web/shared/words.js";
import { publicDeed } from "./said-words.js";

/** @param {{ due: string, replies: string[], steps: Api.PublicStep[] }} view */
export const progress = (view) =>
  html`${view.due ? html`<p class="soft">${t("Next step until {day}", { day: dayName(view.due) })}</p>` : nothing}
  ${view.replies.map((reply) => html`<blockquote>${reply}</blockquote>`)}
  ${
    view.steps.length
      ? html`<ol class="days">
          ${view.steps.map((step) => html`<li><span>${publicDeed(step.what)}</span><span>${dayName(step.at.slice(0, 10))} ${time(step.at)}</span></li>`)}
        </ol>`
      : nothing
  }`;
