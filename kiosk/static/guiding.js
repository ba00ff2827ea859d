// What somebody has opened in the guide at the kiosk: letters, category, matter, ticks. All of it goes at a reset.
import { GuideData } from "/static/web/shared/guide/load.js";
import { found, foundElsewhere } from "/static/web/shared/guide/search.js";

const LONGEST = 24;

export class Guiding {
  text = "";
  category = "";
  page = 0;
  service = "";
  /** @type {Set<string>} */
  ticks = new Set();
  from = "start";
  straight = ""; // "category" or "matter": opened by its tile, to which it goes back

  /**
   * `offer()` is the hall as the kiosk last knew it: names and materials, for when the guide itself cannot be had.
   *
   * @param {() => Api.HallView | null} offer
   */
  constructor(host, path, offer) {
    this.host = host;
    this.offer = offer;
    this.data = new GuideData(host, path, { list: () => this.spareList(), matter: (id) => this.spareMatter(id) });
  }

  forget() {
    Object.assign(this, { text: "", category: "", page: 0, service: "", ticks: new Set(), from: "start", straight: "" });
  }

  /** `from` is start or choose; a category opens its list at once, a matter is shown at once. */
  open(from, category = "", service = "") {
    this.forget();
    Object.assign(this, { from, category, straight: service ? "matter" : category ? "category" : "" });
    this.data.want();
  }

  /**
   * Settles once the server has answered, or failed to.
   *
   * @param {string} service
   */
  show(service) {
    if (service !== this.service) this.ticks = new Set();
    this.service = service;
    return this.data.want(service);
  }

  /** What is told of the services may be something else than what was asked for before. @param {string} edition */
  told(edition) {
    const offer = this.offer();
    if (!offer || offer.edition === edition) return;
    this.data.renew(this.service);
    this.host.refresh();
  }

  /** One step back within the guide; false when there is none left. */
  back() {
    if (this.text) this.type("");
    else if (this.category && this.straight !== "category") this.choose("");
    else return false;
    return true;
  }

  type(text) {
    Object.assign(this, { text: text.slice(0, LONGEST), page: 0 });
    this.host.requestUpdate();
  }

  /** @param {string} category */
  choose(category) {
    Object.assign(this, { category, page: 0 });
    this.host.requestUpdate();
  }

  turn(page) {
    this.page = page;
    this.host.requestUpdate();
  }

  tick(name) {
    if (!this.ticks.delete(name)) this.ticks.add(name);
    this.host.requestUpdate();
  }

  /** What is to be listed, or null where letters or a category are asked for first. */
  get listed() {
    if (this.text.trim()) return found(this.data.matters, this.text);
    if (this.offer()?.categories.length === 1) return this.data.matters; // no choice between categories comes first
    return this.category ? this.data.matters.filter((m) => m.category === this.category) : null;
  }

  /** What was looked for and is done at other halls only. */
  get away() {
    return this.text.trim() ? foundElsewhere(this.data.elsewhere, this.listed ?? [], this.text) : [];
  }

  get matter() {
    return this.service ? this.data.matter(this.service) : null;
  }

  spareList() {
    const guided = this.offer()?.services.filter((s) => !s.withdrawn);
    const matters = guided?.map((s) => ({
      id: s.id,
      category: s.category,
      name: s.name,
      initials: "",
      pinyin: "",
      alternatives: [],
      also: [],
    }));
    return matters ? { matters } : null;
  }

  /**
   * @param {string} id
   * @returns {Api.MatterView | null}
   */
  spareMatter(id) {
    const known = this.offer()?.services.find((s) => s.id === id);
    const category = this.offer()?.categories.find((c) => c.id === known?.category);
    if (!known) return null;
    const materials = known.materials.map((name) => ({ name, form: "", copies: 0, note: null }));
    const unknown = { conditions: [], time_limit: null, legal_time_limit: null, fee: null, legal_basis: [], source: null, checked: "" };
    return {
      ...unknown,
      id,
      hall: this.offer()?.id ?? "",
      category: known.category,
      category_name: category?.name ?? known.name,
      name: known.name,
      departments: known.departments,
      materials,
      withdrawn: known.withdrawn,
    };
  }
}
