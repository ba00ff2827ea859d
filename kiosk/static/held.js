// The card has a number already: which one, huge; how it stands with it; and its slip, or its code, once more.
import { html, nothing } from "lit";
import { post } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { icon } from "/static/web/shared/icons.js";
import { pick, t } from "/static/web/shared/words.js";
import { standingOf } from "./whereabouts.js";

/** The slip of the number that the card has already, once more; its code where there is no printer. */
export async function again(kiosk) {
  if (kiosk.busy || kiosk.stage !== "held") return;
  kiosk.busy = "again";
  kiosk.notice = "";
  try {
    const asked = { card: kiosk.around.card?.id ?? "", number: kiosk.held?.number ?? "" };
    const path = /** @type {const} */ (`${kiosk.path}/kiosks/${encodeURIComponent(kiosk.kiosk)}/card/reprint`);
    kiosk.go("result", { ticket: await post(/** @type {any} */ (path), asked) });
  } catch (problem) {
    kiosk.notice = problem.message || t("This cannot be done now. Your number is valid: please wait to be called.");
  }
  kiosk.busy = "";
  kiosk.idle.touch();
}

/** @extends {YcElement<{ held: Api.HeldNumber, prints: boolean, busy: string, notice: string }>} */
class YcKioskHeld extends YcElement {
  static properties = {
    held: { attribute: false },
    prints: { attribute: false },
    busy: { attribute: false },
    notice: { attribute: false },
  };

  tell(name) {
    this.dispatchEvent(new CustomEvent(name));
  }

  again() {
    if (this.busy) return html`<span role="status">${t("One moment…")}</span>`;
    if (this.prints) return html`${icon("printer")} <span>${t("Print my ticket again")}</span>`;
    return html`${icon("phone")} <span>${t("Show the code again")}</span>`;
  }

  render() {
    const { held } = this;
    const called = held.state === "called";
    const otherwise = t("If you no longer want this number, please cancel it on your phone or ask at the information desk.");
    return html`<header>
        <p class="hall">${icon("card")} ${t("You already have a number")}</p>
        <h1 class="number">${held.number}</h1>
        <p class="category">${pick(held.category_name)}</p>
      </header>
      <main>
        <div class="whereabouts">
          <p class=${called ? "called" : ""}>${called ? nothing : icon("clock")} <strong>${standingOf(held)}</strong></p>
          <p>
            ${icon("done")} <span>${t("You do not need another one.")}<br />${otherwise}</span>
          </p>
          ${this.notice ? html`<p class="print bad" role="alert">${icon("alert")} <span>${this.notice}</span></p>` : nothing}
        </div>
        <button type="button" class="again" ?disabled=${this.busy} @click=${() => this.tell("yc-again")}>${this.again()}</button>
        <button type="button" class="done" data-say="done" @click=${() => this.tell("yc-done")}>${t("Done")}</button>
      </main>`;
  }
}
customElements.define("yc-kiosk-held", YcKioskHeld);
