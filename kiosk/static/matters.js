// What a citizen chooses between: the categories of the hall, or in a hall of one category its matters.

/**
 * One tile: a category, a matter of the hall's only category, or `other`, a number for whoever finds nothing there.
 *
 * @typedef {{ category: Api.CategoryLoad, matter: Api.ServiceOffer | null, other: boolean }} Choice
 */

/**
 * The matters of the only category, or none: there are several to choose between, or nothing is said to be done there.
 *
 * @param {Api.HallView | null} offer
 */
export function mattersOf(offer) {
  if (offer?.categories.length !== 1) return [];
  return offer.services.filter((s) => s.category === offer.categories[0].id);
}

/**
 * Whether the guide has something to tell of what a tile is for.
 *
 * @param {Api.HallView} offer
 * @param {Api.CategoryLoad} category
 * @param {Api.ServiceOffer | null} matter
 */
export const isGuided = (offer, category, matter = null) =>
  matter ? !matter.withdrawn : offer.services.some((s) => s.category === category.id && !s.withdrawn);

/**
 * Those of which the guide has something to tell: where results are collected there is no matter to look up. A kiosk that does not
 * know the hall's matters yet leaves nothing out.
 *
 * @param {Api.HallView | null} offer
 * @param {Api.CategoryLoad[]} loads
 */
export const guidedOf = (offer, loads) => (offer ? loads.filter((c) => isGuided(offer, c)) : loads);

/**
 * `own` go page by page, `last` stands on every one.
 *
 * @param {Api.HallView} offer
 * @param {Api.CategoryLoad[]} loads
 * @returns {{ own: Choice[], last: Choice[] }}
 */
export function choicesOf(offer, loads) {
  const matters = mattersOf(offer);
  if (!matters.length) return { own: loads.map((category) => ({ category, matter: null, other: false })), last: [] };
  const [category] = loads;
  return { own: matters.map((matter) => ({ category, matter, other: false })), last: [{ category, matter: null, other: true }] };
}
