// The guide of a hall and its matters from the server: asked for again until they are here, and kept while the page stands.
import { get } from "../api.js";

const AGAIN_MS = 3000;

export class GuideData {
  /**
   * `path()` is the hall's path below the API; `spare` gives what is shown while the server does not answer.
   *
   * @param {Host} host
   * @param {() => `/halls/${string}`} path
   * @param {{ list(): Pick<Api.GuideView, "matters"> | null, matter(id: string): Api.MatterView | null }} spare
   */
  constructor(host, path, spare = { list: () => null, matter: () => null }) {
    this.host = host;
    this.path = path;
    this.spare = spare;
    /** @type {Api.GuideView | null} */
    this.whole = null;
    /** @type {Map<string, Api.MatterView>} */
    this.known = new Map(); // by service
    this.missing = ""; // in words, when there is no such hall or service
    /** @type {Set<string>} */
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

  /** What other halls do and this one does not; nobody knows while the server does not answer. */
  get elsewhere() {
    return this.whole?.elsewhere ?? [];
  }

  matter(service) {
    return this.known.get(service) ?? this.spare.matter(service);
  }

  /** Fetch the list ("") or a matter; what is here already is shown meanwhile and fetched anew. */
  want(service = "") {
    this.wanted.add(service);
    return this.ask();
  }

  /** Something else is told now: the list and this matter are fetched anew, every other when it is wanted again. */
  renew(service = "") {
    for (const known of this.known.keys()) if (known !== service) this.known.delete(known);
    if (this.whole) this.want();
    if (service) this.want(service);
  }

  async ask() {
    clearTimeout(this.timer);
    await Promise.all([...this.wanted].map((service) => this.fetch(service)));
    if (this.wanted.size && !this.gone) this.timer = setTimeout(() => this.ask(), AGAIN_MS);
    this.host.requestUpdate();
  }

  async fetch(service) {
    try {
      if (service) this.known.set(service, await get(`${this.path()}/guide/${encodeURIComponent(service)}`));
      else this.whole = await get(`${this.path()}/guide`);
      this.missing = "";
    } catch (problem) {
      if (problem.status !== 404 || !problem.message) return; // asked again
      this.missing = problem.message;
    }
    this.wanted.delete(service);
  }
}
