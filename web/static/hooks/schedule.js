// Reports that go out by themselves: how often, and of what.
import { html } from "lit";
import { t } from "/static/web/shared/words.js";

const EVERY = { day: "Day by day", week: "Every week, from Monday on", month: "Every month" };
const OF = { queue: "Figures of the queue", cases: "Figures of cases" };

const choose = (id, label, words) =>
  html`<label class="form-label" for="constant-${id}">${label}</label>
    <select class="form-select" id="constant-${id}" name="constant-${id}">
      ${Object.entries(words).map(([value, said]) => html`<option value=${value}>${t(said)}</option>`)}
    </select>`;

/** What the form asks for. */
export const schedule = () =>
  html`${choose("report", t("What it reports"), OF)} ${choose("every", t("How often"), EVERY)}
    <p class="soft">
      ${t("Each once, from two o'clock in the morning after its days are over, with the address of the page that shows the same.")}
    </p>`;

/** The fields of the form. */
export const SCHEDULE = ["report", "every"];

/** The same of an address that there is. @param {Api.HookLine} hook */
export const scheduled = ({ constants }) => html`<p>${t(OF[constants.report] ?? "")} · ${t(EVERY[constants.every] ?? "")}</p>`;
