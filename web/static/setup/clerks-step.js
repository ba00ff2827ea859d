// <yc-setup-clerks>: the names, pasted as a list; ids by themselves, A/B partners in pairs.
import { html, nothing } from "lit";
import { live } from "lit/directives/live.js";
import { number, t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import { freeId, namesIn } from "./draft.js";
import { Step } from "./step.js";

/** @extends {Step<{ pasted: string, pairs: boolean, codes: boolean }>} */
class YcSetupClerks extends Step {
  static properties = { pasted: { state: true }, pairs: { state: true }, codes: { state: true } };

  constructor() {
    super();
    this.pasted = "";
    this.pairs = true;
  }

  willUpdate() {
    this.codes ??= this.draft.clerks.some((c) => c.code);
  }

  async add() {
    this.settle();
    await this.updateComplete;
    this.querySelector("#names")?.focus();
  }

  settle() {
    const names = namesIn(this.pasted);
    if (!names.length) return;
    this.edit(({ clerks }) => {
      const before = clerks.length;
      for (const name of names) clerks.push({ id: freeId(clerks, (n) => `c${String(n).padStart(2, "0")}`), name, partner: "", code: "" });
      if (this.pairs) pair(clerks.slice(before));
    });
    this.pasted = "";
  }

  /** @param {Api.ClerkDraft} clerk */
  drop(clerk) {
    this.edit((draft) => {
      draft.clerks = draft.clerks.filter((other) => other !== clerk);
      draft.clerks.forEach((other) => other.partner === clerk.id && (other.partner = ""));
    });
  }

  /**
   * A partner is one both ways, unless the other has somebody already.
   *
   * @param {Api.ClerkDraft} clerk
   */
  join(clerk, id) {
    const former = this.draft.clerks.find((one) => one.id === clerk.partner);
    if (former?.partner === clerk.id) former.partner = "";
    clerk.partner = id;
    const other = this.draft.clerks.find((one) => one.id === id);
    if (other && !other.partner) other.partner = clerk.id;
  }

  /** @param {Api.ClerkDraft} clerk */
  rename(clerk, id) {
    this.draft.clerks.forEach((other) => clerk.id && other.partner === clerk.id && (other.partner = id));
    clerk.id = id;
  }

  render() {
    const { clerks } = this.draft;
    const count = namesIn(this.pasted).length;
    return html`<fieldset class="group">
        <legend>${t("Type or paste names")}</legend>
        <label class="form-label" for="names">${t("One name per line")}</label>
        <textarea
          class="form-control"
          id="names"
          rows="4"
          .value=${live(this.pasted)}
          @input=${(event) => (this.pasted = event.target.value)}
        ></textarea>
        <label class="form-check tick"
          ><input
            class="form-check-input"
            type="checkbox"
            .checked=${live(this.pairs)}
            @change=${(event) => (this.pairs = event.target.checked)}
          /><span>${t("Neighbours in the list are A/B partners")}</span></label
        >
        <button type="button" class="btn ${clerks.length ? "btn-outline-primary" : "btn-primary"}" @click=${() => this.add()}>
          ${icon("add")}${count ? t("Add {count} names", { count: number(count) }) : t("Add the names")}
        </button>
      </fieldset>
      ${this.wrong("$.hall[0].clerk")} ${clerks.length ? this.table(clerks) : nothing}`;
  }

  /** @param {Api.ClerkDraft[]} clerks */
  table(clerks) {
    return html`<div class="scroll">
        <table class="table entry">
          <thead>
            <tr>
              <th scope="col">${t("User name")}</th>
              <th scope="col">${t("Full name")}</th>
              <th scope="col">${t("A/B partner")}</th>
              ${this.codes ? html`<th scope="col">${t("Staff number at the call pad")}</th>` : nothing}
              <th scope="col"><span class="visually-hidden-text">${t("Remove")}</span></th>
            </tr>
          </thead>
          <tbody>
            ${clerks.map((c, i) => this.row(c, i))}
          </tbody>
        </table>
      </div>
      <label class="form-check tick"
        ><input
          class="form-check-input"
          type="checkbox"
          .checked=${live(this.codes)}
          @change=${(event) => this.showCodes(event.target.checked)}
        /><span>${t("Clerks sign in at call pads")}<small>${t("Then each needs a staff number of 2 to 6 digits.")}</small></span></label
      >`;
  }

  showCodes(on) {
    this.codes = on;
    if (!on) this.edit((draft) => draft.clerks.forEach((c) => (c.code = "")));
  }

  /** @param {Api.ClerkDraft} clerk */
  row(clerk, i) {
    const place = `$.hall[0].clerk[${i}]`;
    const name = clerk.name || clerk.id;
    return html`<tr>
      <td class="short" data-label=${t("User name")}>
        ${this.cell(`${place}.id`, t("User name of {name}", { name }), clerk.id, (v) => this.rename(clerk, v))}
      </td>
      <td data-label=${t("Full name")}>
        ${this.cell(`${place}.name`, t("Name of {name}", { name }), clerk.name, (v) => (clerk.name = v))}
      </td>
      <td data-label=${t("A/B partner")}>
        <select
          class="form-select"
          aria-label=${t("A/B partner of {name}", { name })}
          @change=${(event) => this.edit(() => this.join(clerk, event.target.value))}
        >
          <option value="" .selected=${!clerk.partner}>${t("no partner")}</option>
          ${this.draft.clerks.filter((c) => c !== clerk).map((c) => html`<option value=${c.id} .selected=${c.id === clerk.partner}>${c.name || c.id}</option>`)}</select
        >${this.wrong(`${place}.partner`)}
      </td>
      ${this.codes ? html`<td class="short" data-label=${t("Staff number at the call pad")}>${this.cell(`${place}.code`, t("Staff number of {name}", { name }), clerk.code, (v) => (clerk.code = v))}</td>` : nothing}
      <td class="away">
        <button type="button" class="btn btn-outline-secondary" aria-label=${t("Remove {name}", { name })} @click=${() => this.drop(clerk)}>
          ${icon("remove")}
        </button>
      </td>
    </tr>`;
  }
}

function pair(clerks) {
  for (let i = 0; i + 1 < clerks.length; i += 2) [clerks[i].partner, clerks[i + 1].partner] = [clerks[i + 1].id, clerks[i].id];
}
customElements.define("yc-setup-clerks", YcSetupClerks);
