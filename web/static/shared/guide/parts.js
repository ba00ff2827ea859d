// The pieces of one matter of the guide (办事指南), the same at the kiosk and on the phone.
import { html, nothing } from "lit";
import { listed, number, pick, t, traits } from "../words.js";

/** By which other name a matter was found. */
export const called = (name) => (name ? html`<small class="called">${t("also called {name}", { name })}</small>` : nothing);

/** How many matters there are, in words. */
export const counted = (count) => t(count === 1 ? "1 service" : "{count} services", { count: number(count) });

/**
 * How many were found, here and at other halls.
 *
 * @param {number} own
 * @param {number} away
 */
export function foundIn(own, away) {
  if (!away) return own ? counted(own) : "";
  return own
    ? `${counted(own)}${traits().comma}${t("{count} more in other halls", { count: number(away) })}`
    : t("Not done in this hall, but here:");
}

/**
 * Which hall does it, and where that is.
 *
 * @param {Api.ElsewhereLine} line
 */
export const whereElse = ({ hall_name, address }) =>
  html`<small class="away"
    >${t("Done at {hall}", { hall: pick(hall_name) })}${address ? html`<span>${pick(address)}</span>` : nothing}</small
  >`;

const FORMS = {
  original: "Original",
  copy: "Copy",
  both: "Original to show, copy to hand in",
  form: "Form, available in the hall",
  electronic: "Electronic file",
};

/**
 * Names of departments in one line.
 *
 * @param {Api.MatterView} matter
 */
export const departments = (matter) => listed(matter.departments.map(pick));

/**
 * What somebody wants to know first: how long, how much, who.
 *
 * @param {Api.MatterView} matter
 */
export const facts = (matter) =>
  html`<dl class="facts">
    <div>
      <dt>${t("Processing time")}</dt>
      <dd>
        ${matter.time_limit ? pick(matter.time_limit) : t("Please ask at the information desk")}${matter.legal_time_limit ? html`<small>${t("Legal limit: {limit}", { limit: pick(matter.legal_time_limit) })}</small>` : nothing}
      </dd>
    </div>
    <div>
      <dt>${t("Fee")}</dt>
      <dd>${matter.fee ? pick(matter.fee) : t("Please ask at the information desk")}</dd>
    </div>
    ${
      matter.departments.length
        ? html`<div>
            <dt>${t("Department")}</dt>
            <dd>${departments(matter)}</dd>
          </div>`
        : nothing
    }
  </dl>`;

/** @param {Api.MatterView} matter */
export const conditions = (matter) =>
  matter.conditions.length
    ? html`<section class="conditions">
        <h2>${t("Who can apply")}</h2>
        <ul>
          ${matter.conditions.map((c) => html`<li>${pick(c)}</li>`)}
        </ul>
      </section>`
    : nothing;

/**
 * "Original · 2 copies · a note", as far as it is known.
 *
 * @param {{ form: string, copies: number, note: Api.Text | null }} material
 */
export function how(material) {
  const said = [
    FORMS[material.form] ? t(FORMS[material.form]) : "",
    material.copies > 1 ? t("{count} copies", { count: number(material.copies) }) : "",
    material.note ? pick(material.note) : "",
  ];
  return said.filter(Boolean).join(" · ");
}

/**
 * How many of the materials are ticked.
 *
 * @param {Api.MatterView} matter
 * @param {Set<string>} ticks
 */
export const ready = (matter, ticks) => matter.materials.filter((m) => ticks.has(m.name.zh)).length;

/**
 * The check list; `ticks` are the Chinese names of what is in the hand, `toggle(name)` turns one over.
 *
 * @param {Api.MatterView} matter
 * @param {Set<string>} ticks
 */
export function materials(matter, ticks, toggle) {
  const { length } = matter.materials;
  if (matter.withdrawn || !length)
    return html`<section class="materials">
      <h2>${t("What to bring")}</h2>
      <p>
        ${matter.withdrawn ? t("There is no guide for this service at present. Please ask at the information desk.") : t("Nothing to bring")}
      </p>
    </section>`;
  const have = ready(matter, ticks);
  return html`<section class="materials">
    <h2>
      ${t("What to bring")}
      <output class=${have === length ? "ready all" : "ready"} aria-live="polite"
        >${have === length ? t("✓ All {all} ready", { all: number(length) }) : t("{have} of {all} ready", { have: number(have), all: number(length) })}</output
      >
    </h2>
    <p class="soft hint">${t("Tick what you already have.")}</p>
    <ul class="check">
      ${matter.materials.map(
        (m, at) =>
          html`<li>
            <label
              ><input
                type="checkbox"
                data-say="tick,number:${at + 1}"
                .checked=${ticks.has(m.name.zh)}
                @change=${() => toggle(m.name.zh)}
              /><span><b>${pick(m.name)}</b>${how(m) ? html`<small>${how(m)}</small>` : nothing}</span></label
            >
          </li>`,
      )}
    </ul>
  </section>`;
}

/**
 * Closed until somebody wants it.
 *
 * @param {Api.MatterView} matter
 */
export const basis = (matter) =>
  matter.legal_basis.length || matter.source
    ? html`<details class="basis">
        <summary data-say="basis">${t("Legal basis")}</summary>
        <ul>
          ${matter.legal_basis.map((b) => html`<li>${pick(b)}</li>`)}
        </ul>
        ${matter.source ? html`<p class="soft">${t("Source: {source}", { source: matter.source.title })}</p>` : nothing}
        ${matter.checked ? html`<p class="soft">${t("Last checked: {month}. What the department itself publishes takes precedence.", { month: matter.checked })}</p>` : nothing}
      </details>`
    : nothing;
