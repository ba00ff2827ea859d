// The kiosk: two touches from the start screen to a number; everything else is beside that way, never in it.
import { html, nothing } from "lit";
import { get, post } from "/static/web/shared/api.js";
import "/static/web/shared/connection.js";
import { YcElement } from "/static/web/shared/element.js";
import "/static/web/shared/emergency.js";
import { Enrolment } from "/static/web/shared/enrolment.js";
import { LiveView } from "/static/web/shared/live.js";
import { emergency } from "/static/web/shared/notices.js";
import { HOME, language, setLanguage, t } from "/static/web/shared/words.js";
import { Around } from "./around.js";
import "./bar.js";
import "./booked.js";
import "./choose.js";
import "./guide.js";
import { GuideWay } from "./guide-way.js";
import { Guiding } from "./guiding.js";
import { again } from "./held.js";
import { Idle } from "./idle.js";
import "./matter.js";
import { mattersOf } from "./matters.js";
import { notEnrolled, nothingHere, waiting } from "./notices.js";
import { PATIENCE } from "./patience.js";
import "./result.js";
import "./say/say.js";
import { Saying } from "./say/saying.js";
import "./start.js";
import { Talk } from "./talk.js";
import { Twice } from "./twice.js";
import { known } from "./whereabouts.js";
import "./warning.js";

const ISSUING = ["kiosk", "clerk", "manager", "admin"];
const ORDINARY = "ordinary";
const ELSEWHERE = "Please use another kiosk, or ask at the information desk.";
const elsewhere = () =>
  [t("Please use another kiosk, or ask at the information desk."), language() === "en" ? "" : ELSEWHERE].filter(Boolean);

/**
 * @extends {YcElement<{
 *   hall: string, kiosk: string, offer: Api.HallView | null, stage: string, group: string,
 *   ticket: Api.TakenView | Api.TicketView | null, held: Api.HeldNumber | null, code: string, busy: string, notice: string,
 *   large: boolean
 * }>}
 */
class YcKiosk extends YcElement {
  static properties = {
    hall: {},
    kiosk: {},
    offer: { state: true }, // the hall with its groups and services
    stage: { state: true }, // start | choose | booked | guide | matter | held | say | result
    group: { state: true },
    ticket: { state: true },
    held: { state: true }, // the number that the card on the reader has already
    code: { state: true }, // of an appointment, as far as it was entered
    busy: { state: true }, // the category or the matter that a number is being taken for, or "appointment"
    notice: { state: true }, // a refusal in words
    large: { state: true },
  };

  constructor() {
    super();
    /** @type {Api.HallView | null} */
    this.offer = null;
    this.missing = "";
    this.enrolment = new Enrolment(this, (who) => who.roles.some((role) => ISSUING.includes(role)) && ["", this.hall].includes(who.hall));
    this.live = new LiveView(this, () => `/live${this.path}/board`);
    this.around = new Around(this, () => (this.enrolment.state ? `${this.path}/kiosks/${encodeURIComponent(this.kiosk)}` : null));
    this.guiding = new Guiding(
      this,
      () => this.path,
      () => this.offer,
    );
    this.way = new GuideWay(this);
    this.talk = new Talk(this);
    this.saying = new Saying(this);
    this.idle = new Idle(this, () => (this.busy || this.talk.speaking || this.enrolment.state === false ? null : PATIENCE[this.stage]));
    new Twice(
      this,
      () => `${this.screen} ${this.guiding.category} ${this.saying.step}`,
      () => (this.screen !== this.stage ? this.idle.ended : null),
    );
    this.addEventListener("click", () => this.begun());
    this.reset();
  }

  /** Which page the stage shows: a hall of one category begins with its matters, one touch from a number. */
  get screen() {
    const first = this.stage === "start" && this.view?.open && this.enrolment.state && mattersOf(this.offer).length;
    return first ? "choose" : this.stage;
  }

  /** Where the tiles are the start, any touch means that somebody is there, whose choices will have to be forgotten. */
  begun() {
    if (this.stage !== this.screen) this.go("choose");
  }

  /** @returns {`/halls/${string}`} */
  get path() {
    return `/halls/${encodeURIComponent(this.hall)}`;
  }

  /** The start needs no more than the view that the page brought along: the rest is asked for behind it, one after the other. */
  async connectedCallback() {
    super.connectedCallback();
    await this.enrolment.first;
    if (!this.offer && !this.missing) await this.refresh();
  }

  /** @param {boolean | null} before whether it was enrolled */
  async identified(before) {
    if (this.enrolment.state && !before) this.around.live.restart();
    if (!this.offer) await this.refresh();
  }

