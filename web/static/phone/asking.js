// Asks the server again and again where no WebSocket gets through; finds out that a ticket is unknown.
import { get } from "../shared/api.js";

const EVERY_MS = 5000;
const SOON_MS = 2500;
const STALE_MS = 3 * EVERY_MS;

export class Asking {
  /** @param {any} host @param {(view: Api.TicketView) => void} show */
  constructor(host, show) {
    this.host = host;
    this.show = show;
    this.unknown = false;
    this.answeredAt = -Infinity;
    host.addController(this);
  }

  hostDisconnected() {
    this.stop();
  }

  /** Whether the page is up to date without a WebSocket. */
  get fresh() {
    return performance.now() - this.answeredAt < STALE_MS;
  }

  start() {
    if (this.timer) return;
    this.timer = setInterval(() => this.once(), EVERY_MS);
    this.soon = setTimeout(() => this.once(), SOON_MS); // a server that is going away may have answered once more
    this.once();
  }

  stop() {
    clearInterval(this.timer);
    clearTimeout(this.soon);
    this.timer = undefined;
  }

  async once() {
    try {
      const view = await this.ask();
      this.answeredAt = performance.now();
      if (view) this.show(view);
      else this.unknown = true;
    } catch {
      this.answeredAt = -Infinity; // not reachable: the next turn may be luckier
    }
    if (this.unknown) this.stop();
    this.host.requestUpdate();
  }

  /** The ticket, or null when no hall of this server knows it. */
  async ask() {
    try {
      return await get(`/tickets/${encodeURIComponent(this.host.ticket)}`);
    } catch (problem) {
      if (![401, 403, 404].includes(problem.status)) throw problem; // 401, 403: a link without the proof
      return null;
    }
  }
}
