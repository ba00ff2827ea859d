// The kiosk: two touches from the start screen to a number; everything else is beside that way, never in it.
import { html, nothing } from "lit";
import { get, post } from "/static/web/shared/api.js";
import "/static/web/shared/connection.js";
import { YcElement } from "/static/web/shared/element.js";
import { Enrolment } from "/static/web/shared/enrolment.js";
import { LiveView } from "/static/web/shared/live.js";
import { language, setLanguage, t } from "/static/web/shared/words.js";
import { Around } from "./around.js";
import "./bar.js";
import "./choose.js";
import "./guide.js";
import { Idle } from "./idle.js";
import { notEnrolled, nothingHere, waiting } from "./notices.js";
import "./result.js";
import "./start.js";
import { hush, say } from "./voice.js";
import "./warning.js";

const ISSUING = ["kiosk", "clerk", "manager", "admin"];
const ORDINARY = "ordinary";
const PATIENCE = { choose: { quiet: 25, countdown: 20 }, guide: { quiet: 25, countdown: 20 }, result: { quiet: 0, countdown: 30 } };

class YcKiosk extends YcElement {
  static properties = {
    hall: {},
    kiosk: {},
    offer: { state: true }, // the hall with its groups and services
    stage: { state: true }, // start | choose | guide | result
    group: { state: true },
    category: { state: true }, // whose guide is open
    ticket: { state: true },
    busy: { state: true }, // the category that is being taken
    notice: { state: true }, // a refusal in words
    large: { state: true },
    voice: { state: true },
  };

  constructor() {
    super();
    this.offer = null;
    this.missing = "";
    this.enrolment = new Enrolment(this, (who) => who.roles.some((role) => ISSUING.includes(role)) && ["", this.hall].includes(who.hall));
    this.live = new LiveView(this, () => `/live${this.path}/board`);
    this.around = new Around(this, () => (this.enrolled ? `${this.path}/kiosks/${encodeURIComponent(this.kiosk)}` : null));
    this.idle = new Idle(this, () => (this.busy || this.enrolled === false ? null : PATIENCE[this.stage]));
    this.reset();
  }

  get path() {
    return `/halls/${encodeURIComponent(this.hall)}`;
  }

  /** null until the server has said who this screen is. */
  get enrolled() {
    return this.enrolment.state;
  }

  async identified(before) {
    if (this.enrolled && !before) this.around.live.restart();
    if (!this.offer) await this.refresh();
  }

  async refresh() {
    try {
      this.offer = await get(this.path);
      this.missing = "";
    } catch (problem) {
      if (problem.status === 404) this.missing = problem.message;
    }
    this.requestUpdate();
  }

  viewChanged(view, before) {
    if (this.cut || (before && before.open !== view.open)) {
      this.refresh(); // the server may have come back with another configuration
      if (this.cut) this.enrolment.look();
    }
    this.cut = false;
  }

  connectionLost() {
    this.cut = true;
  }

  /** Back to the start: nothing of the last citizen stays. */
  reset() {
    this.around.forget();
    this.stage = "start";
    this.group = ORDINARY;
    this.category = "";
    this.ticket = null;
    this.busy = "";
    this.notice = "";
    this.large = false;
    this.voice = false;
    hush();
    if (language() !== "zh_CN") setLanguage("zh_CN", { remember: false });
  }

  /** A card on the reader is a first touch; its group is a proposal, never over a choice that was made. */
  cardLaid() {
    const { card } = this.around;
    if (this.stage === "result") return;
    if (this.stage === "start" && !this.view?.open) return this.around.forget();
    if (this.stage === "start") this.go("choose");
    if (this.group === ORDINARY && this.offer?.groups.some((g) => g.id === card.group)) this.group = card.group;
    this.idle.touch();
  }

  /** Somebody else's card, or one that is not wanted. */
  cardAway() {
    if (this.group === this.around.card?.group) this.group = ORDINARY;
    this.around.forget();
    this.requestUpdate();
  }

  go(stage, changes = {}) {
    Object.assign(this, { stage, notice: "" }, changes);
    this.idle.touch();
  }

  async take(category, service) {
    if (this.busy || this.stage === "result") return; // the second of two quick touches
    this.busy = category;
    this.notice = "";
    const body = { category, group: this.group, language: language(), kiosk: this.kiosk };
    if (service) body.service = service;
    if (this.around.card?.id) body.card = this.around.card.id;
    try {
      const taken = await post(`${this.path}/tickets`, body);
      this.go("result", { ticket: { ...this.names(category, service), ...taken } });
    } catch (problem) {
      if (problem.status === 401 || problem.status === 403) this.enrolment.refused();
      this.notice = problem.message || t("The number could not be taken. Please try again in a moment.");
      this.refresh();
    }
    this.busy = "";
    this.idle.touch();
  }

