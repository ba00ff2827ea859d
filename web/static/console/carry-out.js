// From a button to the API, and from the answer to a sentence for the status line.
import { pick, t } from "/static/web/shared/words.js";
import { outcomeWords } from "./outcomes.js";

const TICKETED = new Set(["call", "unhold"]);
const STAYING = new Set(["called", "serving"]);
const WINDOW = new Set(["open", "paused", "closed"]);

/**
 * Carries out an action of the window at `path`; answers whether it was done.
 *
 * @param {import("../staff/commands.js").Commands} commands
 * @param {string} path
 * @param {string} action
 * @param {any} body
 * @param {Api.DeskView | null} view
 * @param {() => Api.HallView | null} facts
 */
export async function carryOut(commands, path, action, body, view, facts) {
  const number = view?.ticket?.number ?? "";
  const answer =
    action === "requeue"
      ? await commands.run(
          `${action}:${body.ticket}`,
          "POST",
          `/halls/${view?.hall ?? ""}/tickets/${String(body.ticket)}/requeue`,
          {},
          (ticket) => ({
            text: () => t("{number} is waiting again.", { number: ticket.number }),
          }),
        )
      : await commands.run(
          TICKETED.has(action) ? `${action}:${body.ticket}` : action,
          "POST",
          /** @type {string} */ (`${path}/${action}`),
          body,
          (done) => ({
            text: () => sentence(action, body, done, number, facts()),
            ...about(done),
          }),
        );
  return answer !== null;
}

/** The ticket that stays at the window after this, or the state that the window has now. */
const about = ({ id, state }) => (STAYING.has(state) ? { ticket: id } : WINDOW.has(state) ? { window: state } : {});

/** @param {Api.HallView | null} facts */
function sentence(action, body, done, number, facts) {
  switch (action) {
    case "open":
      return t("The window is open. You can call.");
    case "take-over":
      return t("You are signed in at this window now.");
    case "close":
      return t("The window is closed.");
    case "pause":
      return t("The window is paused: {reason}.", { reason: t(body.reason) });
    case "resume":
      return t("The window is serving again.");
    case "call-next":
    case "call":
      return t("{number} is called.", { number: done.number });
    case "recall":
      return t("{number} is called again.", { number: done.number });
    case "start":
      return t("Service for {number} has started.", { number: done.number });
    case "miss":
      return done.state === "expired"
        ? t("{number} missed again and has expired.", { number: done.number })
        : t("{number} did not come and is now in the missed list.", { number: done.number });
    case "hold":
      return t("{number} is on hold: {reason}.", { number: done.number, reason: t(body.reason) });
    case "unhold":
      return t("{number} is being served again.", { number: done.number });
    case "transfer":
      return `${sentOn(body, done)}${told(done)}`;
    case "finish":
      return finished(body, done, number, facts);
    default:
      return t("Done.");
  }
}

/** @param {{ window?: string }} body @param {Api.TicketView} done */
const sentOn = ({ window }, done) =>
  window
    ? t("{number} is waiting for window {window}.", { number: done.number, window })
    : t("{number} is waiting in {category}.", { number: done.number, category: pick(done.category_name) });

/** Whoever waits where nobody calls is told so, and the clerk beside them. */
const told = (done) => (done.staffed === "closed" ? ` ${t("Nobody is at a window for it now; the manager has been told.")}` : "");

/** @param {Api.HallView | null} facts */
function finished(body, done, number, facts) {
  if (done.state === "serving") return t("{number}: that service is finished; the next one starts here.", { number });
  if (done.state === "waiting") {
    const category = facts?.categories.find((c) => c.id === done.category)?.name ?? done.category_name;
    return `${t("{number}: that service is finished; it is waiting for the next one in {category}.", { number, category: pick(category) })}${told(done)}`;
  }
  const outcome = body.outcome ?? "done";
  return outcome === "done"
    ? t("{number} is finished.", { number })
    : t("{number} is finished: {outcome}.", { number, outcome: outcomeWords(outcome) });
}
