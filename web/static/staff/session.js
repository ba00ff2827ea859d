// Who is signed in, and the way to the sign-in page and back.
import { call, get } from "/static/web/shared/api.js";
import { t } from "/static/web/shared/words.js";
import { forget } from "../console/draft.js";

export const whoIs = () => get("/session");

const FIRST = "管理员"; // what a set-up calls its first account: nobody's own name
/** Somebody's name, which no language changes; the first account's is a word like others. */
export const personName = (name) => (name === FIRST ? t("Administrator") : name);

export async function signOut() {
  forget();
  await call("DELETE", "/session");
  location.assign("/sign-in");
}

/** To the sign-in page, which says that the session has ended, and back. */
export const signInAgain = () => location.assign(`/sign-in?reason=ended&next=${encodeURIComponent(location.pathname + location.search)}`);

/** `wanted` if it is a path of this server, else null: nobody is led to another site. */
export function safePath(wanted) {
  if (!wanted || !/^\/(?![/\\])/.test(wanted)) return null;
  const target = new URL(wanted, location.origin);
  // Again after the dots are resolved: "/.//elsewhere" becomes "//elsewhere", which is another site.
  const path = target.pathname + target.search + target.hash;
  return target.origin === location.origin && !path.startsWith("//") ? path : null;
}

const LEADERS = ["admin", "manager", "supervisor"];
export const leads = (roles) => roles.some((role) => LEADERS.includes(role));

/**
 * Where somebody's work begins.
 *
 * @param {Api.Who} who
 */
export const homeOf = (who, hall) => {
  if (who.roles.includes("reviewer") && !who.hall) return "/cases";
  return leads(who.roles) ? `/manager/${who.hall || hall}` : `/console/${who.hall || hall}`;
};

/** After a cut: a session that has ended leads to the sign-in page; a view that does not exist gives its Problem. */
export async function lookAfterCut(path) {
  try {
    await get(path);
    return null;
  } catch (problem) {
    if (problem.status === 401) signInAgain();
    return problem.message && [403, 404].includes(problem.status) ? problem : null; // without a word it is not our server's
  }
}
