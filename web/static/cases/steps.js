// Everything that can be done with a case: what the button says, who may, what is asked before, what is said afterwards.

/**
 * @typedef {{
 *   words: string, done: string, icon: string, path: string, roles: string[], ask?: string, task?: boolean, look?: string
 * }} Step
 */

const FRONT = ["clerk", "manager", "admin"];
const BACK = ["reviewer"];
const ISSUE = ["issuer", "clerk", "manager", "admin"];

/** @type {Record<string, Step>} */
export const STEPS = {
  take: { words: "Take it", done: "You have taken it.", icon: "hand", path: "take", roles: BACK, task: true, look: "primary" },
  approve: { words: "Agree", done: "Agreed.", icon: "check", path: "decide", roles: BACK, ask: "approve", task: true, look: "primary" },
  deny: { words: "Do not agree", done: "Not agreed.", icon: "not", path: "decide", roles: BACK, ask: "deny", task: true },
  give_back: { words: "Give it back", done: "It is back in the pile.", icon: "back", path: "give-back", roles: BACK, task: true },
  pause: { words: "Stop the clock", done: "The clock stands still.", icon: "pause", path: "pause", roles: BACK, ask: "pause" },
  resume: { words: "Let the clock go on", done: "The clock goes on.", icon: "start", path: "resume", roles: BACK },
  extend: { words: "Extend the limit", done: "The limit is extended.", icon: "clock", path: "extend", roles: BACK, ask: "extend" },
  accept: { words: "Accept", done: "Accepted.", icon: "check", path: "accept", roles: FRONT, ask: "accept", look: "primary" },
  correct: { words: "Tell what is missing", done: "Told, once and for all.", icon: "list", path: "correct", roles: FRONT },
  bring: { words: "Materials brought", done: "Noted.", icon: "add", path: "bring", roles: FRONT, ask: "bring" },
  refuse: { words: "Do not accept", done: "Not accepted.", icon: "not", path: "refuse", roles: FRONT, ask: "refuse" },
  withdraw: { words: "The applicant withdraws", done: "Withdrawn.", icon: "leave", path: "withdraw", roles: FRONT, ask: "withdraw" },
  shelve: {
    words: "Onto the shelf",
    done: "It lies on the shelf.",
    icon: "save",
    path: "shelve",
    roles: ISSUE,
    ask: "shelve",
    look: "primary",
  },
  collect: { words: "Hand it over", done: "Handed over.", icon: "hand", path: "collect", roles: ISSUE, ask: "collect", look: "primary" },
};

/**
 * The lines of `view.actions` that concern this person: a department's part only its own people, once it is taken only
 * whoever has it.
 *
 * @param {Api.CaseView} view
 * @param {Api.Who | null} me
 */
export function concerning(view, me) {
  if (!me) return [];
  const own = new Map(view.tasks.map((task) => [task.id, task]));
  return view.actions.filter(({ action, task }) => {
    const step = STEPS[action];
    if (!step || !step.roles.some((role) => me.roles.includes(role))) return false;
    if (!task) return !step.roles.includes("reviewer") || view.tasks.some((one) => me.departments.includes(one.department));
    const part = own.get(task);
    if (!part || !me.departments.includes(part.department)) return false;
    if (action === "take") return part.state === "handed";
    return part.state === "taken" && (action === "give_back" || part.by === me.name);
  });
}