  /** What the answer leaves out because the kiosk knows it. */
  names(category, service) {
    return {
      hall_name: this.offer.name,
      category_name: this.offer.categories.find((c) => c.id === category)?.name,
      services: this.offer.services.filter((s) => s.id === service).map((s) => ({ ...s, done: false })),
    };
  }

  updated(changed) {
    if (changed.has("large")) document.documentElement.classList.toggle("large", this.large);
    if (this.voice && (changed.has("stage") || changed.has("voice") || changed.has("notice"))) say(this.sentence());
  }

  sentence() {
    if (this.notice) return this.notice;
    if (this.stage === "result") return t("Your number is {number}. Please wait in the hall for your call.", { number: this.ticket.number });
    return this.stage === "guide" ? t("Please choose a matter") : t("Please choose your business");
  }

  render() {
    return html`<yc-connection .live=${this.link()}></yc-connection>${this.page()}
      ${this.idle.left != null && this.stage !== "result" ? html`<yc-kiosk-warning .left=${this.idle.left} @yc-continue=${() => this.idle.touch()} @yc-end=${() => this.reset()}></yc-kiosk-warning>` : nothing}`;
  }

  /** What the banner goes by: a taken number stays in sight, and a kiosk that works cut off is not covered. */
  link() {
    if (this.around.offline) return null;
    return this.stage === "result" && this.live.state === "down" ? { state: "lost" } : this.live;
  }

  /** The board's view; cut off since before the page was loaded, the hall as it was last known. */
  get view() {
    return this.live.view ?? (this.around.offline ? this.offer : null);
  }

  page() {
    const { view } = this;
    const around = this.around.shown;
    if (this.missing) return nothingHere(this.missing);
    if (this.enrolled === false) return notEnrolled(this.kiosk, () => this.enrolment.look());
    if (!view || !this.offer || this.enrolled === null) return waiting();
    if (this.stage === "result") {
      return html`<yc-kiosk-result .ticket=${this.ticket} .left=${this.idle.left} .offline=${Boolean(around.offline)} @yc-done=${() => this.reset()}></yc-kiosk-result>${this.bar("result")}`;
    }
    if (this.stage === "start" || !view.open) {
      return html`<yc-kiosk-start .view=${view} .at=${this.live.at ?? this.around.live.at} .around=${around} @yc-begin=${(e) => this.begin(e.detail)}></yc-kiosk-start>`;
    }
    if (this.stage === "guide") {
      const category = view.categories.find((c) => c.id === this.category);
      return html`<yc-kiosk-guide .category=${category} .services=${this.offer.services.filter((s) => s.category === this.category)} .busy=${Boolean(this.busy)} .notice=${this.notice} .large=${this.large} .lost=${this.lost} .around=${around} @yc-take=${(e) => this.take(this.category, e.detail)}></yc-kiosk-guide>${this.bar("guide")}`;
    }
    return html`<yc-kiosk-choose .view=${view} .offer=${this.offer} .group=${this.group} .busy=${this.busy} .notice=${this.notice} .large=${this.large} .lost=${this.lost} .around=${around} @yc-away=${() => this.cardAway()} @yc-group=${(e) => (this.group = e.detail)} @yc-take=${(e) => this.take(e.detail)} @yc-guide=${(e) => this.go("guide", { category: e.detail })}></yc-kiosk-choose>${this.bar("choose")}`;
  }

  get lost() {
    return !this.around.offline && ["lost", "down"].includes(this.live.state);
  }

  async begin(wanted) {
    await setLanguage(wanted, { remember: false });
    this.go("choose");
  }

  bar(stage) {
    const back = stage === "guide" ? () => this.go("choose") : stage === "choose" ? () => this.reset() : null;
    return html`<yc-kiosk-bar .large=${this.large} .voice=${this.voice} .back=${back} @yc-large=${() => (this.large = !this.large)} @yc-voice=${() => this.talk(!this.voice)}></yc-kiosk-bar>`;
  }

  talk(wanted) {
    this.voice = wanted;
    if (!wanted) hush();
  }
}

await setLanguage("zh_CN", { remember: false });
customElements.define("yc-kiosk", YcKiosk);
