// Notices that nobody touches the screen any more: after a quiet time a countdown, after that the host is reset.
const LOOK_MS = 250;

export class Idle {
  /** `patience()` gives {quiet, countdown} in seconds, or null while the screen may stay as it is. */
  constructor(host, patience) {
    this.host = host;
    this.patience = patience;
    this.left = null; // seconds to the reset; null before the countdown
    /** @type {number | null} */
    this.ended = null; // when the last reset came by itself
    host.addController(this);
  }

  hostConnected() {
    this.touch();
    /** @type {() => void} */
    this.onTouch = () => (this.patience()?.quiet && this.left != null ? undefined : this.touch());
    window.addEventListener("pointerdown", this.onTouch);
    window.addEventListener("keydown", this.onTouch);
    this.timer = setInterval(() => this.look(), LOOK_MS);
  }

  hostDisconnected() {
    clearInterval(this.timer);
    window.removeEventListener("pointerdown", this.onTouch);
    window.removeEventListener("keydown", this.onTouch);
  }

  /** Somebody is here. */
  touch() {
    this.at = performance.now();
    this.look();
  }

  look() {
    const limits = this.patience();
    if (!limits) this.at = performance.now();
    const quiet = (performance.now() - (this.at ?? 0)) / 1000;
    const left = limits && quiet >= limits.quiet ? Math.ceil(limits.quiet + limits.countdown - quiet) : null;
    if (left === this.left) return;
    this.left = left;
    if (left != null && left <= 0) {
      this.left = null;
      this.ended = performance.now();
      this.host.reset();
    }
    this.host.requestUpdate();
  }
}
