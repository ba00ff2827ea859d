// <yc-setup-check>: everything in one table, what is still wrong with a way to it, and the file that will be written.
import { html, nothing } from "lit";
import { listed, number, pick, t } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import { Step } from "./step.js";
import { said, stepOf, title } from "./steps.js";

/** @extends {Step<{ replace: boolean }>} */
class YcSetupCheck extends Step {
  static properties = { replace: { type: Boolean } };

  go(step, place = "") {
    this.dispatchEvent(new CustomEvent("go", { detail: { step, place }, bubbles: true }));
  }

  render() {
    return html`${this.found()}
      <table class="table summary">
        <tbody>
          ${this.lines().map(
            ([step, label, text]) =>
              html`<tr>
                <th scope="row">${label}</th>
                <td>${text}</td>
                <td>
                  <button
                    type="button"
                    class="btn btn-outline-secondary"
                    @click=${() => this.go(step)}
                    aria-label=${t("Change: {what}", { what: label })}
                  >
                    ${t("Change")}
                  </button>
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
      <p>
        ${t("This is written to the file {file}; the password goes to the folder {folder}.", { file: this.about.file, folder: this.about.data })}
      </p>
      ${
        this.about.file_there
          ? html`<label class="form-check tick warn"
              ><input
                class="form-check-input"
                id="replace"
                type="checkbox"
                .checked=${this.replace}
                @change=${(event) => this.dispatchEvent(new CustomEvent("replace", { detail: event.target.checked, bubbles: true }))}
              />
              <span
                >${t("{file} already exists. Yes, replace it.", { file: this.about.file })}<small
                  >${t("The old file is kept beside it as {file}.", { file: `${this.about.file}.bak` })}</small
                ></span
              ></label
            >`
          : nothing
      }`;
  }

  found() {
    if (!this.faults.length) return html`<p class="badge-state good whole">${icon("check")}${t("Everything is complete.")}</p>`;
    return html`<div class="missing" role="alert">
      <h3>${icon("alert")}${t("Still missing: {count}", { count: number(this.faults.length) })}</h3>
      <ul>
        ${this.faults.map((fault) => html`<li><button type="button" class="btn btn-link" @click=${() => this.go(stepOf(fault.place), fault.place)}>${title(stepOf(fault.place))}</button><span>${said(fault)}</span></li>`)}
      </ul>
    </div>`;
  }

  lines() {
    const { hall, categories, services, windows, clerks, kiosks, network } = this.draft;
    const chosen = categories.filter((c) => c.chosen);
    /** @param {Api.CategoryDraft} c */
    const name = (c) => `${c.prefix} ${pick(c) || c.zh || c.en}`;
    const days = { china: t("Working days of the Chinese calendar"), weekdays: t("Monday to Friday"), daily: t("Every day") }[
      hall.calendar
    ];
    return [
      ["hall", t("The hall"), listed([hall.zh, hall.en, hall.id].filter(Boolean))],
      ["hall", t("Numbers are given out"), listed([...hall.intervals.map((i) => i.replace("-", "–")), days, hall.timezone])],
      ...(hall.closed_days.length ? [["hall", t("Extra days closed"), listed(hall.closed_days)]] : []),
      ...(hall.open_days.length ? [["hall", t("Extra days open"), listed(hall.open_days)]] : []),
      [
        "categories",
        t("Categories"),
        html`<ul>
          ${chosen.map((c) => html`<li>${name(c)} · ${t("{minutes} min", { minutes: number(c.promise_min) })}</li>`)}
        </ul>`,
      ],
      ["categories", t("Services"), services ? t("from the example hall") : t("none yet")],
      [
        "windows",
        t("Windows"),
        html`${t("{count} windows", { count: number(windows.length) })}
          <ul>
            ${chosen.map((c) => html`<li>${name(c)}: ${listed(windows.filter((w) => w.categories.includes(c.id)).map((w) => w.id)) || "—"}</li>`)}
          </ul>`,
      ],
      [
        "clerks",
        t("Clerks"),
        html`${t("{count} people", { count: number(clerks.length) })}
          <p class="soft">${listed(clerks.map((c) => c.name))}</p>`,
      ],
      [
        "kiosks",
        t("Kiosks"),
        kiosks.length
          ? html`<ul>
              ${kiosks.map((k) => html`<li>${pick(k) || k.zh} · ${k.printer || t("no printer")}</li>`)}
            </ul>`
          : t("none yet"),
      ],
      [
        "kiosks",
        t("Network"),
        listed(
          [
            network.host === "127.0.0.1"
              ? t("This computer only, for a trial")
              : network.host === "0.0.0.0"
                ? t("All computers of the hall's network")
                : network.host,
            t("port {port}", { port: network.port }),
            network.public_url,
          ].filter(Boolean),
        ),
      ],
      ["password", t("Password"), this.faults.some((f) => stepOf(f.place) === "password") ? t("not entered yet") : t("entered")],
    ];
  }
}
customElements.define("yc-setup-check", YcSetupCheck);
