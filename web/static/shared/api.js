// Calls to the API. A command is sent again with the same key after a cut or a 503, so it happens once at the most.
export class Problem extends Error {
  /**
   * @param {Partial<Api.ProblemBody>} body
   * @param {number} status 0 when no answer came
   */
  constructor(body, status) {
    super(body.detail || body.title || ""); // whoever shows it has words of their own for an answer without any
    this.code = body.code || "unknown";
    this.title = body.title || "";
    this.held = body.held; // the number that somebody has already, where that is why
    this.status = status;
  }
}

const RETRIES = 6;
/** @param {number} ms */
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const key = () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (b) => b.toString(16).padStart(2, "0")).join("");

/**
 * Sends and returns the decoded answer; throws Problem with a sentence in the page's language.
 *
 * @template {string} Method
 * @template {string} P
 * @param {Method} method
 * @param {P} path below /api/v1
 * @param {object} [body]
 * @param {{ language?: string, retry?: boolean }} [how]
 * @returns {Promise<Answer<Method, P>>}
 */
export async function call(method, path, body, { language = document.documentElement.lang, retry = method !== "GET" } = {}) {
  /** @type {Record<string, string>} */
  const headers = { "Accept-Language": language };
  if (method !== "GET") {
    headers["Idempotency-Key"] = key();
    headers["Content-Type"] = "application/json";
  }
  for (let turn = 0; ; turn += 1) {
    let answer;
    try {
      answer = await fetch(`/api/v1${path}`, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
    } catch {
      if (!retry || turn >= RETRIES) throw new Problem({ code: "unreachable", detail: "" }, 0);
      await wait(300 * 1.6 ** turn);
      continue;
    }
    if (answer.status === 503 && retry && turn < RETRIES) {
      await wait(1000 * Number(answer.headers.get("Retry-After") || 1));
      continue;
    }
    const decoded = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Problem(decoded, answer.status);
    return decoded;
  }
}

/** @template {string} P @param {P} path */
export const get = (path) => call("GET", path);
/** @template {string} P @param {P} path @param {Sent<"POST", P>} [body] */
export const post = (path, body) => call("POST", path, body ?? {});
/**
 * A file as the body, once: its name does not matter, what it is stands in it.
 *
 * @template {string} P
 * @param {P} path
 * @param {File | null} file
 * @returns {Promise<any>}
 */
export async function upload(path, file) {
  const headers = { "Accept-Language": document.documentElement.lang, "Content-Type": "application/octet-stream" };
  let answer;
  try {
    answer = await fetch(`/api/v1${path}`, { method: "POST", headers, body: file });
  } catch {
    throw new Problem({ code: "unreachable", detail: "" }, 0);
  }
  const decoded = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Problem(decoded, answer.status);
  return decoded;
}
/** @template {string} P @param {P} path @param {Sent<"PUT", P>} body */
export const put = (path, body) => call("PUT", path, body);

/**
 * Enrol this screen if its address brings a token behind '#'; answers who it then is, or null. The token leaves the address
 * once the server has said yes or no: nobody stands by to open the link again when it could not be asked.
 */
export async function enrol() {
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  if (!token) return null;
  const who = await post("/session/enrol", { token }).catch((problem) => problem);
  if (who.status === 0 || who.status >= 500) return null;
  history.replaceState(null, "", location.pathname + location.search);
  return who instanceof Problem ? null : who;
}
