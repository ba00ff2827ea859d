// What a citizen asked or complained of, by number and code: where it stands, what was answered, opened again or taken back.
import { html, nothing } from "lit";
import { post } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import "/static/web/shared/language-switch.js";
import "/static/web/shared/look-menu.js";
import { LookedUp } from "/static/web/shared/looked-up.js";
import { dayName, pick, t } from "/static/web/shared/words.js";
import { progress } from "./feedback/progress.js";
import { concernState, kindWords } from "./feedback/said-words.js";

/** @extends {YcElement<{ concern: string, notice: string, again: boolean, busy: boolean }>} */
class YcFollow extends YcElement {
  static properties = {
    concern: {},
    notice: { state: true },
    again: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.found = new LookedUp(this, () => `/public/concerns/${this.concern}`);
    this.notice = "";
    this.again = false;
    this.busy = false;
  }

  /** @returns {Api.PublicConcern | null} */
  get view() {
    return this.found.view;
  }

  updated() {
    document.title = this.view ? `${concernState(this.view.state)} · ${kindWords(this.view.kind)}` : t("What you told us");
  }

  /** @param {"reopen" | "withdraw"} action @param {any} [body] */
  async act(action, body = {}) {
    this.busy = true;
    this.notice = "";
    try {
      await post(/** @type {any} */ (`/public/concerns/${this.concern}/${action}`), body);
      this.again = false;
      await this.found.look();
    } catch (problem) {
      this.notice = problem.message || t("That could not be sent. Please try again.");
    }
    this.busy = false;
  }

  /** @param {SubmitEvent} event */
  reopen(event) {
    event.preventDefault();
    const words = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("words") ?? "").trim();
    this.act("reopen", { words });
  }

  /** What was refused, or why nothing is told now. */
  get said() {
    const { problem } = this.found;
    return this.notice || (problem ? problem.message || t("The server is not reached. This page tries again by itself.") : "");
  }

  render() {
    return html`<main>
      <header>
        <span>${this.view ? pick(this.view.hall) : t("What you told us")}</span><yc-look></yc-look><yc-language></yc-language>
      </header>
      ${this.said ? html`<p class="refusal" role="alert">⚠ ${this.said}</p>` : nothing}
      ${this.view ? this.shown(this.view) : this.said ? nothing : html`<p aria-busy="true">${t("Loading…")}</p>`}
    </main>`;
  }

  /** @param {Api.PublicConcern} view */
  shown(view) {
    return html`<section class="card ${view.state}">
        <h1>${kindWords(view.kind)}</h1>
        <p class="state">${concernState(view.state)}</p>
        ${progress(view)}
        <p class="soft">${view.number} · ${dayName(view.raised_at.slice(0, 10))}</p>
      </section>
      ${
        view.words
          ? html`<details>
              <summary>${t("What you wrote")}</summary>
              <p class="words">${view.words}</p>
            </details>`
          : nothing
      }
      ${view.may_reopen ? this.reopening() : nothing}
      ${view.may_withdraw ? html`<p><button type="button" ?disabled=${this.busy} @click=${() => this.act("withdraw")}>${t("Take it back")}</button></p>` : nothing}`;
  }

  reopening() {
    if (!this.again)
      return html`<p><button type="button" @click=${() => (this.again = true)}>${t("The answer is not enough")}</button></p>`;
    return html`<form class="card" @submit=${(event) => this.reopen(event)}>
      <label for="said">${t("What is still missing?")}</label>
      <textarea id="said" name="words" rows="4" maxlength="1000" required></textarea>
      <button class="go" ?disabled=${this.busy}>${t("Send it")}</button>
    </form>`;
  }
}
customElements.define("yc-follow", YcFollow);
