// Keeps the screen from falling asleep, where the browser can (only over HTTPS or on the machine itself).
export class Awake {
  constructor(host) {
    this.seen = () => this.hold();
    host.addController(this);
  }

  hostConnected() {
    document.addEventListener("visibilitychange", this.seen);
    this.hold();
  }

  hostDisconnected() {
    document.removeEventListener("visibilitychange", this.seen);
    this.lock?.release();
  }

  /** The browser takes the lock away whenever the page is hidden. */
  async hold() {
    if (document.visibilityState !== "visible" || (this.lock && !this.lock.released)) return;
    try {
      this.lock = await navigator.wakeLock?.request("screen");
    } catch {
      // refused, as on a low battery: the screen still shows what it can
    }
  }
}
