// A live view as a Lit controller: the whole view on every change, healed by itself after a cut.
const BANNER_MS = 3000;
const CURTAIN_MS = 30000;

let offset = 0;
/** The server's time now in milliseconds, as far as the last message told. */
export const serverNow = () => Date.now() + offset;

export class LiveView {
  /** `path()` gives the WebSocket path, or null while there is nothing to watch. */
  constructor(host, path) {
    this.host = host;
    this.path = path;
    this.view = null;
    this.seq = -1;
    this.halted = false;
    this.state = "connecting"; // live | connecting | lost (banner) | down (curtain)
    this.lastAt = 0;
    this.pause = 400;
    host.addController(this);
  }

  hostConnected() {
    this.stopped = false;
    this.cutAt = performance.now();
    this.tick = setInterval(() => this.look(), 1000);
    this.begin();
    this.connect();
  }

  hostDisconnected() {
    this.stopped = true;
    clearInterval(this.tick);
    clearTimeout(this.retry);
    this.socket?.close();
  }

  /** The view that the page brought along, once: it is drawn before the socket is open. */
  begin() {
    const brought = document.getElementById("first");
    if (!brought || brought.dataset.path !== this.path()) return;
    const message = JSON.parse(brought.textContent);
    brought.remove();
    this.receive(message);
    this.cutAt = performance.now(); // until the socket says that it is so
  }

  /** Watch another path, or the same one again after signing in. */
  restart() {
    clearTimeout(this.retry);
    this.seq = -1;
    this.pause = 400;
    if (this.socket) {
      this.socket.onclose = null;
      this.socket.close();
    }
    this.connect();
  }

  connect() {
    const path = this.path();
    if (!path || this.stopped) return;
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${path}`);
    this.socket = socket;
    socket.onmessage = (event) => this.receive(JSON.parse(event.data));
    socket.onclose = () => this.lose();
  }

  receive(message) {
    this.lastAt = performance.now();
    this.cutAt = null;
    this.pause = 400;
    if (message.seq < this.seq && this.state === "live") return; // seq never falls within a connection
    this.seq = message.seq;
    this.halted = Boolean(message.halted); // the server can store nothing now
    this.at = message.at; // the hall's own time with its offset
    offset = Date.parse(message.at) - Date.now();
    this.state = "live";
    const before = this.view;
    this.view = message.view;
    this.host.viewChanged?.(message.view, before, this);
    this.host.requestUpdate();
  }

  lose() {
    this.cutAt ??= performance.now();
    if (this.state === "live") this.state = "connecting";
    this.host.requestUpdate();
    if (this.stopped) return;
    this.retry = setTimeout(() => this.connect(), this.pause * (0.7 + Math.random() * 0.6));
    this.pause = Math.min(this.pause * 1.7, 5000);
    this.host.connectionLost?.(this);
  }

  look() {
    if (this.state === "live" && this.socket?.readyState !== WebSocket.OPEN && this.cutAt == null) this.cutAt = performance.now();
    const cut = this.cutAt == null ? 0 : performance.now() - this.cutAt;
    const state = this.cutAt == null ? "live" : cut > CURTAIN_MS ? "down" : cut > BANNER_MS ? "lost" : this.state;
    if (state !== this.state) {
      this.state = state;
      this.host.requestUpdate();
    }
  }

  /** Seconds since the last word from the server. */
  get age() {
    return this.lastAt ? (performance.now() - this.lastAt) / 1000 : 0;
  }
}
