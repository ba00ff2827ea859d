// What a citizen says at the kiosk: a rating by the number and code of a paper, a question or complaint in prepared words. It knows
// at which step that is; nothing of it stays when the citizen has gone.
import { call, get, post } from "/static/web/shared/api.js";
import { offered } from "/static/web/shared/rating-levels.js";
import { HOME, inLanguage, language, t } from "/static/web/shared/words.js";
import { OTHER } from "./topics.js";

const BACK = { entry: "home", levels: "entry", reasons: "levels", kind: "home", topic: "kind", phone: "topic" };
const TICKET = /^[A-Z]{1,2}[0-9]{2,5}$/;
const CASE = /^[0-9]{19}[0-9X]$/;
const CODE = /^[0-9]{6}$/;
const SCANNED = /\/([tc])\/([A-Za-z0-9_-]+\.[A-Za-z0-9_-]+)$/;
const PHONE = /^[0-9]{7,15}$/;
const SOON_MS = 500; // between two characters of a scanner

export class Saying {
  /** @param {any} host the kiosk, whose pages these are */
  constructor(host) {
    this.host = host;
    this.step = "home"; // home | entry | levels | reasons | thanks | kind | topic | phone | told
    this.number = ""; // of a slip or a case, as far as it was typed
    this.code = this.kind = this.topic = this.phone = this.notice = this.scanned = "";
    this.slip = ""; // printing | printed | fault, or "" without a printer
    this.typedAt = 0;
    this.busy = false;
    this.forget();
  }

  /** Whoever touched a level has rated, also without saying why and without touching "send". */
  forget() {
    if (this.step === "reasons" && !this.busy) this.rate();
    this.step = "home";
    this.number = this.code = this.kind = this.topic = this.phone = this.slip = this.notice = this.scanned = "";
    this.busy = false;
    this.typing = /** @type {"number" | "code"} */ ("number");
    /** @type {{ path: string, name: Api.Text | null, reasons: Api.ReasonLine[], channel?: string } | null} what is rated */
    this.asked = null;
    this.level = 0;
    /** @type {string[]} */
    this.reasons = [];
    /** @type {Api.RaisedConcern | null} */
    this.told = null;
  }

  turn(step, changes = {}) {
    Object.assign(this, { step, notice: "", busy: false }, changes);
    this.host.idle.touch();
    this.host.requestUpdate();
    this.host.toHeading();
  }

  set(changes) {
    Object.assign(this, { notice: "" }, changes);
    this.host.requestUpdate();
  }

  back() {
    const to = BACK[this.step];
    if (!to) return this.host.reset();
    this.turn(to, to === "entry" ? { code: "", typing: "number", asked: null } : { level: 0, reasons: [] });
  }

  // What is typed

  type(key) {
    const field = this.step === "phone" ? "phone" : (this.typing ?? "number");
    const most = { number: 20, code: 6, phone: 15 }[field];
    const before = this[field];
    const text = key === "erase" ? before.slice(0, -1) : key === "clear" ? "" : before + key;
    if (this.busy || text.length > most) return;
    this.set({ [field]: text });
  }

  /** A key of a keypad, or of a scanner, which types what it read and ends the line. @param {KeyboardEvent} event */
  key(event) {
    const { key, timeStamp } = event;
    if (key === "Enter") {
      const [, kind, shown] = SCANNED.exec(this.scanned) ?? [];
      this.scanned = "";
      if (!kind || !["home", "entry"].includes(this.step)) return;
      event.preventDefault();
      this.turn("entry", { number: "", code: "" });
      return this.looking(() => (kind === "t" ? this.ticket(shown) : this.place(`/public/cases/${shown}/rating`)));
    }
    if (key.length === 1) {
      this.scanned = timeStamp - this.typedAt < SOON_MS ? this.scanned + key : key;
      this.typedAt = timeStamp;
    }
    if (!["entry", "phone"].includes(this.step)) return;
    if (/^[0-9]$/.test(key)) this.type(key);
    else if (key === "Backspace") this.type("erase");
  }

  // A rating

  get whole() {
    return TICKET.test(this.number) || CASE.test(this.number);
  }

  get ready() {
    return this.whole && CODE.test(this.code) && !this.busy;
  }

