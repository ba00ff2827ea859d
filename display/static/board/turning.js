// Turns the pages of a board that has more panels than fit; a call brings its own page to the front.
const TURN_MS = 10_000;

export class Turning {
  /**
   * `held()` says that the page must stay for now.
   *
   * @param {Host} host
   * @param {() => boolean} held
   */
  constructor(host, held) {
    this.host = host;
    this.held = held;
    this.page = 0;
    this.count = 1;
    host.addController(this);
  }

  hostConnected() {
    this.wait();
  }

  hostDisconnected() {
    clearInterval(this.timer);
  }

  wait() {
    clearInterval(this.timer);
    this.timer = setInterval(() => this.held() || this.show(this.page + 1), TURN_MS);
  }

  /** The page to draw of so many. */
  of(count) {
    this.count = count;
    return this.page % count;
  }

  show(page) {
    const next = page % this.count;
    if (next === this.page) return;
    this.page = next;
    this.host.requestUpdate();
  }

  /** This page now, for a whole turn. */
  bring(page) {
    if (page < 0) return;
    this.show(page);
    this.wait();
  }
}
