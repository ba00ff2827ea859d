// The guide of a hall and its matters from the server: asked for again until they are here, and kept while the page stands.
import { get } from "../api.js";

const AGAIN_MS = 3000;

export class GuideData {
  /** `path()` is the hall's path below the API; `spare` gives what is shown while the server does not answer: {list(), matter(id)}. */
  constructor(host, path, spare = { list: () => null, matter: () => null }) {
    Object.assign(this, { host, path, spare });
    this.whole = null; // {hall, name, matters}
    this.known = new Map(); // service → matter
    this.missing = ""; // in words, when there is no such hall or service
    this.wanted = new Set();
    host.addController(this);
  }

  hostDisconnected() {
    clearTimeout(this.timer);
    this.gone = true;
  }

  hostConnected() {
    this.gone = false;
    if (this.wanted.size) this.ask();
  }

  get matters() {
    return (this.whole ?? this.spare.list())?.matters ?? [];
  }

  matter(service) {
    return this.known.get(service) ?? this.spare.matter(service);
  }

  /** Fetch the list ("") or a matter; what is here already is shown meanwhile and fetched anew. */
  want(service = "") {
    this.wanted.add(service);
    return this.ask();
  }

  async ask() {
    clearTimeout(this.timer);
    await Promise.all([...this.wanted].map((service) => this.fetch(service)));
    if (this.wanted.size && !this.gone) this.timer = setTimeout(() => this.ask(), AGAIN_MS);
    this.host.requestUpdate();
  }

  async fetch(service) {
    try {
      const found = await get(`${this.path()}/guide${service ? `/${encodeURIComponent(service)}` : ""}`);
      if (service) this.known.set(service, found);
      else this.whole = found;
      this.missing = "";
    } catch (problem) {
      if (problem.status !== 404 || !problem.message) return; // asked again
      this.missing = problem.message;
    }
    this.wanted.delete(service);
  }
}
