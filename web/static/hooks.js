// What goes outside: the addresses that are told of cases and ratings, and what did not arrive there.
import { html, nothing } from "lit";
import { get, post } from "/static/web/shared/api.js";
import { YcElement } from "/static/web/shared/element.js";
import { number, pick, t } from "/static/web/shared/words.js";
import { eventWords, inOrder, kindWords } from "./hooks/event-words.js";
import "./hooks/new-hook.js";
import { scheduled } from "./hooks/schedule.js";
import { stamp } from "./cases/moments.js";
import { icon } from "./shared/icons.js";
import "./staff/bar.js";

const LOOK_MS = 5000;

/** @extends {YcElement<{ halls: Api.HallView[], hooks: Api.HookView[] | null, events: string[], packs: Api.PackLine[], made: Api.HookMade | null, asked: string, problem: string, adds: boolean }>} */
class YcHooks extends YcElement {
  static properties = {
    halls: { state: true },
    hooks: { state: true },
    events: { state: true },
    packs: { state: true },
    made: { state: true },
    asked: { state: true },
    problem: { state: true },
    adds: { state: true },
  };

  constructor() {
    super();
    /** @type {Api.HallView[]} */
    this.halls = [];
    /** @type {Api.HookView[] | null} */
    this.hooks = null;
    /** @type {string[]} */
    this.events = [];
    /** @type {Api.PackLine[]} */
    this.packs = [];
    /** @type {Api.HookMade | null} */
    this.made = null;
    this.asked = "";
    this.problem = "";
    this.adds = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.attempt(async () => (this.halls = await get("/halls")));
    this.look();
    this.timer = setInterval(() => this.look(), LOOK_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  look() {
    return this.attempt(async () => this.take(await get("/hooks")));
  }

  /** @param {Api.HooksView} view */
  take(view) {
    this.hooks = view.hooks;
    this.events = view.events;
    this.packs = view.packs;
  }

  async attempt(work) {
    try {
      await work();
      this.problem = "";
    } catch (problem) {
      this.problem = problem.message || t("The server did not answer. Please check the screen and try again.");
    }
  }

  /** @param {Api.HookLine} hook */
  end(hook) {
    if (this.asked !== hook.id) {
      this.asked = hook.id;
      return;
    }
    this.asked = "";
    this.attempt(async () => this.take(await post(`/hooks/${hook.id}/end`)));
  }

  /** @param {Api.HookLine} hook @param {Api.LateLine} line @param {"again" | "skip"} what */
  settle(hook, line, what) {
    this.attempt(async () => {
      await post(`/hooks/${hook.id}/deliveries/${line.delivery}/${what}`);
      await this.look();
    });
  }

  updated() {
    document.title = t("Messages to the outside");
  }

  render() {
    return html`<yc-staff-bar
        heading=${t("Messages to the outside")}
        note=${this.hooks ? t("{count} addresses", { count: number(this.hooks.length) }) : ""}
        .links=${[["/", t("All pages of this server")]]}
      ></yc-staff-bar>
      <main class="hooks">
        ${this.problem ? html`<p class="fault" role="alert">${icon("alert")}<span>${this.problem}</span></p>` : nothing}
        ${this.made ? this.secret(this.made) : nothing}
        ${this.hooks ? this.hooks.map((view) => this.hook(view)) : html`<p class="card soft" aria-busy="true">${t("Loading…")}</p>`}
        ${
          this.hooks && !this.hooks.length && !this.adds
            ? html`<section class="card">
                <h2>${t("No address yet")}</h2>
                <p class="soft">${t("Nobody outside is told of cases. Citizens hear of them at the hall and on their own page.")}</p>
              </section>`
            : nothing
        }
        ${
          this.adds
            ? html`<yc-new-hook
                .halls=${this.halls}
                .events=${this.events}
                .packs=${this.packs}
                @made=${(event) => this.added(event.detail)}
                @given-up=${() => (this.adds = false)}
              ></yc-new-hook>`
            : html`<div>
                <button type="button" class="btn btn-primary" @click=${() => (this.adds = true)}>
                  ${icon("add")}${t("Add an address")}
                </button>
              </div>`
        }
      </main>`;
  }

  /** @param {Api.HookMade} made */
  added(made) {
    this.made = made;
    this.adds = false;
    this.look();
  }

  /** @param {Api.HookMade} made */
  secret(made) {
    return html`<section class="card" role="status" aria-labelledby="secret">
      <h2 id="secret">${t("The secret of “{name}”", { name: made.hook.name })}</h2>
      <p>${t("Everything sent there is signed with it. Give it to whoever receives; it is not shown again.")}</p>
      <p><code class="secret">${made.secret}</code></p>
      <button type="button" class="btn btn-outline-primary" @click=${() => (this.made = null)}>
        ${icon("check")}${t("I have noted it")}
      </button>
    </section>`;
  }

  /** @param {Api.HookView} view */
  hook({ hook, late }) {
    return html`<section class="card" aria-labelledby="hook-${hook.id}">
      <header>
        <h2 id="hook-${hook.id}">${hook.name}</h2>
        ${this.badge(hook, late)}
      </header>
      <p class="address"><code>${hook.url}</code></p>
      <p class="soft">
        ${this.kind(hook)} · ${this.where(hook.hall)}
        ${hook.events.length || hook.pack || hook.kind === "reports" ? nothing : html`· ${t("every event")}`}
      </p>
      ${hook.pack ? this.province(hook) : nothing} ${hook.kind === "reports" ? scheduled(hook) : nothing}
      ${hook.events.length ? html`<p class="told">${inOrder(hook.events).map((event) => html`<span title=${event}>${eventWords(event)}</span>`)}</p>` : nothing}
      <dl class="counts">
        <div>
          <dt>${t("Waiting")}</dt>
          <dd>${number(hook.waiting)}</dd>
        </div>
        <div>
          <dt>${t("Given up")}</dt>
          <dd>${number(hook.stuck)}</dd>
        </div>
        <div>
          <dt>${t("Sent in a day")}</dt>
          <dd>${number(hook.sent)}</dd>
        </div>
        ${
          hook.kind === "notices"
            ? html`<div>
                <dt>${t("Without a phone number")}</dt>
                <dd>${number(hook.nobody)}</dd>
              </div>`
            : nothing
        }
      </dl>
      ${late.length ? this.late(hook, late) : nothing}
      <button type="button" class="btn btn-outline-secondary" @click=${() => this.end(hook)}>
        ${this.asked === hook.id ? t("Yes, send nothing there any more") : t("Stop sending")}
      </button>
    </section>`;
  }

  /** @param {Api.HookLine} hook */
  kind(hook) {
    if (hook.kind === "reports") return t("Reports of days, weeks or months");
    if (hook.kind === "province") return t("Cases and ratings for a province or city");
    return hook.kind === "notices" ? t("Short messages to citizens") : t("Events for another program");
  }

  /** By whose rules, what it is told of, and what was entered. @param {Api.HookLine} hook */
  province(hook) {
    const pack = this.packs.find((one) => one.pack === hook.pack);
    const named = (/** @type {string} */ id) => pick(pack?.asked.find((one) => one.id === id)?.name ?? { zh: id, en: id });
    return html`<p>${pack ? pick(pack.name) : hook.pack}</p>
      <p class="told">${(pack?.kinds ?? []).map((kind) => html`<span title=${kind}>${kindWords(kind)}</span>`)}</p>
      <dl class="constants">
        ${Object.entries(hook.constants).map(
          ([id, value]) =>
            html`<div>
              <dt>${named(id)}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>`;
  }

  /** @param {Api.HookLine} hook @param {Api.LateLine[]} late */
  badge(hook, late) {
    if (hook.stuck) return html`<span class="badge-state bad">${icon("alert")}${t("Somebody has to look")}</span>`;
    if (late.length) return html`<span class="badge-state warn">${icon("clock")}${t("Tried again by itself")}</span>`;
    return html`<span class="badge-state good">${icon("check")}${t("Everything has arrived")}</span>`;
  }

  where(id) {
    const hall = this.halls.find((one) => one.id === id);
    return id ? (hall ? pick(hall.name) : id) : t("all halls");
  }

  /** @param {Api.HookLine} hook @param {Api.LateLine[]} late */
  late(hook, late) {
    return html`<h3>${t("Did not arrive")}</h3>
      <ul class="rows">
        ${late.map(
          (line) =>
            html`<li>
              <div class="facts">
                <strong title=${line.event}>${eventWords(line.event)}</strong><span class="soft">${line.case} · ${stamp(line.at)}</span>
                <span class="soft">${t("tried {count} times", { count: number(line.tries) })} · <span lang="en">${line.cause}</span></span>
                ${line.behind ? html`<span class="soft">${t("{count} more of this case wait behind it", { count: number(line.behind) })}</span>` : nothing}
              </div>
              <span class="soft">${line.next_at ? t("again at {time}", { time: stamp(line.next_at) }) : t("not tried any more")}</span>
              <span class="buttons">
                <button type="button" class="btn btn-outline-primary" @click=${() => this.settle(hook, line, "again")}>
                  ${t("Send again")}
                </button>
                <button type="button" class="btn btn-outline-secondary" @click=${() => this.settle(hook, line, "skip")}>
                  ${t("Do not send")}
                </button>
              </span>
            </li>`,
        )}
      </ul>`;
  }
}
customElements.define("yc-hooks", YcHooks);
