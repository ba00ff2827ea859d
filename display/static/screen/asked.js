// What a screen's address asks of it: ?zone= ?categories= ?split= ?language= ?theme= ?sound=
const one = (value, known) => (known.includes(value) ? value : "");

/** `categories` is empty for all of them; what is not known of the other words counts as not asked. */
export function asked(search = location.search) {
  const query = new URLSearchParams(search);
  return {
    zone: query.get("zone") ?? "",
    categories: (query.get("categories") ?? "")
      .split(",")
      .map((c) => c.trim())
      .filter(Boolean),
    split: one(query.get("split"), ["zones", "categories"]),
    language: one(query.get("language")?.replace("zh_CN", "zh"), ["zh", "en", "both"]),
    theme: one(query.get("theme"), ["dark", "light", "contrast"]),
    silent: query.get("sound") === "off",
  };
}

/** Gives the screen its colours; without a word in the address the system may still wish for more contrast. */
export function dress(theme) {
  const wanted = theme || (matchMedia("(prefers-contrast: more)").matches ? "contrast" : "dark");
  document.documentElement.dataset.board = wanted;
  document.documentElement.dataset.theme = wanted;
}

/** Changes one word of the address, so that a reload keeps it. */
export function ask(name, value) {
  const address = new URL(location.href);
  address.searchParams.set(name, value);
  history.replaceState(null, "", address);
}
