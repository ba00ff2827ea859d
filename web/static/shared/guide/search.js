// Finds matters of the service guide by name, by what people call them, by pinyin initials or full pinyin; pure, so that kiosk
// and phone find the same.

const START = 0; // of the name
const SPELT = 1; // initials or pinyin from the beginning
const INSIDE = 2;
const SPREAD = 3; // in order with others between, 企业登记 in 企业设立登记; one more where the name begins otherwise
const CALLED = 1; // more, by another name

const cut = new WeakMap();

// A pinyin syllable after its first letter; a Latin letter or digit of the name stands alone.
const syllable = (first) => ("aeo".includes(first) ? `${first}[aeiou]*(?:ng|n|r)?` : `${first}(?:h?[aeiouv]+(?:ng|n|r)?)?`);

// "qiyesheli" and "qysl" → ["qi", "ye", "she", "li"]
function syllables(spelt) {
  if (!cut.has(spelt)) {
    const pattern = [...spelt.initials].map((first) => `(${syllable(first)})`).join("");
    cut.set(spelt, new RegExp(`^${pattern}$`).exec(spelt.pinyin)?.slice(1) ?? []);
  }
  return cut.get(spelt);
}

// Whether `word` spells the syllables from `at` on, each in full or begun: "qysl", "qiye", "qiyesl".
function spells(parts, at, word) {
  if (!word) return true;
  if (at >= parts.length) return false;
  const part = parts[at];
  for (let n = part.length; n > 0; n -= 1) {
    if (word.length >= n && word.startsWith(part.slice(0, n)) && spells(parts, at + 1, word.slice(n))) return true;
  }
  return false;
}

// Full-width signs like their plain ones, capitals like small letters; "ü" is typed "v".
const plain = (text) => text.normalize("NFKC").toLowerCase().replaceAll("ü", "v").replace(/['’]/g, "");

// A part of a name; two Latin letters only where an English word begins, else they are found everywhere.
const inside = (name, word) => (/^[a-z]{1,2}$/.test(word) ? ` ${name}`.includes(` ${word}`) : name.includes(word));

// Short forms leave out the middle, or null: two Han characters or three initials, four unless from the name's beginning.
function spread(spelt, name, word) {
  const han = /^\p{Script=Han}{2,}$/u.test(word);
  const texts = han ? [name] : /^[a-z0-9]{3,}$/.test(word) ? [spelt.initials, ...spelt.alternatives] : [];
  const fitting = texts.filter((text) => {
    let at = -1;
    return [...word].every((sign) => (at = text.indexOf(sign, at + 1)) >= 0);
  });
  if (fitting.some((text) => text[0] === word[0])) return SPREAD;
  return fitting.length && (han || word.length > 3) ? SPREAD + 1 : null;
}

// How well `word` fits one spelt name, Chinese first, or null.
function fit(spelt, names, word) {
  if (names.some((name) => name.startsWith(word))) return START;
  if (/^[a-z0-9]+$/.test(word)) {
    const parts = syllables(spelt);
    const initials = [spelt.initials, ...spelt.alternatives];
    if (initials.some((one) => one.startsWith(word)) || spells(parts, 0, word)) return SPELT;
    if (word.length > 1 && (initials.some((one) => one.includes(word)) || parts.some((_, at) => spells(parts, at, word)))) return INSIDE;
  }
  if (names.some((name) => inside(name, word))) return INSIDE;
  return spread(spelt, names[0], word);
}

/** @param {Api.MatterLine} matter */
const fitByName = (matter, word) => fit(matter, [plain(matter.name.zh), plain(matter.name.en)], word);

/**
 * The best of the other names: {name, rank}, or null.
 *
 * @param {Api.MatterLine} matter
 */
function fitByAlias(matter, word) {
  const fitting = (matter.also ?? []).flatMap((alias) => {
    const rank = fit(alias, [plain(alias.name)], word);
    return rank === null ? [] : [{ name: alias.name, rank }];
  });
  return fitting.sort((a, b) => a.rank - b.rank)[0] ?? null;
}

/**
 * How well `word` fits a matter, or null. Another name counts where the matter's own has the word at best scattered.
 *
 * @param {Api.MatterLine} matter
 */
function rank(matter, word) {
  const own = fitByName(matter, word);
  if (own !== null && own < SPREAD) return own;
  const alias = fitByAlias(matter, word);
  return alias ? Math.min(alias.rank + CALLED, own ?? Infinity) : own;
}

const wordsOf = (text) => plain(text).split(/\s+/).filter(Boolean);

/**
 * The matters that fit every word of `text`, best first and else in their order; all of them for an empty text.
 * `matters` are the guide's lines: {name: {zh, en}, initials, pinyin, alternatives, also: [{name, initials, …}]}.
 *
 * @template {Api.MatterLine} Line
 * @param {Line[]} matters
 * @returns {Line[]}
 */
export function found(matters, text, worst = Infinity) {
  const words = wordsOf(text);
  return matters
    .map((matter) => [matter, words.map((word) => rank(matter, word))])
    .filter(([, ranks]) => ranks.every((one) => one !== null && one <= worst))
    .map(([matter, ranks]) => [matter, ranks.reduce((sum, one) => sum + one, 0)])
    .sort((a, b) => a[1] - b[1])
    .map(([matter]) => matter);
}

/**
 * Of what other halls do, what fits: where this hall does something that fits, no scattered likeness.
 *
 * @param {Api.ElsewhereLine[]} lines
 * @param {Api.MatterLine[]} own
 */
export const foundElsewhere = (lines, own, text) => found(lines, text, own.length ? INSIDE : Infinity);

/**
 * By which other name a matter was found, to be shown with it; "" where its own has every word of `text`.
 *
 * @param {Api.MatterLine} matter
 */
export function calledBy(matter, text) {
  const foreign = wordsOf(text).find((word) => (fitByName(matter, word) ?? SPREAD) >= SPREAD);
  return foreign ? (fitByAlias(matter, foreign)?.name ?? "") : "";
}
