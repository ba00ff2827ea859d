// <yc-setup-hall>: the hall's names and when it gives out numbers.
import { html, nothing } from "lit";
import { number, t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import { Step } from "./step.js";
import { fieldId } from "./steps.js";

const HALL = "$.hall[0]";

/** @extends {Step<{}>} */
class YcSetupHall extends Step {
  render() {
    const { hall } = this.draft;
    return html`<div class="fields">
        ${this.field(`${HALL}.name`, t("Name of the hall in Chinese"), hall.zh, (v) => (hall.zh = v), { placeholder: "示例区政务服务大厅" })}
        ${this.field("en", t("Name of the hall in English"), hall.en, (v) => (hall.en = v), { hint: t("If empty, the Chinese name is used.") })}
        ${this.field(`${HALL}.id`, t("Short name in the addresses"), hall.id, (v) => (hall.id = v), { hint: t("Letters and digits, as in /board/{id}. Do not change it once the hall is running.", { id: hall.id || "main" }) })}
        ${this.choice(
          `${HALL}.timezone`,
          t("Time zone"),
          hall.timezone,
          this.about.timezones.map((zone) => [zone, zone]),
          (v) => (hall.timezone = v),
        )}
      </div>
      ${this.intervals(hall)}
      <div class="fields">
        ${this.choice(
          `${HALL}.hours.calendar`,
          t("Days"),
          hall.calendar,
          [
            ["china", t("Working days of the Chinese calendar")],
            ["weekdays", t("Monday to Friday")],
            ["daily", t("Every day")],
          ],
          (v) => (hall.calendar = v),
          hall.calendar === "china"
            ? t("Public holidays and make-up working days as announced; in years without an announcement, the days of the law.")
            : undefined,
        )}
        ${this.field(`${HALL}.hours.grace_min`, t("Minutes to serve people still waiting"), hall.grace_min, (v) => (hall.grace_min = v), { type: "number", hint: t("After numbers stop for the day; then the day is closed.") })}
      </div>
      <div class="fields">
        ${this.days("closed_days", t("Extra days closed"), t("Add a closed day"))}
        ${this.days("open_days", t("Extra days open"), t("Add an open day"))}
      </div>`;
  }

  intervals(hall) {
    const set = (i, half, value) => {
      const parts = hall.intervals[i].split("-");
      parts[half] = value;
      hall.intervals[i] = parts.join("-");
    };
    return html`<fieldset class="group">
      <legend>${t("Numbers are given out")}</legend>
      ${hall.intervals.map((interval, i) => {
        const [from, to] = interval.split("-");
        const place = `${HALL}.hours.intervals[${i}]`;
        const id = fieldId(place);
        const half = (n, label, value) =>
          html`<input
            class="form-control"
            type="time"
            id=${n ? `${id}-to` : id}
            aria-label=${label}
            aria-invalid=${this.at(place).length ? "true" : nothing}
            aria-describedby=${this.at(place).length ? `${id}-wrong` : nothing}
            .value=${value ?? ""}
            @input=${(event) => this.edit(() => set(i, n, event.target.value))}
          />`;
        return html`<div class="interval">
            ${half(0, t("From, interval {n}", { n: number(i + 1) }), from)}<span aria-hidden="true">–</span
            >${half(1, t("To, interval {n}", { n: number(i + 1) }), to)}
            ${hall.intervals.length > 1 ? html`<button type="button" class="btn btn-outline-secondary" @click=${() => this.edit(() => hall.intervals.splice(i, 1))} aria-label=${t("Remove interval {n}", { n: number(i + 1) })}>${icon("remove")}</button>` : nothing}
          </div>
          ${this.wrong(place)}`;
      })}
      ${this.wrong(`${HALL}.hours.intervals`)}
      <button type="button" class="btn btn-outline-primary" @click=${() => this.edit(() => hall.intervals.push("-"))}>
        ${icon("add")}${t("Add an interval")}
      </button>
    </fieldset>`;
  }

  days(key, label, add) {
    const { hall } = this.draft;
    const place = `${HALL}.hours.${key}`;
    const id = fieldId(place);
    const take = () => {
      const field = /** @type {HTMLInputElement} */ (this.querySelector(`#${id}`));
      const day = field.value;
      if (!day) return;
      this.edit(() => (hall[key] = [...new Set([...hall[key], day])].sort()));
      field.value = "";
    };
    const remove = (day) => this.edit(() => (hall[key] = hall[key].filter((other) => other !== day)));
    return html`<div class="field">
      <label class="form-label" for=${id}>${label}</label>
      <div class="interval">
        <input
          class="form-control"
          type="date"
          id=${id}
          @keydown=${(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            take();
          }}
        /><button type="button" class="btn btn-outline-primary" aria-label=${add} @click=${take}>${icon("add")}${t("Add")}</button>
      </div>
      ${
        hall[key].length
          ? html`<ul class="chips">
              ${hall[key].map((day) => html`<li>${day}<button type="button" class="btn btn-link" aria-label=${t("Remove {name}", { name: day })} @click=${() => remove(day)}>${icon("remove")}</button></li>`)}
            </ul>`
          : nothing
      }
      ${hall[key].map((_, i) => this.wrong(`${place}[${i}]`))}
    </div>`;
  }
}
customElements.define("yc-setup-hall", YcSetupHall);
