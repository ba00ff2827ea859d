// Letters that become smaller until they have room, for names may be of any length and screens of any size.
const STEP = 0.05;

/** Sets the style's `--fit` of a box, from 1 down to `least`, at the first at which nothing of it is cut. */
export function fit(box, least) {
  for (let size = 1; size > least - STEP / 2; size -= STEP) {
    box.style.setProperty("--fit", size.toFixed(2));
    if (box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1) return;
  }
}

/** Draws the host again when the screen's size or its letters changed, so that it measures again. */
export class Refit {
  constructor(host) {
    this.host = host;
    this.changed = () => host.requestUpdate();
    host.addController(this);
  }

  hostConnected() {
    window.addEventListener("resize", this.changed);
    document.fonts.addEventListener("loadingdone", this.changed);
  }

  hostDisconnected() {
    window.removeEventListener("resize", this.changed);
    document.fonts.removeEventListener("loadingdone", this.changed);
  }
}
