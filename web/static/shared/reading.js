// Whether the server is reading its journal after a start, and which of its halls are damaged: asked only while the
// connection is lost.
const ASK_MS = 1000;

export class Reading {
  /** `lost()` says whether there is a reason to ask. */
  constructor(host, lost) {
    this.host = host;
    this.lost = lost;
    this.percent = null; // 0 to 100 while it reads, else null
    this.damaged = []; // ids of halls whose records are damaged: they stand still while the others go on
    host.addController(this);
  }

  hostConnected() {
    this.timer = setInterval(() => this.look(), ASK_MS);
  }

  hostDisconnected() {
    clearInterval(this.timer);
  }

  async look() {
    if (this.asking) return;
    /** @type {number | null} */
    let percent = null;
    let damaged = [];
    if (this.lost()) {
      this.asking = true;
      try {
        const answer = await fetch("/readyz", { cache: "no-store", signal: AbortSignal.timeout(5000) });
        const { replaying, damaged: halls = [] } = await answer.json();
        damaged = halls;
        if (replaying) percent = replaying.total ? Math.floor((100 * replaying.done) / replaying.total) : 0;
      } catch {
        // no answer: the banner says that the connection is lost
      }
      this.asking = false;
    }
    if (percent !== this.percent || damaged.join() !== this.damaged.join()) {
      Object.assign(this, { percent, damaged });
      this.host.requestUpdate();
    }
  }
}
