// The second of two quick touches at the same place falls on the screen that the first one brought, and is not meant for it.
const SOON_MS = 700;
const NEAR_PX = 90; // an unsteady finger

export class Twice {
  /**
   * `screen()` names what is shown. Keys, and touches somewhere else, go through at once. `sudden()` is when it came by itself,
   * under a finger that meant what was there before; null where a touch does no harm.
   */
  constructor(host, screen, sudden) {
    this.host = host;
    this.screen = screen;
    this.sudden = sudden;
    host.addController(this);
  }

  hostConnected() {
    this.onClick = (event) => this.look(event);
    this.host.addEventListener("click", this.onClick, true); // before whatever was touched hears of it
  }

  hostDisconnected() {
    this.host.removeEventListener("click", this.onClick, true);
  }

  look(event) {
    if (!event.detail) return;
    const { clientX: x, clientY: y } = event;
    const screen = this.screen();
    const { last } = this;
    const again = last && event.timeStamp - last.at < SOON_MS && Math.hypot(x - last.x, y - last.y) < NEAR_PX;
    const sudden = event.timeStamp - (this.sudden() ?? -Infinity) < SOON_MS;
    const foot = event.target.closest("yc-kiosk-bar"); // the same on every screen: back, and back again
    if (((again && screen !== last.screen) || sudden) && !foot) {
      event.stopImmediatePropagation();
      event.preventDefault();
    }
    this.last = { x, y, at: event.timeStamp, screen: again ? last.screen : screen }; // a third touch belongs to the first, too
  }
}
