// What the page asks the guide's server; every answer that is none becomes a Problem with a sentence.
import { call } from "/static/web/shared/api.js";
import { t } from "/static/web/shared/words.js";

/**
 * Once only: a file is not written twice, a slip not printed twice.
 *
 * @template {string} Method
 * @template {string} P
 * @param {Method} method
 * @param {P} path
 * @param {object} [body]
 * @returns {Promise<`${Method} ${P}` extends infer Name extends keyof SetupAnswers ? SetupAnswers[Name] : never>}
 */
export async function ask(method, path, body) {
  try {
    return /** @type {any} */ (await call(method, `/setup${path}`, body, { retry: false }));
  } catch (problem) {
    if (!problem.message)
      problem.message = t("The guide is not answering. Is it still running at the terminal? What you entered is kept in this tab.");
    throw problem;
  }
}

/** The link's token, taken out of the address at once. */
export function takeToken() {
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  if (token) history.replaceState(history.state, "", location.pathname + location.search);
  return token;
}
