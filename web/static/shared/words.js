// Words of the page: the English sentence is the key, the catalogues have those of the other languages.
const catalogues = { en: {} };
const KEY = "yichuang-language";
const root = document.documentElement;
/**
 * A row of the table of languages, which the page brings along.
 *
 * @typedef {{
 *   id: string, own_name: string, key: string, tag: string, comma: string, stop: string, gap: string, instead: string
 * }} Language
 */
/** @type {Language[]} */
export const languages = JSON.parse(document.getElementById("languages")?.textContent ?? "[]");
const rowOf = (id) => languages.find((one) => one.id === id);
/** The hall's own language, which every visit begins with. */
export const HOME = languages[0].id;
const asked = new URLSearchParams(location.search);
const kept = () => {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null; // a browser without storage still speaks
  }
};
/** Whether somebody chose the language on this visit, or in the page's address. */
export const chosen = () => kept() !== null || Boolean(rowOf(asked.get("language") ?? ""));
let current =
  [kept(), asked.get("language")].find((one) => one && rowOf(one)) ?? languages.find((one) => one.tag === root.lang)?.id ?? HOME;
let dress = (text) => text;
root.lang = traits().tag; // also where the address or an earlier page chose it: voices and type go by it

// What the page brought along in its own language: no second request before the first word.
const brought = document.getElementById("words");
try {
  if (brought) catalogues[brought.dataset.language] = JSON.parse(brought.textContent);
} catch {
  // then it is asked for
}

/** So that changing to this language is not waited for. */
export async function load(language) {
  if (catalogues[language]) return;
  const answer = await fetch(`/i18n/${language}/${root.dataset.words}.json`);
  catalogues[language] = answer.ok ? await answer.json() : {};
}

await load(current).catch(() => {
  catalogues[current] = {};
});

export const language = () => current;
/** The row of the language of the page. */
export function traits() {
  return rowOf(current) ?? languages[0];
}

/**
 * The sentence in the language of the page, {names} filled in.
 *
 * @param {string} sentence
 * @param {Record<string, unknown>} params
 */
export function t(sentence, params = {}) {
  const known = catalogues[current]?.[sentence];
  return (known ? dress(known) : singular(dress(sentence), params))
    .replace(/\{(\w+)\}/g, (whole, name) => params[name] ?? whole)
    .replace(UNIT, "$1\u00a0");
}

const ONE = { people: "person", copies: "copy", are: "is", need: "needs", have: "has" };
const COUNTED =
  /\{(\w+)\} (people|copies|days|devices|digits|hours|minutes|names|ratings|seconds|services|steps|tickets|times|windows)\b( (?:are|need|have)\b)?/g;
/** English has a word of its own for one of a thing: the sentences are written for several. */
const singular = (text, params) =>
  text.replace(COUNTED, (whole, name, things, verb = "") =>
    String(params[name]) === "1" ? `{${name}} ${ONE[things] ?? things.slice(0, -1)}${verb && ` ${ONE[verb.trim()]}`}` : whole,
  );

/** A number stays on the line of its unit. */
const UNIT = /(\d) (?=分钟|小时|[秒人件个次台张位份项天条]|min|s\b|h\b)/g;
/** A length of time stays on one line: "3–4 分钟" is not broken behind the dash or inside the word. */
const unbroken = (text) => text.replace(/–/g, "–\u2060").replace("分钟", "分\u2060钟");

/** What `say()` gives in a language whose catalogue is there; English always is. */
export function inLanguage(wanted, say) {
  const before = current;
  current = wanted;
  try {
    return say();
  } finally {
    current = before;
  }
}

/**
 * What something is called in the language of the page; where that is not written, in the one that stands in for it.
 *
 * @param {Api.Text | null | undefined} name
 */
export const pick = (name) => (name ? written(name, traits()) : "");

/**
 * @param {Api.Text} name
 * @param {Language} row
 */
function written(name, row) {
  if (row.key === "zh" || row.key === "en") return name[row.key];
  return name.more?.[row.key] || written(name, rowOf(row.instead || "en") ?? languages[0]);
}

/**
 * The English half, where it says something that the Chinese does not: a name without one has the Chinese in both.
 *
 * @param {Api.Text} name
 */
export const besides = (name) => (name.en === name.zh ? "" : name.en);

