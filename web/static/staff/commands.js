// One command at a time: which button is busy, and a sentence that says what came of it.
import { call } from "/static/web/shared/api.js";
import { t } from "/static/web/shared/words.js";
import { signInAgain } from "./session.js";

const GUARD_MS = 500;

export class Commands {
  /** `host` is drawn again whenever `busy` or `said` changes. */
  constructor(host) {
    this.host = host;
    this.busy = "";
    /** @type {{ kind: string, text: () => string, at: number, ticket?: string, window?: string } | null} */
    this.said = null;
    /** @type {(() => string) | null} */
    this.told = null;
    this.guardedUntil = 0;
  }

  /** Right after a step other buttons stand at the same place: a second quick touch must not carry out the next one. */
  get guarded() {
    return performance.now() < this.guardedUntil;
  }

  guard() {
    this.guardedUntil = performance.now() + GUARD_MS;
    setTimeout(() => this.host.requestUpdate(), GUARD_MS + 10);
    this.host.requestUpdate();
  }

  /** Whether a touch is not taken now. */
  get resting() {
    return Boolean(this.busy) || this.guarded;
  }

  say(kind, text, more = {}) {
    this.said = { kind, text, at: Date.now(), ...more };
    this.host.requestUpdate();
  }

  /** Something that nobody here asked for; while a command is on its way it waits, and stands behind the answer. */
  tell(text) {
    if (this.busy) this.told = text;
    else this.say("told", text);
  }

  tellBehind() {
    const [told, said] = [this.told, this.said];
    this.told = null;
    if (told) this.say("told", () => `${said?.text()} ${told()}`);
  }

  forget() {
    this.said = null;
    this.host.requestUpdate();
  }

  /**
   * Sends; `done(answer)` gives {text: () => sentence, …} for the status line. Returns the answer, or null if refused.
   *
   * @template {string} Method
   * @template {string} P
   * @param {string} name
   * @param {Method} method
   * @param {P} path
   * @param {Sent<Method, P>} body
   * @param {(answer: Answer<Method, P>) => { text: () => string, ticket?: string, window?: string }} done
   * @param {(problem: any) => object} [refused]
   * @returns {Promise<Answer<Method, P> | null>}
   */
  async run(name, method, path, body, done, refused) {
    if (this.busy) return null;
    this.busy = name;
    this.say("working", () => t("Sent, waiting for the server…"));
    /** @type {any} */
    let answer = null;
    try {
      answer = await call(method, path, body);
      const { text, ...more } = done(answer);
      this.say("done", text, more);
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      if (problem.status === 401) signInAgain();
      const sentence = () => problem.message || t("The server did not answer. Please check the screen and try again.");
      this.say("refused", sentence, refused?.(problem) ?? {});
    } finally {
      this.busy = "";
      this.guard();
      this.tellBehind();
    }
    return answer;
  }
}
