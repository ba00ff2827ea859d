// Against burn-in: everything moves by a few pixels every minute. So little at once is no motion that could disturb anybody,
// so it does not stop where reduced motion is asked for.
const EVERY_MS = 60_000;
const RING = [
  [0, 0],
  [3, 1],
  [4, 4],
  [1, 5],
  [-2, 5],
  [-5, 3],
  [-5, -1],
  [-3, -4],
  [1, -5],
  [4, -3],
];

export class PixelShift {
  /** @param {Host & HTMLElement} host */
  constructor(host) {
    this.host = host;
    this.step = 0;
    host.addController(this);
  }

  hostConnected() {
    this.timer = setInterval(() => this.move(), EVERY_MS);
  }

  hostDisconnected() {
    clearInterval(this.timer);
  }

  /** The page's style says what `--shift-x` and `--shift-y` (in px) move. */
  move() {
    this.step = (this.step + 1) % RING.length;
    const [x, y] = RING[this.step];
    this.host.style.setProperty("--shift-x", `${x}px`);
    this.host.style.setProperty("--shift-y", `${y}px`);
  }
}
