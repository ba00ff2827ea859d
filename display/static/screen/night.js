// A screen that runs for years begins anew every night: new files, nothing piled up. Only when the server is there to answer.
import { serverNow } from "/static/web/shared/live.js";
import { timeOfDay } from "/static/web/shared/words.js";

const LOOK_MS = 20_000;
const FROM_MIN = 3 * 60 + 30; // by the hall's time
const SPREAD_MIN = 30; // a hall's many screens do not all come in the same minute
const WITHIN_MIN = 60; // a server that was away may still be back in time
const YOUNG_MS = 4 * 3600_000; // a page younger than this was itself loaded this night

export class NightlyReload {
  /**
   * `live` has the hall's time; `busy()` says that it must wait, as for a call that is being said.
   *
   * @param {Host} host
   * @param {LiveView<any>} live
   * @param {() => boolean} busy
   */
  constructor(host, live, busy) {
    this.live = live;
    this.busy = busy;
    this.minute = Math.floor(Math.random() * SPREAD_MIN);
    this.since = performance.now();
    host.addController(this);
  }

  hostConnected() {
    this.timer = setInterval(() => this.look(), LOOK_MS);
  }

  hostDisconnected() {
    clearInterval(this.timer);
  }

  get due() {
    if (!this.live.at || performance.now() - this.since < YOUNG_MS) return false;
    const [hours, minutes] = timeOfDay(serverNow(), this.live.at).split(":").map(Number);
    const past = hours * 60 + minutes - FROM_MIN - this.minute;
    return past >= 0 && past < WITHIN_MIN && !this.busy();
  }

  async look() {
    if (this.asking || !this.due) return;
    this.asking = true;
    const answer = await fetch(location.href, { cache: "no-store" }).catch(() => null);
    if (answer?.ok && this.due) location.reload();
    else this.asking = false;
  }
}
