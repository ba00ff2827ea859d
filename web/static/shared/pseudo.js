// A language that nobody speaks: every translated sentence wears 〚 〛, accents and a third more length, so that what is
// not translated, cut off or laid out for one direction shows at once. Loaded only by an address with `?pseudo=`.
const ACCENTS = {
  a: "á",
  e: "ë",
  i: "ï",
  o: "ö",
  u: "ü",
  n: "ñ",
  c: "ç",
  s: "š",
  A: "Á",
  E: "Ë",
  I: "Ï",
  O: "Ö",
  U: "Ü",
  N: "Ñ",
  C: "Ç",
  S: "Š",
};
const LONGER = 0.3;

/** The sentence in disguise; {names} stay as they are. */
export function disguise(sentence) {
  const text = sentence.replace(/\{\w+\}|[a-zA-Z]/g, (part) => ACCENTS[part] ?? part);
  return `〚${text}${" ·".repeat(Math.ceil((sentence.length * LONGER) / 2))}〛`;
}

/** Turn the page: "rtl" as Uyghur is written, "vertical" as Mongolian. */
export function turn(root, wanted) {
  root.dir = wanted === "rtl" ? "rtl" : "ltr";
  root.classList.toggle("vertical", wanted === "vertical");
}
