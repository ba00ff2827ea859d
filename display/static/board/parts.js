// A board may show a part of the hall: a zone, some categories, or the hall divided into panels.
import { pick, t } from "/static/web/shared/words.js";

const ZONES = { east: "East zone", west: "West zone", south: "South zone", north: "North zone" };
const zoneName = (id) => (id ? t(ZONES[id] ?? id) : t("Other windows"));

/**
 * A sentence on what the address names and the hall has not; empty when all is there.
 *
 * @param {Api.BoardView} view
 */
export function unknown(view, { zone, categories }) {
  if (zone && !view.zones.includes(zone)) return t("This hall has no zone {zone}.", { zone });
  const category = categories.find((id) => !view.categories.some((c) => c.id === id));
  return category ? t("This hall has no category {category}.", { category }) : "";
}

/**
 * Calls (newest first), missed numbers and loads of a zone (null: all) and of categories (empty: all).
 * The zone "" is that of the windows without one.
 *
 * @param {Api.BoardView} view
 * @param {{ zone?: string | null, categories?: string[] }} which
 */
export function part(view, { zone = null, categories = [] }) {
  /** @param {{ zone: string, category: string }} line */
  const has = (line) => (zone === null || line.zone === zone) && (!categories.length || categories.includes(line.category));
  const here = zone === null ? null : (view.zone_lines.find((z) => z.zone === zone)?.categories ?? []);
  const whole = zone === null && !categories.length;
  return {
    has,
    calls: view.calls.filter(has),
    missed: whole ? view.missed : view.missed_lines.filter(has).map((m) => m.number),
    categories: view.categories.filter((c) => (!here || here.includes(c.id)) && (!categories.length || categories.includes(c.id))),
  };
}

/**
 * What a board shows in all.
 *
 * @param {Api.BoardView} view
 */
export const ofBoard = (view, { zone, categories }) => part(view, { zone: zone || null, categories });

/**
 * The panels of a divided board: {name(), load (of a category), …part}; empty when there is nothing to divide.
 *
 * @param {Api.BoardView} view
 */
export function panels(view, asked) {
  const { zone, categories, split } = asked;
  if (split === "zones") {
    const zones = zone ? [zone] : [...view.zones];
    if (!zone && zones.length && view.calls.some((c) => !c.zone)) zones.push("");
    if (zones.length < 2) return [];
    return zones.map((id) => ({ name: () => zoneName(id), ...part(view, { zone: id, categories }) }));
  }
  if (split === "categories") {
    const all = ofBoard(view, asked).categories;
    if (all.length < 2) return [];
    return all.map((c) => ({ name: () => pick(c.name), load: c, ...part(view, { zone: zone || null, categories: [c.id] }) }));
  }
  return [];
}

/** Panels in pages of nearly the same size, four at the most, so that every number stays large. */
export function pages(all, most = 4) {
  const count = Math.ceil(all.length / most);
  const made = [];
  for (let page = 0, from = 0; page < count; page += 1) {
    const size = Math.ceil((all.length - from) / (count - page));
    made.push(all.slice(from, from + size));
    from += size;
  }
  return made;
}

const GONE = ["missed", "cancelled", "expired"]; // called, but not there any more
/** @param {Api.CallLine} line */
export const gone = (line) => GONE.includes(line.state);

/**
 * The call a part shows huge: the one being said, so that eye and ear hear of the same; else the newest.
 *
 * @param {Pick<Part, "calls" | "has">} part
 * @param {Speaking} speaker
 */
export function huge({ calls, has }, speaker) {
  const now = speaker?.now && has(speaker.now) ? speaker.now : null;
  const line = now && (calls.find((c) => c.number === now.number) ?? now);
  return line && !gone(line) ? now : calls[0];
}

/**
 * The same in a panel, which need not wait for the others' turns: the next of its own that is to be said.
 *
 * @param {Part} panel
 * @param {Speaking} speaker
 */
export function first(panel, speaker) {
  if (speaker?.now && panel.has(speaker.now)) return huge(panel, speaker);
  return panel.calls.findLast((c) => speaker?.awaits(c) && !gone(c)) ?? panel.calls[0];
}
