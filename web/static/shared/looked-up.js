// A citizen's own page that asks again every half minute while somebody looks at it.
import { get } from "./api.js";

const LOOK_MS = 30_000;

/** A controller: `view` is what was told last, `problem` why the last try told nothing. */
export class LookedUp {
  /** @param {Host} host @param {() => string} path of the API, below /api/v1 */
  constructor(host, path) {
    this.host = host;
    this.path = path;
    /** @type {any} */
    this.view = null;
    /** @type {any} */
    this.problem = null;
    host.addController(this);
  }

  hostConnected() {
    this.look();
    this.timer = setInterval(() => document.visibilityState === "visible" && this.look(), LOOK_MS);
  }

  hostDisconnected() {
    clearInterval(this.timer);
  }

  async look() {
    try {
      this.view = await get(/** @type {any} */ (this.path()));
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
      // A wrong code stays wrong, and each try counts against everybody who asks from here.
      if (problem.status) clearInterval(this.timer);
    }
    this.host.requestUpdate();
  }
}
