// <yc-handbook-paper .matter>: the page of the handbook (工作手册), for whoever takes the matter in or decides it.
import { html, nothing } from "lit";
import { formWords, pauseWords, refusalReasons, workingDays } from "../shared/case-words.js";
import { YcElement } from "../shared/element.js";
import { inARow, listed, number, pick, t } from "../shared/words.js";
import { byLaw, days, department, joined, notFixed } from "./limits.js";

/** What is looked at with every paper of a form, whatever it is. */
const LOOK = {
  original: "The original, whole and legible; names and numbers agree",
  copy: "Legible, and signed by the applicant",
  both: "Compare the copy with the original, and give the original back",
  form: "Every field filled in, signed and dated",
  electronic: "Look it up; nothing is handed in on paper",
};

/** Without blanks: "30 days" written twice is told once. */
const bare = (text) => text.replace(/\s/g, "");

/** @extends {YcElement<{ matter: Api.MatterPaper }>} */
class YcHandbookPaper extends YcElement {
  static properties = { matter: { attribute: false } };

  render() {
    const { matter } = this;
    return html`${this.limits(matter)} ${this.materials(matter)} ${this.departments(matter)} ${this.intake()} ${this.basis(matter)}`;
  }

  /** @param {Api.MatterPaper} matter */
  limits(matter) {
    const immediate = matter.kind === "immediate";
    return html`<section>
      <h2>${t("Limits")}</h2>
      <table class="pairs">
        <tbody>
          ${this.row(t("Kind of case"), immediate ? t("Done at the window at once") : t("Decided within a promise"))}
          ${this.row(t("Promised"), immediate ? t("At once") : days(matter, matter.promise_days), matter.time_limit)}
          ${this.row(t("Limit of the law"), matter.law_days ? days(matter, matter.law_days) : byLaw(matter), matter.law_days ? matter.legal_time_limit : null)}
          ${immediate ? nothing : this.clock(matter)}
          ${this.row(t("What is handed over"), matter.result ? pick(matter.result) : notFixed())}
        </tbody>
      </table>
    </section>`;
  }

  /** How its days are counted. @param {Api.MatterPaper} matter */
  clock(matter) {
    return html`${this.row(
      t("How days count"),
      matter.unit === "working"
        ? t("Working days alone. The first is the working day after acceptance.")
        : t("Every day. The first is the day after acceptance; a limit that ends on a day of rest ends on the next working day."),
    )}
    ${this.row(
      t("Clock may stand still"),
      matter.pauses.length
        ? t("{kinds}. The applicant is told in writing how long it takes. A day counts if the clock ran at the close of business.", {
            kinds: listed(matter.pauses.map(pauseWords)),
          })
        : t("Never in this matter"),
    )}
    ${this.row(
      t("Extension"),
      matter.extension_days
        ? t("Once, by {days} at most, if the head of the authority approves it; the applicant is told why.", {
            days: days(matter, matter.extension_days),
          })
        : t("None"),
    )}`;
  }

  /** @param {string} name @param {string} value @param {Api.Text | null} [more] */
  row(name, value, more) {
    return html`<tr>
      <th scope="row">${name}</th>
      <td>${value}${more && bare(pick(more)) !== bare(value) ? html`<small>${pick(more)}</small>` : nothing}</td>
    </tr>`;
  }

  /** @param {Api.MatterPaper} matter */
  materials(matter) {
    return html`<section>
      <h2>${t("Materials, and what to look at")}</h2>
      ${
        matter.materials.length
          ? html`<table class="stacked">
              <thead>
                <tr>
                  <th scope="col">${t("Paper")}</th>
                  <th scope="col">${t("Form and copies")}</th>
                  <th scope="col">${t("What to look at")}</th>
                  <th scope="col">${t("May follow later")}</th>
                </tr>
              </thead>
              <tbody>
                ${matter.materials.map((one, at) => this.material(one, at + 1))}
              </tbody>
            </table>`
          : html`<p>${t("Nothing to bring")}</p>`
      }
    </section>`;
  }