export async function setLanguage(wanted, { remember = true } = {}) {
  await load(wanted);
  current = rowOf(wanted) ? wanted : HOME; // a ticket's language may be gone
  root.lang = traits().tag;
  if (remember) {
    try {
      sessionStorage.setItem(KEY, wanted);
    } catch {
      // as above
    }
  }
  window.dispatchEvent(new Event("yc-language"));
}

/** A visit is over: the next one begins with the page's own language. */
export function forgetLanguage() {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // as above
  }
}

/**
 * Several names in one line, as the language joins them.
 *
 * @param {string[]} parts
 */
export const listed = (parts) => parts.join(traits().comma);

/** A date such as "2026-11-24", as one says it: "11月24日星期二". */
export const dayName = (date) =>
  new Intl.DateTimeFormat(tag(), { month: "long", day: "numeric", weekday: "long", timeZone: "UTC" }).format(new Date(`${date}T00:00Z`));

/**
 * Several sentences, one behind the other.
 *
 * @param {(string | null | undefined | false)[]} sentences
 */
export const inARow = (sentences) => sentences.filter(Boolean).join(traits().gap);

/** What a language is called in the language of the page, as the browser knows it. */
export function languageName(id) {
  const row = rowOf(id);
  return row ? (new Intl.DisplayNames(tag(), { type: "language" }).of(row.key) ?? row.own_name) : id;
}

/** For `Intl`: of a language that a browser does not know it takes the next best. */
export const tag = () => traits().tag;
/**
 * The time of day in an RFC 3339 text: the hall's own, wherever the browser stands.
 *
 * @param {string} iso
 */
export const time = (iso) => iso.slice(11, 16);
const UNGROUPED = 1000; // whole numbers below are digits alone in every language here; the browser's tables take longer than a picture
/** @type {Map<string, Intl.NumberFormat>} */
const formats = new Map();
export function number(value) {
  if (Number.isInteger(value) && value >= 0 && value < UNGROUPED) return String(value);
  const wanted = tag();
  const format = formats.get(wanted) ?? new Intl.NumberFormat(wanted);
  formats.set(wanted, format);
  return format.format(value);
}
/** The hall's date and time at `ms`, "2026-11-23T09:00…"; `iso` is any time of that hall, whose offset is taken. */
export function hallTime(ms, iso) {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(iso ?? "") ?? [null, "+", "00", "00"];
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
  return new Date(ms + offset * 60000).toISOString();
}
/** The hall's time of day at `ms`, as above. */
export const timeOfDay = (ms, iso) => hallTime(ms, iso).slice(11, 16);

/** Seconds as minutes and seconds, "4:05". */
export const clock = (seconds) => {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
};

/** A length of time in whole minutes; nobody waits, works or pauses "0 minutes". */
export const minutes = (seconds) =>
  unbroken(seconds < 60 ? t("under 1 min") : t("{minutes} min", { minutes: number(Math.floor(seconds / 60)) }));

const LONG_S = 6000; // from 100 minutes on, hours and halves say more
/**
 * A predicted wait as a range in minutes; a sentence of its own while nobody can tell.
 *
 * @param {Api.Wait | null | undefined} wait
 */
export function waitText(wait) {
  if (!wait) return t("wait not known yet");
  if (wait.p50 === 0) return t("no wait");
  if (wait.p90 < 60) return unbroken(t("under 1 min"));
  if (wait.p50 >= LONG_S) {
    const [from, to] = [Math.round(wait.p50 / 1800), Math.ceil(wait.p90 / 1800)];
    return unbroken(t("about {low}–{high} hours", { low: number(from / 2), high: number(Math.max(from + 1, to) / 2) }));
  }
  const low = Math.max(1, Math.round(wait.p50 / 60));
  const high = Math.max(low + 1, Math.round(wait.p90 / 60));
  return unbroken(t("about {low}–{high} minutes", { low: number(low), high: number(high) }));
}

/** The wait in a category, or why nobody calls there now: each screen says it in these words. */
export function waitOf(load) {
  if (load.staffed === "paused") return t("paused for now");
  return load.staffed === "open" ? waitText(load.wait_s) : t("no window open yet");
}

// `?pseudo=rtl` or `?pseudo=vertical`: English made long and strange, in another direction, to see what a layout endures.
if (asked.has("pseudo")) {
  const { disguise, turn } = await import("./pseudo.js");
  dress = disguise;
  current = "en";
  root.lang = "en";
  turn(root, asked.get("pseudo"));
}
