// Sign in: hall, name, password; then to the page that was wanted, or to where one's work begins.
import { html, nothing } from "lit";
import { get, post } from "/static/web/shared/api.js";
import "/static/web/shared/language-switch.js";
import "/static/web/shared/look-menu.js";
import { YcElement } from "/static/web/shared/element.js";
import { pick, t } from "/static/web/shared/words.js";
import { icon } from "./shared/icons.js";
import { homeOf, safePath, signOut, whoIs } from "./staff/session.js";

/**
 * @extends {YcElement<{
 *   halls: Api.HallView[], chosen: string, who: Api.Who | null, fault: (() => string) | null, busy: boolean
 * }>}
 */
class YcSignIn extends YcElement {
  static properties = {
    halls: { state: true },
    chosen: { state: true },
    who: { state: true },
    fault: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    const asked = new URLSearchParams(location.search);
    this.next = safePath(asked.get("next"));
    this.ended = asked.get("reason") === "ended";
    /** @type {Api.HallView[]} */
    this.halls = [];
    this.chosen = null;
    /** @type {Api.Who | null} */
    this.who = null;
    /** @type {(() => string) | null} */
    this.fault = null;
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.look();
  }

  async look() {
    try {
      [this.halls, this.who] = await Promise.all([get("/halls"), whoIs()]);
      this.chosen ??= this.wantedHall();
    } catch {
      this.fault = () => t("The server is not answering. This page keeps trying.");
      setTimeout(() => this.look(), 3000);
      return;
    }
    this.fault = null;
    await this.updateComplete;
    this.querySelector("#name")?.focus();
  }

  /** The hall of the page that was wanted, else the first. */
  wantedHall() {
    const part = this.next?.split("/")[2];
    return this.halls.find((hall) => hall.id === part)?.id ?? this.halls[0]?.id ?? "";
  }

  async submit(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const hall = String(form.get("hall"));
    const [name, password] = [String(form.get("name")).trim(), String(form.get("password"))];
    if (!name || !password) {
      this.fault = () => t("Please enter name and password.");
      return;
    }
    this.busy = true;
    this.fault = null;
    try {
      const who = await post("/session", { hall, name, password });
      location.assign(this.next ?? homeOf(who, hall || this.halls[0].id));
    } catch (problem) {
      this.busy = false;
      this.fault = () => problem.message || t("The server did not answer. Please try again.");
      await this.updateComplete;
      const field = /** @type {HTMLInputElement} */ (this.querySelector("#password"));
      field.value = "";
      field.focus();
    }
  }

  render() {
    return html`<main class="sign-in">
      <form class="card" @submit=${this.submit} novalidate>
        <header>
          <h1><img src="/static/web/shared/icon.svg" alt="" width="40" height="40" />${t("Staff sign-in")}</h1>
          <div class="tools"><yc-look></yc-look><yc-language></yc-language></div>
        </header>
        ${this.notice()}
        <label class="form-label" for="hall">${t("Hall")}</label>
        <select class="form-select" id="hall" name="hall" @change=${(event) => (this.chosen = event.target.value)}>
          ${this.halls.map((hall) => html`<option value=${hall.id} ?selected=${hall.id === this.chosen}>${pick(hall.name)}</option>`)}
          <option value="">${t("All halls (managers and administrators)")}</option>
        </select>
        <label class="form-label" for="name">${t("User name")}</label>
        <input
          class="form-control"
          id="name"
          name="name"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          required
          aria-describedby="fault"
        />
        <label class="form-label" for="password">${t("Password")}</label>
        <input
          class="form-control"
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          required
          aria-describedby="fault"
        />
        <p id="fault" class="fault" role="alert">${this.fault ? html`${icon("alert")}<span>${this.fault()}</span>` : nothing}</p>
        <button class="btn btn-primary btn-lg" ?disabled=${this.busy}>${this.busy ? t("Signing in…") : t("Sign in")}</button>
        <a class="btn btn-link" href="/">${t("All pages of this server")}</a>
      </form>
    </main>`;
  }

  over() {
    return html`<div class="notice" role="status">
      ${icon("info")}
      <div>
        <p><strong>${t("Your session has ended. Please sign in again.")}</strong></p>
        ${this.next?.startsWith("/console/") ? html`<p>${t("Your window stays as it was; after signing in you can continue there.")}</p>` : nothing}
      </div>
    </div>`;
  }

  /** Whoever was signed out, or comes here signed in because the page that was wanted is not theirs, reads why. */
  notice() {
    if (!this.who?.roles.length) return this.ended ? this.over() : nothing;
    return html`<div class="notice">
      ${icon("info")}
      <div>
        <p>
          ${t("You are signed in as {name}.", { name: this.who.title })}
          ${this.next ? t("That page needs other permissions: please sign in with an account that has them.") : nothing}
        </p>
        <a class="btn btn-outline-primary" href=${homeOf(this.who, this.halls[0]?.id ?? "")}>${t("Go to my page")}</a>
        <button type="button" class="btn btn-outline-secondary" @click=${() => signOut()}>${t("Sign out")}</button>
      </div>
    </div>`;
  }
}
customElements.define("yc-sign-in", YcSignIn);
