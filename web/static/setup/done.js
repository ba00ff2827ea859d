// <yc-setup-done>: what was written, what to do next, the hall started from here, and the links of its screens.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { pick, t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";

/**
 * @extends {YcElement<{
 *   written: Api.Written, halls: Api.HallLinks[] | null, hall: string, clerk: string, busy: boolean, fault: (() => string) | null, ended: string
 * }>}
 */
class YcSetupDone extends YcElement {
  static properties = {
    written: { attribute: false },
    halls: { attribute: false },
    hall: {},
    clerk: {},
    busy: {},
    fault: { attribute: false },
    ended: {},
  };

  ask(what) {
    this.dispatchEvent(new Event(what, { bubbles: true }));
  }

  render() {
    if (this.ended)
      return html`<p class="badge-state good whole">${icon("check")}${t("The guide has ended. You may close this page.")}</p>
        <p>${t("Start the hall with this command:")}</p>
        <pre class="command">${this.written.command}</pre>`;
    return html`<p class="badge-state good whole">${icon("check")}${t("{file} is written.", { file: this.written.file })}</p>
      ${this.written.kept ? html`<p>${t("The old file is kept beside it as {file}.", { file: this.written.kept })}</p>` : nothing}
      ${this.halls ? this.running() : this.next()}
      <section class="group">
        <h3>${t("Afterwards")}</h3>
        <ul class="after">
          <li>
            ${t("Give each clerk a first password with this command:")}
            <pre class="command">python3 run.py person password ${this.clerk} --hall ${this.hall}${this.option("--data")}</pre>
          </li>
          <li>
            ${t("The links of all kiosks and rating pads, at any time:")}
            <pre class="command">python3 run.py screens${this.option("--config")}${this.option("--data")}</pre>
          </li>
          <li>${t("Call pads, signs and readers are added to the file by hand: docs/devices.md.")}</li>
        </ul>
      </section>`;
  }

  /** An option as the command that starts the hall has it. */
  option(name) {
    /** @type {string[]} */
    const words = this.written.command.match(/'[^']*'|\S+/g) ?? [];
    const at = words.indexOf(name);
    return at < 0 ? "" : ` ${name} ${words[at + 1]}`;
  }

  next() {
    return html`<p>${t("From now on, start the hall with this command:")}</p>
      <pre class="command">${this.written.command}</pre>
      <div class="buttons">
        <button type="button" class="btn btn-primary btn-lg" ?disabled=${this.busy} @click=${() => this.ask("begin")}>
          ${icon("start")}${this.busy ? t("The hall is starting…") : t("Start the hall now")}
        </button>
        <button type="button" class="btn btn-outline-secondary btn-lg" ?disabled=${this.busy} @click=${() => this.ask("finish")}>
          ${t("End the guide")}
        </button>
        <button type="button" class="btn btn-link" ?disabled=${this.busy} @click=${() => this.ask("back")}>${t("Change something")}</button>
      </div>
      ${this.fault ? html`<p class="fault" role="alert">${icon("alert")}<span>${this.fault()}</span></p>` : nothing}`;
  }

  running() {
    return html`<p role="status">${t("The hall is running. It ends with Ctrl-C at the terminal; open its screens here:")}</p>
      ${this.halls?.map(
        (hall) =>
          html`<section class="group" aria-label=${pick(hall.name)}>
            <h3>${pick(hall.name)}</h3>
            <ul class="links">
              ${hall.links.map((link) => html`<li><a class="btn btn-outline-primary" href=${link.url} target="_blank" rel="noopener">${pick(link.name)}</a></li>`)}
            </ul>
          </section>`,
      )}
      <p class="soft">${t("Sign in as {name} with the password that you have just chosen.", { name: "admin" })}</p>`;
  }
}
customElements.define("yc-setup-done", YcSetupDone);