  /** @param {Api.MatterMaterial} one */
  material(one, place) {
    return html`<tr>
      <th scope="row">${number(place)}. ${pick(one.name)}${one.note ? html`<small>${pick(one.note)}</small>` : nothing}</th>
      <td data-name=${t("Form and copies")}>${listed([formWords(one.form), t("{count} copies", { count: number(one.copies) })])}</td>
      <td data-name=${t("What to look at")}>
        ${one.standard ? html`<b>${pick(one.standard)}</b>` : nothing}<small>${LOOK[one.form] ? t(LOOK[one.form]) : ""}</small>
      </td>
      <td data-name=${t("May follow later")}>${one.may_lack ? t("Yes, with a pledge and a date") : t("No")}</td>
    </tr>`;
  }

  /** @param {Api.MatterPaper} matter */
  departments(matter) {
    const steps = new Map(matter.steps.map((step) => [step.id, step]));
    const column = (places) => places.filter((place) => !place.passing).map((place) => steps.get(place.step));
    return html`<section>
      <h2>${t("Departments, in their order")}</h2>
      ${
        matter.steps.length
          ? html`<table class="stacked">
                <thead>
                  <tr>
                    <th scope="col">${t("Department and step")}</th>
                    <th scope="col">${t("Begins")}</th>
                    <th scope="col">${t("Own limit")}</th>
                    <th scope="col">${t("Remarks")}</th>
                  </tr>
                </thead>
                <tbody>
                  ${matter.columns.map((places, at) => column(places).map((step) => this.step(step, at + 1, steps)))}
                </tbody>
              </table>
              ${matter.steps.length > 1 ? html`<p>${inARow([t("Steps of the same number go on side by side."), joined(matter)])}</p>` : nothing}`
          : html`<p>${t("No department: whoever accepts it decides it.")}</p>`
      }
    </section>`;
  }

  /** @param {Api.FlowStep} step @param {Map<string, Api.FlowStep>} steps */
  step(step, place, steps) {
    const first = step.after.map((id) => pick(steps.get(id)?.name));
    const remarks = [step.lead ? t("Leads") : "", step.delegated ? t("Its representative in the hall may decide") : ""].filter(Boolean);
    return html`<tr>
      <th scope="row">${number(place)}. ${department(step)}<small>${pick(step.name)}</small></th>
      <td data-name=${t("Begins")}>${first.length ? t("After: {steps}", { steps: listed(first) }) : t("At acceptance")}</td>
      <td data-name=${t("Own limit")}>${step.days ? workingDays(step.days) : t("No limit of its own")}</td>
      <td data-name=${t("Remarks")}>${remarks.length ? listed(remarks) : "—"}</td>
    </tr>`;
  }

  intake() {
    return html`<section>
      <h2>${t("Taking it in")}</h2>
      <ul>
        <li>
          ${t("Something is missing: everything is told once, item by item, at the window or within 5 working days. Without an answer in that time it counts as accepted on the day it was received.")}
        </li>
        <li>${t("Only what may follow later can be accepted without, with the applicant's pledge and a date within the promise.")}</li>
        <li>
          ${t("It is not accepted for these reasons alone, in writing:")}
          <ul>
            ${refusalReasons().map(([, words]) => html`<li>${words}</li>`)}
          </ul>
        </li>
      </ul>
    </section>`;
  }

  /** @param {Api.MatterPaper} matter */
  basis(matter) {
    const part = (name, texts) =>
      html`<section>
        <h2>${name}</h2>
        ${
          texts.length
            ? html`<ul>
                ${texts.map((text) => html`<li>${pick(text)}</li>`)}
              </ul>`
            : html`<p>${notFixed()}</p>`
        }
      </section>`;
    return html`${part(t("Who can apply"), matter.conditions)} ${part(t("Legal basis"), matter.legal_basis)}`;
  }
}
customElements.define("yc-handbook-paper", YcHandbookPaper);
