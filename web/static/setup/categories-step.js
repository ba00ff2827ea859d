// <yc-setup-categories>: the categories of the example, each to be kept, renamed or left out, and some of one's own.
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { number, pick, t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import { freeId } from "./draft.js";
import { Step } from "./step.js";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** @extends {Step<{}>} */
class YcSetupCategories extends Step {
  get offered() {
    return Object.fromEntries(this.about.categories.map((category) => [category.id, category]));
  }

  /** @param {Api.CategoryDraft} category */
  choose(category, on) {
    this.edit((draft) => {
      category.chosen = on;
      if (!on) draft.windows.forEach((w) => (w.categories = w.categories.filter((id) => id !== category.id)));
    });
  }

  add() {
    const { categories } = this.draft;
    const prefix = [...LETTERS].find((letter) => !categories.some((c) => c.prefix === letter)) ?? "";
    this.edit(() =>
      categories.push({ id: freeId(categories, (n) => `category-${n}`), prefix, zh: "", en: "", promise_min: 15, chosen: true }),
    );
  }

  render() {
    const { categories, services } = this.draft;
    return html`${this.wrong("$.hall[0].category")}
      <div class="scroll">
        <table class="table entry">
          <thead>
            <tr>
              <th scope="col">${t("In use")}</th>
              <th scope="col">${t("Letter")}</th>
              <th scope="col">${t("Chinese name")}</th>
              <th scope="col">${t("English name")}</th>
              <th scope="col">${t("Promised wait, minutes")}</th>
            </tr>
          </thead>
          <tbody>
            ${categories.map((category, i) => this.row(category, i))}
          </tbody>
        </table>
      </div>
      <button type="button" class="btn btn-outline-primary" @click=${() => this.add()}>${icon("add")}${t("Add your own category")}</button>
      ${
        this.about.categories.some((c) => c.services)
          ? html`<label class="form-check tick"
              ><input
                class="form-check-input"
                type="checkbox"
                .checked=${live(services)}
                @change=${(event) => this.edit((draft) => (draft.services = event.target.checked))}
              />
              <span
                >${t("Use the services of the example hall")}<small
                  >${t("{count} services with what to bring; the departments are examples. Change them later in the file.", { count: number(this.taken()) })}</small
                ></span
              ></label
            >`
          : nothing
      }`;
  }

  /** How many services the chosen categories bring. */
  taken() {
    return this.draft.categories.reduce((sum, c) => sum + (c.chosen ? (this.offered[c.id]?.services ?? 0) : 0), 0);
  }

  /** @param {Api.CategoryDraft} category */
  row(category, i) {
    const place = `$.hall[0].category[${i}]`;
    const name = pick(category) || category.zh || category.en || category.id;
    const off = category.chosen ? "" : "off";
    return html`<tr class=${off}>
      <td class="use" data-label=${t("In use")}>
        <label class="box"
          ><input
            class="form-check-input"
            type="checkbox"
            aria-label=${t("Use {name}", { name })}
            .checked=${live(category.chosen)}
            @change=${(event) => this.choose(category, event.target.checked)}
        /></label>
      </td>
      ${
        category.chosen
          ? html` <td class="letter" data-label=${t("Letter")}>
                ${this.cell(`${place}.prefix`, t("Letter of {name}", { name }), category.prefix, (v) => (category.prefix = v.toUpperCase()))}
              </td>
              <td data-label=${t("Chinese name")}>
                ${this.cell(`${place}.name`, t("Chinese name of {name}", { name }), category.zh, (v) => (category.zh = v))}
              </td>
              <td data-label=${t("English name")}>
                ${this.cell(`${place}.en`, t("English name of {name}", { name }), category.en, (v) => (category.en = v))}${this.wrong(`${place}.id`)}
              </td>
              <td class="short" data-label=${t("Promised wait, minutes")}>
                ${this.cell(`${place}.promise_s`, t("Promised wait of {name}, minutes", { name }), category.promise_min, (v) => (category.promise_min = v), { type: "number" })}
              </td>`
          : html`<td colspan="4" class="soft">${name} · ${t("not in use")}</td>`
      }
    </tr>`;
  }
}
customElements.define("yc-setup-categories", YcSetupCategories);
