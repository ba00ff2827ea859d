// What is read aloud at each stage: a sentence for the browser's voice, and the same in words that are recorded.
import { foundIn, ready } from "/static/web/shared/guide/parts.js";
import { unstaffedWords } from "/static/web/shared/ticket-words.js";
import { language, number, pick, t, traits } from "/static/web/shared/words.js";
import { opening } from "/static/web/shared/opening.js";
import { recorded } from "./voice.js";
import { closedWords } from "./closed.js";
import { howToSearch } from "./guide.js";
import { guidedOf, mattersOf } from "./matters.js";
import { headingOf } from "./say/heading.js";
import { standingOf } from "./whereabouts.js";

const MOST = 9; // categories in one breath
const count = (n) => `count:${Math.min(n, 999)}`;
const stop = () => traits().stop + traits().gap;
const sentence = (...parts) => parts.filter(Boolean).join(stop());

/** {key, text, words} of what stands on the screen; a new key is a reason to speak. Null where nothing is said. */
export function spoken(kiosk) {
  const said = ofStage(kiosk);
  if (!said?.text) return null;
  return { ...said, key: `${language()} ${kiosk.stage} ${said.key ?? said.text}` };
}

/** @returns {{ key?: string, text: string, words: string[] } | null} */
function ofStage(kiosk) {
  if (kiosk.idle.left != null && kiosk.stage !== "result")
    return { key: "idle", text: sentence(t("Are you still there?"), t("Continue")), words: ["still-there"] };
  if (kiosk.notice) return { text: kiosk.notice, words: ["no-number"] };
  if (kiosk.stage === "choose") return choose(kiosk);
  if (kiosk.stage === "start" && !kiosk.view?.open)
    return { key: "closed", text: sentence(t("No new numbers right now"), opening(kiosk.view ?? {})), words: ["closed"] };
  if (kiosk.stage === "booked")
    return {
      key: "booked",
      text: sentence(t("Please enter your appointment code"), t("You received it when you booked.")),
      words: ["booked"],
    };
  if (kiosk.stage === "say") return { text: sentence(kiosk.saying.notice, ...headingOf(kiosk.saying)), words: [] };
  if (kiosk.stage === "guide") return guide(kiosk.guiding, kiosk.view);
  if (kiosk.stage === "matter" && kiosk.guiding.matter) return matter(kiosk.guiding, kiosk.view);
  if (kiosk.stage === "held") return held(kiosk.held);
  if (kiosk.stage === "result") return result(kiosk.ticket);
  return null;
}

/** @param {{ view: Api.BoardView, offer: Api.HallView | null, around: Around }} kiosk */
function choose({ view, offer, around }) {
  const { offline } = around;
  const free = view.categories.filter((c) => !closedWords(c, offline)).slice(0, MOST);
  const lines = free.map((c) => (offline ? pick(c.name) : `${pick(c.name)}, ${t("{count} waiting", { count: number(c.waiting) })}`));
  const words = free.flatMap((c) => [".", `category:${c.id}`, ...(offline ? [] : [count(c.waiting), "waiting"])]);
  const matters = free.length ? mattersOf(offer).slice(0, MOST) : [];
  const named = matters.length ? [...matters.map((m) => pick(m.name)), t("Something else, or not sure")] : lines;
  return {
    key: "choose",
    text: sentence(t("What do you need today?"), t("Touch once to get your number."), ...named),
    words: ["choose", ...words],
  };
}

/** @param {Guiding} guiding @param {Api.BoardView} view */
function guide(guiding, view) {
  const { listed } = guiding;
  if (!listed || (!guiding.text && !guiding.category)) {
    const names = (listed ?? guidedOf(guiding.offer(), view.categories)).slice(0, MOST).map((one) => pick(one.name));
    return { text: sentence(t("Guide"), howToSearch(view.categories), ...names), words: ["guide", ".", "guide-home"] };
  }
  const { away } = guiding;
  const none = t("Nothing found. Please try other letters, choose a category or ask at the information desk.");
  const halls = listed.length ? [] : away.slice(0, MOST).map((m) => `${pick(m.name)}, ${t("Done at {hall}", { hall: pick(m.hall_name) })}`);
  const found = sentence(foundIn(listed.length, away.length) || none, ...halls);
  const key = `${guiding.text} ${guiding.category}`;
  if (guiding.text)
    return { key, text: found, words: listed.length ? [count(listed.length), "found"] : away.length ? [] : ["nothing-found"] };
  const category = view.categories.find((c) => c.id === guiding.category);
  return {
    key,
    text: sentence(pick(category?.name), found, t("Which service do you need?")),
    words: [`category:${guiding.category}`, ".", count(listed.length), "found", ".", "guide-list"],
  };
}

/** @param {{ matter: Api.MatterView, ticks: Set<string> }} guiding @param {Api.BoardView} view */
function matter({ matter: shown, ticks }, view) {
  const have = ready(shown, ticks);
  const key = `${shown.id} ${have} ${shown.conditions.length}`;
  if (have)
    return {
      key,
      text: t("{have} of {all} ready", { have: number(have), all: number(shown.materials.length) }),
      words: [count(have), "ready"],
    };
  const bring = shown.materials.length
    ? `${t("Please bring:")} ${shown.materials.map((m) => pick(m.name)).join(stop())}`
    : t("Nothing to bring");
  const limits = [
    [t("Processing time"), shown.time_limit],
    [t("Fee"), shown.fee],
  ]
    .filter(([, name]) => name)
    .map(([label, name]) => `${label}: ${pick(name)}`);
  return {
    key,
    text: sentence(pick(shown.name), bring, ...limits),
    words: ["matter", count(shown.materials.length), ...(view.open ? ["then-take"] : [])],
  };
}

/** @param {Api.HeldNumber} ticket */
function held(ticket) {
  const text = sentence(t("You already have a number"), ticket.number, standingOf(ticket), t("You do not need another one."));
  return { key: `held ${ticket.number}`, text, words: ["your-number", `number:${ticket.number}`] };
}

/** @param {Api.TicketView} ticket */
function result(ticket) {
  const ahead = ticket.ahead ?? 0;
  const onPaper = ["wanted", "printed"].includes(ticket.slip);
  const people = recorded() === "en" ? [count(ahead), "people-ahead"] : ["people-ahead", count(ahead), "people"];
  const unstaffed = unstaffedWords(ticket);
  const place = ticket.offline || unstaffed ? [] : [".", ...people];
  return {
    key: ticket.number,
    text: sentence(
      t("Your number is {number}. Please wait in the hall until you are called.", { number: ticket.number }),
      ticket.offline ? "" : unstaffed || t("People ahead of you: {count}", { count: number(ahead) }),
    ),
    words: ["your-number", `number:${ticket.number}`, ...place, ".", onPaper ? "take-slip" : "phone-slip"],
  };
}
