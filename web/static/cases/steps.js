// Everything that can be done with a case: what the button says, who may, what is asked before, what is said afterwards.

/**
 * `about`: the field of the body that names what the step is about. `rare`: it stands behind a button that opens the rest.
 *
 * @typedef {{
 *   words: string, done: string, icon: string, path: string, roles: string[], ask?: string, about?: string, look?: string, rare?: boolean
 * }} Step
 */

const FRONT = ["clerk", "manager", "admin"];
const BACK = ["reviewer", "clerk"];
const ISSUE = ["issuer", "clerk", "manager", "admin"];

/** @type {Record<string, Step>} */
export const STEPS = {
  take: { words: "Take it", done: "You have taken it.", icon: "hand", path: "take", roles: BACK, about: "task", look: "primary" },
  approve: { words: "Agree", done: "Agreed.", icon: "check", path: "decide", roles: BACK, ask: "approve", about: "task", look: "primary" },
  deny: { words: "Do not agree", done: "Not agreed.", icon: "not", path: "decide", roles: BACK, ask: "deny", about: "task" },
  give_back: { words: "Give it back", done: "It is back in the pile.", icon: "back", path: "give-back", roles: BACK, about: "task" },
  confirm_papers: { words: "The papers are here", done: "Noted.", icon: "check", path: "confirm-papers", roles: BACK, about: "task" },
  return: {
    words: "Return to the window",
    done: "It is back at the window.",
    icon: "back",
    path: "return",
    roles: BACK,
    ask: "return",
    about: "task",
    rare: true,
  },
  ask_advice: {
    words: "Ask another department",
    done: "Asked.",
    icon: "question",
    path: "ask-advice",
    roles: BACK,
    ask: "ask_advice",
    about: "task",
    rare: true,
  },
  give_advice: { words: "Answer", done: "Answered.", icon: "check", path: "give-advice", roles: BACK, ask: "words", about: "advice" },
  answer_lamp: { words: "Say why", done: "Noted.", icon: "alert", path: "answer-lamp", roles: BACK, ask: "words", about: "lamp" },
  pause: { words: "Stop the clock", done: "The clock stands still.", icon: "pause", path: "pause", roles: BACK, ask: "pause", rare: true },
  resume: { words: "Let the clock go on", done: "The clock goes on.", icon: "start", path: "resume", roles: BACK },
  extend: {
    words: "Extend the limit",
    done: "The limit is extended.",
    icon: "clock",
    path: "extend",
    roles: BACK,
    ask: "extend",
    rare: true,
  },
  correct_clock: {
    words: "Put a stop right",
    done: "Put right.",
    icon: "clock",
    path: "correct-clock",
    roles: BACK,
    ask: "correct_clock",
    rare: true,
  },
  accept: { words: "Accept", done: "Accepted.", icon: "check", path: "accept", roles: FRONT, ask: "accept", look: "primary" },
  correct: { words: "Tell what is missing", done: "Told, once and for all.", icon: "list", path: "correct", roles: FRONT },
  bring: { words: "Materials brought", done: "Noted.", icon: "add", path: "bring", roles: FRONT, ask: "bring" },
  hand_again: {
    words: "Hand it over again",
    done: "Handed over again.",
    icon: "transfer",
    path: "hand-again",
    roles: FRONT,
    about: "task",
    look: "primary",
  },
  send_papers: {
    words: "Papers on their way",
    done: "Noted.",
    icon: "transfer",
    path: "send-papers",
    roles: FRONT,
    ask: "send_papers",
    about: "task",
    rare: true,
  },
  refuse: { words: "Do not accept", done: "Not accepted.", icon: "not", path: "refuse", roles: FRONT, ask: "refuse" },
  withdraw: {
    words: "The applicant withdraws",
    done: "Withdrawn.",
    icon: "leave",
    path: "withdraw",
    roles: FRONT,
    ask: "withdraw",
    rare: true,
  },
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
  post: { words: "Send it by post", done: "On its way.", icon: "transfer", path: "post", roles: ISSUE, ask: "post" },
  delivered: { words: "The post has delivered it", done: "Delivered.", icon: "done", path: "delivered", roles: ISSUE },
  came_back: {
    words: "The post brought it back",
    done: "It lies on the shelf again.",
    icon: "back",
    path: "take-back",
    roles: ISSUE,
    ask: "shelve",
  },
  set_fee: { words: "Set the fee", done: "The fee is set.", icon: "list", path: "set-fee", roles: FRONT, ask: "set_fee", rare: true },
  pay_fee: { words: "It was paid", done: "Paid.", icon: "card", path: "pay-fee", roles: ISSUE, ask: "pay_fee", look: "primary" },
  waive_fee: { words: "Waive the fee", done: "Waived.", icon: "not", path: "waive-fee", roles: FRONT, ask: "waive_fee", rare: true },
  attach: { words: "Attach a file", done: "Attached.", icon: "add", path: "files", roles: FRONT },
  strike: { words: "Strike out", done: "Struck out.", icon: "not", path: "files/strike", roles: FRONT, ask: "strike", about: "file" },
  put_right: {
    words: "Put right whose case it is",
    done: "Put right. Please print the papers again.",
    icon: "user",
    path: "put-right",
    roles: FRONT,
    ask: "put_right",
    rare: true,
  },
  move: {
    words: "Handle it by the newest version",
    done: "It is handled by the newest version of its matter.",
    icon: "book",
    path: "move",
    roles: FRONT,
    ask: "move",
    rare: true,
  },
  revoke: {
    words: "Revoke the decision",
    done: "Revoked: it lies in your pile again.",
    icon: "back",
    path: "revoke",
    roles: BACK,
    ask: "revoke",
    about: "task",
    rare: true,
  },
  remind: { words: "Ask to come for it", done: "Noted.", icon: "bell", path: "remind", roles: ISSUE, rare: true },
};
/** What is pressed beside the thing that it is about, not among the buttons of the case. */
const ELSEWHERE = ["give_advice", "answer_lamp", "attach", "strike"];

/**
 * The lines of `view.actions` that concern this person: a department's part only its own people, once it is taken only
 * whoever has it and who stands in for them. A clerk decides what a department has delegated to its representative.
 *
 * @param {Api.CaseView} view
 * @param {Api.Who | null} me
 */
export function concerning(view, me) {
  if (!me) return [];
  return view.actions.filter(({ action, task }) => {
    const step = STEPS[action];
    if (!step || ELSEWHERE.includes(action) || !step.roles.some((role) => me.roles.includes(role))) return false;
    const part = view.tasks.find((one) => one.id === task);
    if (!step.roles.includes("reviewer")) return !part || part.state === "returned" || action === "send_papers";
    if (!part) return view.tasks.some((one) => decidesFor(one, me));
    if (!decidesFor(part, me)) return false;
    if (action === "revoke") return ["approved", "refused"].includes(part.state);
    if (action === "take") return part.state === "handed";
    if (action === "confirm_papers") return Boolean(part.papers && !part.papers.got_at);
    return part.state === "taken" && (action === "give_back" || [part.by, part.stand_in].includes(me.name));
  });
}

/** @param {Api.TaskLine} part @param {Api.Who} me */
const decidesFor = (part, me) => me.departments.includes(part.department) && (part.delegated || me.roles.includes("reviewer"));
