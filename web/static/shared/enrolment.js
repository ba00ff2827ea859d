// Whether this screen may do its work: takes in the token of its link, and asks again until it is enrolled.
import { enrol, get } from "./api.js";

const RECHECK_MS = 10000;
const ask = () => get("/session").catch(() => null);

export class Enrolment {
  /**
   * `may(who)` says whether an identity is enough here; the host's `identified(before)` hears of every answer.
   *
   * @param {Host & { identified?: (before: boolean | null) => unknown }} host
   * @param {(who: Api.Who) => boolean} may
   */
  constructor(host, may) {
    this.host = host;
    this.may = may;
    /** @type {boolean | null} */
    this.state = null; // null until the server has said who this screen is
    host.addController(this);
  }

  async hostConnected() {
    this.timer = setInterval(() => this.state || this.look(), RECHECK_MS);
    this.first = this.look();
    await this.first;
  }

  hostDisconnected() {
    clearInterval(this.timer);
  }

  /** Ask who this screen is, with its link's token while that is not settled; no answer changes nothing. */
  async look() {
    await this.known((await enrol()) ?? (await ask()));
  }

  /** @param {Api.Who | null} who */
  async known(who) {
    if (!who) return;
    const before = this.state;
    this.set(this.may(who));
    await this.host.identified?.(before);
  }

  /** The server refused what only an enrolled screen may do. */
  refused() {
    this.set(false);
  }

  set(state) {
    this.state = state;
    this.host.requestUpdate();
  }
}
