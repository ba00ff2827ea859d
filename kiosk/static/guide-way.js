// The way into the guide and back: from the start or a tile to a list or at once to a matter.
const SOON_MS = 400;
const soon = () => new Promise((done) => setTimeout(done, SOON_MS));

export class GuideWay {
  /** `kiosk` turns its own pages. */
  constructor(kiosk) {
    this.kiosk = kiosk;
  }

  /** To one matter, to one category, or to all. */
  from({ service = "", category = "" }) {
    const { kiosk } = this;
    kiosk.guiding.open(kiosk.stage, category, service);
    if (service) return this.matter(service);
    kiosk.go("guide");
  }

  /** A moment for the matter to come, so that it is not shown in two steps. */
  async matter(service) {
    const { kiosk } = this;
    const { screen } = kiosk;
    await Promise.race([kiosk.guiding.show(service), soon()]);
    if (kiosk.screen === screen && kiosk.guiding.service === service) kiosk.go("matter");
  }

  leaveMatter() {
    if (this.kiosk.guiding.straight === "matter") this.leave();
    else this.kiosk.go("guide");
  }

  leave() {
    const { kiosk } = this;
    if (kiosk.guiding.back()) return;
    if (kiosk.guiding.from === "choose" && kiosk.view?.open) kiosk.go("choose");
    else kiosk.reset();
  }
}
