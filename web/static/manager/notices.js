// <yc-notices>: what stands on the boards now, and the form for another. An emergency asks once more before it covers the hall.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { serverNow } from "/static/web/shared/live.js";
import { pick, t, time } from "/static/web/shared/words.js";
import { icon } from "../shared/icons.js";
import { may } from "../staff/may.js";

const HOUR_MS = 3600_000;
const FOR = [
  ["0", "Until I take it down"],
  ["1", "One hour"],
  ["4", "Four hours"],
  ["10", "For today"],
];
const LEAVE = { zh: "请保持镇静，按绿色指示标志有序撤离大厅。", en: "Please stay calm and leave the hall by the green signs." };

/**
 * @extends {YcElement<{
 *   view: Api.ManagerView, busy: string, kind: string, sure: boolean, fault: string
 * }>}
 */
class YcNotices extends YcElement {
  static properties = { view: { attribute: false }, busy: {}, kind: { state: true }, sure: { state: true }, fault: { state: true } };

  constructor() {
    super();
    this.kind = "ticker";
    this.sure = false;
    this.fault = "";
  }

  command(detail) {
    this.dispatchEvent(new CustomEvent("command", { detail, bubbles: true }));
  }

  post(event) {
    event.preventDefault();
    if (this.busy) return;
    const form = new FormData(event.target);
    const [zh, en] = [String(form.get("zh")).trim(), String(form.get("en")).trim()];
    this.fault = zh ? "" : t("Please write what the boards should show.");
    if (!zh) return;
    if (this.kind === "emergency" && !this.sure) {
      this.sure = true;
      return;
    }
    const hours = Number(form.get("hours"));
    const body = { kind: this.kind, zh, en, ...(hours ? { until: new Date(serverNow() + hours * HOUR_MS).toISOString() } : {}) };
    const target = event.target;
    const then = (answer) => {
      this.sure = false;
      if (!answer) return;
      target.reset();
      this.kind = "ticker";
    };
    this.command({ name: "notice", path: "/notices", body, done: () => ({ text: () => t("The boards show it.") }), then });
  }

  /** @param {Api.NoticeLine} notice */
  withdraw(notice) {
    if (this.busy) return;
    this.command({
      name: `notice:${notice.id}`,
      path: `/notices/${notice.id}/withdraw`,
      done: () => ({ text: () => t("The notice has been taken down.") }),
    });
  }

  render() {
    const { notices } = this.view;
    return html`${
      notices.length
        ? html`<ul class="rows">
            ${notices.map((notice) => this.row(notice))}
          </ul>`
        : html`<p class="soft">${t("There are no notices on the boards.")}</p>`
    }${may("notices") ? this.form() : nothing}`;
  }

  /** @param {Api.NoticeLine} notice */
  row(notice) {
    const until = notice.until ? t("until {time}", { time: time(notice.until) }) : t("until it is taken down");
    return html`<li>
      <span class="badge-state ${notice.kind === "emergency" ? "bad" : "idle"}"
        >${icon(notice.kind === "emergency" ? "alert" : "info")}${notice.kind === "emergency" ? t("Emergency") : t("On the boards")}</span
      >
      <div class="facts">
        <span>${notice.text.zh}</span
        >${notice.text.en === notice.text.zh ? nothing : html`<small lang="en">${notice.text.en}</small>`}<small class="soft"
          >${until}</small
        >
      </div>
      ${may("notices/{notice}/withdraw") ? html`<button type="button" class="btn btn-outline-secondary" aria-label=${t("Take down: {text}", { text: pick(notice.text) })} aria-disabled=${this.busy ? "true" : "false"} @click=${() => this.withdraw(notice)}>${t("Take down")}</button>` : nothing}
    </li>`;
  }

  choose(kind) {
    this.kind = kind;
    this.sure = false;
  }

  form() {
    const emergency = this.kind === "emergency";
    return html`<form class="notice-form" @submit=${this.post} novalidate>
      <fieldset class="line">
        <legend class="visually-hidden-text">${t("Kind of notice")}</legend>
        <label class="form-check"
          ><input
            class="form-check-input"
            type="radio"
            name="kind"
            .checked=${!emergency}
            @change=${() => this.choose("ticker")}
          />${t("A line of text on the boards")}</label
        >
        <label class="form-check"
          ><input
            class="form-check-input"
            type="radio"
            name="kind"
            .checked=${emergency}
            @change=${() => this.choose("emergency")}
          />${t("Emergency: covers every screen")}</label
        >
      </fieldset>
      ${emergency ? html`<button type="button" class="btn btn-outline-secondary" @click=${() => this.fill(LEAVE)}>${t("Fill in the evacuation text")}</button>` : nothing}
      <label class="form-label" for="notice-zh">${t("In Chinese")}</label
      ><textarea
        class="form-control"
        id="notice-zh"
        name="zh"
        rows="2"
        maxlength="200"
        lang="zh-CN"
        aria-describedby="notice-fault"
        @keydown=${oneLine}
      ></textarea>
      <label class="form-label" for="notice-en">${t("In English (optional)")}</label
      ><textarea class="form-control" id="notice-en" name="en" rows="2" maxlength="200" lang="en" @keydown=${oneLine}></textarea>
      <label class="form-label" for="notice-hours">${t("How long")}</label
      ><select class="form-select" id="notice-hours" name="hours">
        ${FOR.map(([hours, words]) => html`<option value=${hours}>${t(words)}</option>`)}
      </select>
      <p class="fault" id="notice-fault" role="alert">
        ${this.fault}${this.sure ? html`${icon("alert")}<span>${t("This will cover every board, sign, kiosk and phone page of the hall. Are you sure?")}</span>` : nothing}
      </p>
      <div class="buttons">
        <button class="btn ${emergency ? "btn-danger" : "btn-primary"}" aria-disabled=${this.busy ? "true" : "false"}>
          ${this.sure ? t("Yes, show it everywhere now") : emergency ? t("Show the emergency notice…") : t("Show it on the boards")}
        </button>
        ${this.sure ? html`<button type="button" class="btn btn-outline-secondary" @click=${() => (this.sure = false)}>${t("No, not now")}</button>` : nothing}
      </div>
    </form>`;
  }

  fill(words) {
    for (const language of /** @type {const} */ (["zh", "en"])) {
      const field = /** @type {HTMLTextAreaElement} */ (this.querySelector(`#notice-${language}`));
      field.value = words[language];
    }
  }
}

/** A notice is one line; Enter sends it. */
function oneLine(event) {
  if (event.key !== "Enter" || event.isComposing) return;
  event.preventDefault();
  event.target.form.requestSubmit();
}
customElements.define("yc-notices", YcNotices);
