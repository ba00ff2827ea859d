// A live view as a Lit controller: the whole view on every change, healed by itself after a cut.
const BANNER_MS = 3000;
const CURTAIN_MS = 30000;
// The server says something every 2 s. After so long a silence the line is taken for cut, whatever the socket believes: a
// pulled cable is noticed by nobody else.
const SILENT_MS = 3500;
// A connection may take its time to come about on a phone far from the next mast.
const OPENING_MS = 10000;

let offset = 0;
/** The server's time now in milliseconds, as far as the last message told. */
export const serverNow = () => Date.now() + offset;

/** @template {string} P */
export class LiveView {
  /**
   * `path()` gives the WebSocket path, or null while there is nothing to watch.
   *
   * @param {Host & {
   *   viewChanged?: (view: Shown<P>, before: Shown<P> | null, live: LiveView<P>) => void,
   *   connectionLost?: (live: LiveView<P>) => void
   * }} host
   * @param {() => P | null} path
   */
  constructor(host, path) {
    this.host = host;
    this.path = path;
    /** @type {Shown<P> | null} */
    this.view = null;
    this.seq = -1;
    this.halted = false;
    this.state = "connecting"; // live | connecting | lost (banner) | down (curtain)
    this.lastAt = 0;
    this.pause = 400;
    this.awoken = () => document.visibilityState === "visible" && this.look();
    this.cut = () => this.lose(this.socket);
    host.addController(this);
  }

  hostConnected() {
    this.stopped = false;
    this.cutAt = performance.now();
    this.tick = setInterval(() => this.look(), 1000);
    document.addEventListener("visibilitychange", this.awoken);
    for (const name of ["online", "pageshow", "resume"]) window.addEventListener(name, this.awoken);
    window.addEventListener("offline", this.cut);
    this.begin();
    this.connect();
  }

  hostDisconnected() {
    this.stopped = true;
    clearInterval(this.tick);
    clearTimeout(this.retry);
    document.removeEventListener("visibilitychange", this.awoken);
    for (const name of ["online", "pageshow", "resume"]) window.removeEventListener(name, this.awoken);
    window.removeEventListener("offline", this.cut);
    this.drop();
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
    this.drop();
    this.connect();
  }

  /** Let go of the socket: whatever still comes of it is of yesterday. */
  drop() {
    if (!this.socket) return;
    this.socket.onmessage = this.socket.onclose = null;
    this.socket.close();
    this.socket = undefined;
  }

  connect() {
    const path = this.path();
    if (!path || this.stopped) return;
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${path}`);
    this.socket = socket;
    this.heardAt = performance.now();
    socket.onopen = () => (this.heardAt = performance.now());
    socket.onmessage = (event) => this.receive(JSON.parse(event.data));
    socket.onclose = () => this.lose(socket);
  }

  /** @param {Message<Shown<P>>} message */
  receive(message) {
    this.lastAt = this.heardAt = performance.now();
    if (!message.view) {
      if (message.at) offset = Date.parse(message.at) - Date.now(); // the line lives, and the hall's clock goes on
      return;
    }
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

  /** @param {WebSocket | undefined} socket */
  lose(socket) {
    if (socket !== this.socket) return;
    this.drop();
    clearTimeout(this.retry);
    this.cutAt ??= this.lastAt || performance.now(); // cut since the last word, not since somebody noticed
    if (this.state === "live") this.state = "connecting";
    this.host.requestUpdate();
    if (this.stopped) return;
    this.retry = setTimeout(() => this.connect(), this.pause * (0.7 + Math.random() * 0.6));
    this.pause = Math.min(this.pause * 1.7, 5000);
    this.host.connectionLost?.(this);
  }

  look() {
    const patience = this.socket?.readyState === WebSocket.CONNECTING ? OPENING_MS : SILENT_MS;
    if (this.socket && performance.now() - (this.heardAt ?? 0) > patience) this.lose(this.socket);
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
