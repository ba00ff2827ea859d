// <yc-setup-password>: the administrator's password; it stays in this page's memory and is not kept over a reload.
import { html, nothing } from "lit";
import { t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import { Step } from "./step.js";

/** @extends {Step<{ password: any, shown: boolean }>} */
class YcSetupPassword extends Step {
  static properties = { password: { attribute: false }, shown: { state: true } };

  set(half, value) {
    this.dispatchEvent(new CustomEvent("password", { detail: { ...this.password, [half]: value }, bubbles: true }));
  }

  one(half, label, place) {
    return html`<div class="field">
      <label class="form-label" for="password-${half}">${label}</label>
      <input
        class="form-control"
        id="password-${half}"
        type=${this.shown ? "text" : "password"}
        autocomplete="new-password"
        spellcheck="false"
        autocapitalize="none"
        .value=${this.password[half]}
        aria-invalid=${this.at(place).length ? "true" : nothing}
        aria-describedby="password-hint${this.at(place).length ? ` password-${half}-wrong` : ""}"
        @input=${(event) => this.set(half, event.target.value)}
      />${this.wrong(place, `password-${half}`)}
    </div>`;
  }

  render() {
    return html`<p id="password-hint">
        ${t("The user {name} can do everything: add people, change passwords, read every page. At least eight characters; a short sentence is easy to remember.", { name: "admin" })}
      </p>
      ${
        this.about.admin_there
          ? html`<div class="notice">
              ${icon("info")}
              <p>
                ${t("The folder {folder} has an administrator already. Leave both fields empty to keep that password.", { folder: this.about.data })}
              </p>
            </div>`
          : nothing
      }
      <input class="visually-hidden-text" type="text" autocomplete="username" value="admin" tabindex="-1" aria-hidden="true" readonly />
      <div class="fields">
        ${this.one("first", t("Password"), "password")}${this.one("again", t("The same password again"), "password-again")}
      </div>
      <label class="form-check tick"
        ><input class="form-check-input" type="checkbox" @change=${(event) => (this.shown = event.target.checked)} /><span
          >${t("Show the password")}</span
        ></label
      >`;
  }
}
customElements.define("yc-setup-password", YcSetupPassword);
