// <yc-setup-kiosks>: the kiosks with their printers, each to be tried out; and who may reach the server.
import { html, nothing } from "lit";
import { number, pick, t } from "/static/web/shared/words.js";
import { causeWords, nextStep } from "../devices/causes.js";
import { icon } from "../shared/icons.js";
import { ask } from "./calls.js";
import { freeId, kiosk, printerUrl } from "./draft.js";
import { Step } from "./step.js";

const MOST = 50;

/** @extends {Step<{ tried: Record<string, { kind: string, text: () => string }> }>} */
class YcSetupKiosks extends Step {
  static properties = { tried: { state: true } };

  constructor() {
    super();
    /** @type {Record<string, { kind: string, text: () => string }>} */
    this.tried = {};
  }

  count(wanted) {
    this.edit(({ kiosks }) => {
      while (kiosks.length > wanted) kiosks.pop();
      while (kiosks.length < wanted) {
        const n = Number(freeId(kiosks, (i) => `k${i}`).slice(1));
        kiosks.push(kiosk(n));
      }
    });
  }

  /** @param {Api.KioskDraft} one */
  async print(one) {
    this.edit(() => (one.printer = printerUrl(one.printer)));
    const say = (kind, text) => (this.tried = { ...this.tried, [one.id]: { kind, text } });
    say("working", () => t("Printing…"));
    try {
      const { outcome, cause, fault } = await ask("POST", "/printer", { url: one.printer, hall: this.draft.hall.zh });
      if (fault) say("refused", () => pick(fault));
      else if (outcome === "printed") say("done", () => t("The test ticket came out."));
      else say("refused", () => `${causeWords(cause)} · ${nextStep(cause)}`);
    } catch (problem) {
      say("refused", () => problem.message);
    }
  }

  render() {
    const { kiosks, network } = this.draft;
    return html`<div class="fields">
        <div class="field">
          <label class="form-label" for="kiosk-count">${t("How many kiosks?")}</label>
          <select class="form-select" id="kiosk-count" @change=${(event) => this.count(Number(event.target.value))}>
            ${Array.from({ length: MOST + 1 }, (_, n) => html`<option value=${n} .selected=${n === kiosks.length}>${number(n)}</option>`)}
          </select>
        </div>
      </div>
      ${kiosks.map((one, i) => this.one(one, i))}
      <fieldset class="group">
        <legend>${t("Network")}</legend>
        <div class="fields">
          ${this.choice("$.server.host", t("Who may open the pages?"), network.host, [["127.0.0.1", t("This computer only, for a trial")], ["0.0.0.0", t("All computers of the hall's network")], ...(["127.0.0.1", "0.0.0.0"].includes(network.host) ? [] : [[network.host, network.host]])], (v) => (network.host = v), t("Kiosks, boards and consoles on other computers need the second."))}
          ${this.field("$.server.port", t("Port of the server"), network.port, (v) => (network.port = v), { type: "number", hint: t("Leave it as it is unless another program uses it.") })}
          ${this.field("$.server.public_url", t("Address for citizens' phones"), network.public_url, (v) => (network.public_url = v.trim()), { wide: true, placeholder: "https://hall.example", hint: t("Goes into the QR code on every ticket. If empty, the server's own address is used.") })}
        </div>
      </fieldset>`;
  }

  one(one, i) {
    const place = `$.hall[0].kiosk[${i}]`;
    const tried = this.tried[one.id];
    const ICONS = { working: "clock", done: "check", refused: "alert" };
    return html`<fieldset class="group">
      <legend>${pick(one) || one.id}</legend>
      <div class="fields">
        ${this.field(`${place}.name`, t("Chinese name"), one.zh, (v) => (one.zh = v))}
        ${this.field(`${place}.en`, t("English name"), one.en, (v) => (one.en = v))}
        <div class="field wide">
          ${this.printer(place, one)}
          ${one.printer ? html`<button type="button" class="btn btn-outline-primary" ?disabled=${tried?.kind === "working"} @click=${() => this.print(one)}>${icon("printer")}${t("Print a test ticket")}</button>` : nothing}
          ${tried ? html`<p class="status-line ${tried.kind}" role="status">${icon(ICONS[tried.kind])}<span>${tried.text()}</span></p>` : nothing}
        </div>
      </div>
    </fieldset>`;
  }

  printer(place, one) {
    return this.field(`${place}.printer`, t("Address of the slip printer"), one.printer, (v) => (one.printer = v), {
      placeholder: "192.168.1.50",
      hint: t("If empty, nothing is printed and citizens scan a QR code instead."),
      after: () => (one.printer = printerUrl(one.printer)),
    });
  }
}
customElements.define("yc-setup-kiosks", YcSetupKiosks);