  find() {
    const { number, code, host } = this;
    const paths = `${host.path}/kiosks/${encodeURIComponent(host.kiosk)}/slips/${number}.${code}`;
    return this.looking(async () => {
      if (CASE.test(number)) return this.place(`/public/cases/${number}.${code}/rating`);
      const found = await get(/** @type {`/halls/${string}/kiosks/${string}/slips/${string}`} */ (paths));
      return this.ticket(found.shown);
    });
  }

  /** @param {() => Promise<unknown>} look */
  async looking(look) {
    if (this.busy) return;
    this.set({ busy: true });
    try {
      await look();
    } catch (problem) {
      this.set({ notice: problem.message || t("The server does not answer. Please tell our staff.") });
    }
    this.set({ busy: false, notice: this.notice });
  }

  /** Of today, or of a day that is over. @param {string} shown ID.PROOF */
  async ticket(shown) {
    const view = await get(`/tickets/${shown}`).catch(() => null);
    if (!view || view.rated) return this.place(`/public/tickets/${shown}/rating`);
    if (!view.may_rate) return this.set({ notice: t("This can be rated once the service is finished.") });
    const path = `/halls/${view.hall}/tickets/${shown}/rating`;
    const { reasons } = await get(`/halls/${view.hall}/rating-reasons`);
    const name = view.services.find((one) => one.done)?.name ?? view.category_name;
    this.turn("levels", { asked: { path, name, reasons, channel: "kiosk" } });
  }

  async place(path) {
    const place = await get(/** @type {`/public/cases/${string}/rating`} */ (path));
    if (place.level) return this.set({ notice: t("This has been rated already. Thank you.") });
    if (!place.last)
      return this.set({ notice: t("There is nothing to rate here now: it is not finished yet, or the time for rating is over.") });
    this.turn("levels", { asked: { path, name: place.name, reasons: place.reasons ?? [] } });
  }

  get offers() {
    return offered(this.asked?.reasons ?? [], this.level);
  }

  touch(level) {
    this.level = level;
    if (this.offers.length) this.turn("reasons");
    else this.rate();
  }

  mark(code) {
    this.host.idle.touch();
    this.set({ reasons: this.reasons.includes(code) ? this.reasons.filter((one) => one !== code) : [...this.reasons, code] });
  }

  async rate() {
    const { asked, level } = this;
    if (!asked || !level || this.busy) return;
    const reasons = this.reasons.filter((code) => this.offers.some((one) => one.code === code));
    const body = { level, reasons, ...(asked.channel ? { channel: asked.channel } : {}) };
    this.set({ busy: true });
    try {
      await post(/** @type {any} */ (asked.path), body);
      if (this.asked === asked) this.turn("thanks");
    } catch (problem) {
      const notice = problem.message || t("Your rating could not be sent. Please touch it again.");
      if (this.asked === asked) this.turn("levels", { level: 0, reasons: [], notice });
    }
  }

  // A question or a complaint

  get reachable() {
    return PHONE.test(this.phone);
  }

  /** Whoever wants to be called says where; everybody else may. */
  get enough() {
    return !this.busy && (this.reachable || (!this.phone && this.topic !== OTHER));
  }

  async raise() {
    if (!this.enough) return;
    const { host, kind, topic, phone } = this;
    const words = inLanguage(HOME, () => t(topic)); // for who reads it in the hall
    this.set({ busy: true });
    try {
      const told = await post(/** @type {`/halls/${string}/concerns`} */ (`${host.path}/concerns`), {
        kind: /** @type {any} */ (kind),
        said: { words, ...(phone ? { contact: { phone } } : {}) },
        language: /** @type {any} */ (language()),
      });
      if (this.topic !== topic) return;
      this.turn("told", { told });
      if (host.around.view?.prints) await this.print(told);
    } catch (problem) {
      if (this.topic === topic) this.set({ busy: false, notice: problem.message || t("That could not be sent. Please try again.") });
    }
  }

  /** @param {Api.RaisedConcern} told */
  async print(told) {
    this.set({ slip: "printing" });
    const path = /** @type {"/halls/{hall}/concerns/{concern}/slip"} */ (`${this.host.path}/concerns/${told.number}.${told.code}/slip`);
    // Once: a slip that may have come out is not printed again by itself.
    const slip = await call("POST", path, { kiosk: this.host.kiosk }, { retry: false }).then(
      () => "printed",
      () => "fault",
    );
    if (this.told === told) this.set({ slip });
  }
}