  /** @param {Api.BoardView | Api.HallView} view @param {Api.BoardView | null} before */
  viewChanged(view, before) {
    if (this.cut || (before && before.open !== view.open)) {
      this.refresh(); // the server may have come back with another configuration
      if (this.cut) this.enrolment.look();
    }
    this.cut = false;
    if (!view.open && ["choose", "booked"].includes(this.stage)) this.reset(); // the guide may still be read
  }

  connectionLost() {
    this.cut = true;
  }

  /** Back to the start: nothing of the last citizen stays. */
  reset() {
    this.around.forget();
    this.stage = "start";
    this.group = ORDINARY;
    this.guiding.forget();
    this.saying.forget();
    this.talk.turn(false);
    this.ticket = this.held = null;
    this.code = "";
    this.busy = "";
    this.notice = "";
    this.large = false;
    if (language() !== HOME) setLanguage(HOME, { remember: false });
  }

  async refresh() {
    const first = !this.offer;
    try {
      this.offer = await get(this.path);
      this.missing = "";
      if (first && this.group === ORDINARY) this.group = this.around.proposed(this.offer) ?? ORDINARY; // a card was quicker
    } catch (problem) {
      if (problem.status === 404) this.missing = problem.message;
    }
    this.requestUpdate();
  }

  /** A card on the reader is a first touch; its group is a proposal, never over a choice that was made. */
  cardLaid() {
    if (this.stage === "result") return;
    if (this.stage === "start" && !this.view?.open) return this.around.forget();
    if (this.stage === "held") this.go("choose", { group: ORDINARY, held: null }); // somebody else's, perhaps
    if (this.stage === "start") this.go("choose");
    if (this.group === ORDINARY) this.group = this.around.proposed(this.offer) ?? ORDINARY;
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

  /** `wanted`: {category}, {category, service} or {appointment}, its code. */
  async take(wanted) {
    if (this.busy || this.stage === "result") return; // the second of two quick touches
    this.busy = wanted.service ?? wanted.category ?? "appointment";
    this.notice = "";
    const body = { ...wanted, group: this.group, language: language(), kiosk: this.kiosk };
    if (this.around.card?.id) body.card = this.around.card.id;
    try {
      const taken = await post(`${this.path}/tickets`, body);
      this.go("result", { ticket: { ...known(this.offer, taken, wanted.service), ...taken } });
    } catch (problem) {
      if (problem.status === 401 || problem.status === 403) this.enrolment.refused();
      if (problem.held) this.go("held", { held: problem.held });
      else this.notice = problem.message || t("We could not give you a number. Please try again in a moment.");
      this.code = "";
      this.refresh();
    }
    this.busy = "";
    this.idle.touch();
  }

  updated(changed) {
    this.hold();
    if (changed.has("large")) document.documentElement.classList.toggle("large", this.large);
    this.turned ||= Boolean(changed.get("stage")) && this.was !== this.screen;
    this.was = this.screen;
    if (!this.turned || this.waits) return;
    this.turned = false;
    this.toHeading();
  }

  /** What lies behind a question or an emergency can be neither touched nor reached by a key. */
  hold() {
    const over = ["YC-KIOSK-WARNING", "YC-EMERGENCY", "YC-CONNECTION"];
    const held = this.warned || Boolean(this.alarm);
    for (const child of this.parts) child.inert = held && !over.includes(child.tagName);
    if (this.wasWarned && !this.warned && this.stage !== "start") this.toHeading();
    this.wasWarned = this.warned;
  }

  get parts() {
    return /** @type {import("lit").LitElement[]} */ ([...this.children]);
  }

  get warned() {
    return this.idle.left != null && this.stage !== "result";
  }

  get alarm() {
    return emergency(this.live.view)?.text;
  }

  /** A keyboard and a screen reader go on from the top of what is new. */
  async toHeading() {
    await Promise.all(this.parts.map((child) => child.updateComplete));
    const heading = this.querySelector("h1");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
  }

  render() {
    return html`<yc-connection .live=${this.link()} .advice=${elsewhere()}></yc-connection
      ><yc-emergency fill .text=${this.alarm}></yc-emergency>${this.page()}
      ${this.warned ? html`<yc-kiosk-warning .left=${this.idle.left} @yc-continue=${() => this.idle.touch()} @yc-end=${() => this.reset()}></yc-kiosk-warning>` : nothing}`;
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
    if (this.enrolment.state === false) return notEnrolled(this.kiosk, () => this.enrolment.look());
    if (!view || this.waits) return waiting();
    if (this.stage === "result") {
      return html`<yc-kiosk-result
          .ticket=${this.ticket}
          .left=${this.idle.left}
          .offline=${Boolean(around.offline)}
          @yc-done=${() => this.reset()}
        ></yc-kiosk-result
        >${this.bar()}`;
    }
    if (this.stage === "held") {
      return html`<yc-kiosk-held
          .held=${this.held}
          .prints=${Boolean(this.around.view?.prints)}
          .busy=${Boolean(this.busy)}
          .notice=${this.notice}
          @yc-again=${() => again(this)}
          @yc-done=${() => this.reset()}
        ></yc-kiosk-held
        >${this.bar(() => this.go("choose", { held: null }))}`;
    }
    if (this.stage === "say") return html`${this.say(view)}${this.bar(() => this.saying.back())}`;
    if (this.stage === "guide") return html`${this.guide(view)}${this.bar(() => this.way.leave())}`;
    if (this.stage === "matter") return html`${this.matter(view, around)}${this.bar(() => this.way.leaveMatter())}`;
    if (this.stage === "booked" && view.open) return html`${this.booked()}${this.bar(() => this.go("choose", { code: "" }))}`;
    if (this.screen === "start" || !view.open) {
      return html`<yc-kiosk-start
        .view=${view}
        .at=${this.live.at ?? this.around.live.at}
        .around=${around}
        .voice=${this.talk.on}
        @yc-begin=${(e) => this.begin(e.detail)}
        @yc-voice=${() => this.talk.turn(!this.talk.on)}
        @yc-guide=${() => this.way.from({})}
        @yc-say=${() => this.go("say")}
      ></yc-kiosk-start>`;
    }
    return html`<yc-kiosk-choose
        .view=${view}
        .offer=${this.offer}
        .group=${this.group}
        .busy=${this.busy}
        .notice=${this.notice}
        .large=${this.large}
        .lost=${this.lost}
        .around=${around}
        .at=${this.live.at ?? this.around.live.at}
        .resting=${this.stage === "start"}
        @yc-away=${() => this.cardAway()}
        @yc-group=${(e) => (this.group = e.detail)}
        @yc-booked=${() => this.go("booked", { code: "" })}
        @yc-take=${(e) => this.take(e.detail)}
        @yc-guide=${(e) => this.way.from(e.detail)}
      ></yc-kiosk-choose
      >${this.bar(mattersOf(this.offer).length ? undefined : () => this.reset())}`;
  }

  booked() {
    return html`<yc-kiosk-booked
      .code=${this.code}
      .busy=${Boolean(this.busy)}
      .notice=${this.notice}
      .lost=${this.lost}
      @yc-type=${(e) => Object.assign(this, { code: e.detail, notice: "" })}
      @yc-take=${() => this.take({ appointment: this.code })}
    ></yc-kiosk-booked>`;
  }

  /** @param {Api.BoardView | Api.HallView} view */
  say(view) {
    return html`<yc-kiosk-say .saying=${this.saying} .stamp=${{}} .categories=${view.categories} .lost=${this.lost}></yc-kiosk-say>`;
  }

  /** @param {Api.BoardView | Api.HallView} view */
  guide(view) {
    return html`<yc-kiosk-guide
      .categories=${view.categories}
      .guiding=${this.guiding}
      .stamp=${{}}
      .large=${this.large}
      .open=${view.open}
      @yc-open=${(e) => this.way.matter(e.detail)}
    ></yc-kiosk-guide>`;
  }

  /** @param {Api.BoardView | Api.HallView} view @param {Around["shown"]} around */
  matter(view, around) {
    const { guiding } = this;
    const { matter } = guiding;
    if (!matter) return waiting();
    const category = view.categories.find((c) => c.id === matter.category);
    return html`<yc-kiosk-matter
      .hall=${this.hall}
      .matter=${matter}
      .category=${category}
      .guiding=${guiding}
      .stamp=${{}}
      .busy=${Boolean(this.busy)}
      .notice=${this.notice}
      .lost=${this.lost}
      .open=${view.open}
      .around=${around}
      @yc-take=${() => this.take({ category: matter.category, service: matter.id })}
    ></yc-kiosk-matter>`;
  }

  /** Whether what this stage needs is still on its way. */
  get waits() {
    return this.stage !== "start" && (!this.offer || this.enrolment.state === null);
  }

  get lost() {
    return !this.around.offline && ["lost", "down"].includes(this.live.state);
  }

  /** `large`, `voice`: somebody began by asking for it. */
  async begin({ language: wanted, large = false, voice = false }) {
    await setLanguage(wanted, { remember: false });
    this.go("choose", { large });
    if (voice) this.talk.turn(true);
  }

  bar(back) {
    return html`<yc-kiosk-bar
      .large=${this.large}
      .voice=${this.talk.on}
      .back=${back}
      .says=${this.screen === "choose" && !back && !this.around.offline}
      @yc-say=${() => this.go("say")}
      @yc-large=${() => (this.large = !this.large)}
      @yc-voice=${() => this.talk.turn(!this.talk.on)}
    ></yc-kiosk-bar>`;
  }
}

await setLanguage(HOME, { remember: false });
customElements.define("yc-kiosk", YcKiosk);
