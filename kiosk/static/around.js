// What is around the kiosk's screen, from its own live view: the printer, the card on the reader, the way to the server.
import { post } from "/static/web/shared/api.js";
import { LiveView } from "/static/web/shared/live.js";

export class Around {
  /**
   * `path()` names the kiosk below the hall, or is null while it may not be watched; the host's `cardLaid()` hears of a new card, its
   * guide of whatever else is told of the services.
   *
   * @param {Host & { cardLaid(): void, guiding: Guiding }} host
   * @param {() => `/halls/${string}/kiosks/${string}` | null} path
   */
  constructor(host, path) {
    this.host = host;
    this.path = path;
    /** @type {Api.CardShown | null} */
    this.card = null; // what the page shows of a card; gone at `forget`, whatever the view still says
    const live = () => {
      const at = path();
      return at ? /** @type {`/live/halls/${string}/kiosks/${string}`} */ (`/live${at}`) : null;
    };
    this.live = new LiveView(
      {
        addController: (c) => host.addController(c),
        requestUpdate: () => host.requestUpdate(),
        viewChanged: (view, before) => this.look(view, before),
      },
      live,
    );
  }

  /** The view, unless it is too old to be believed. */
  get view() {
    return ["lost", "down"].includes(this.live.state) ? null : this.live.view;
  }

  /** {since, left} while this kiosk gives out numbers of its own, or null. */
  get offline() {
    return this.view?.offline ?? null;
  }

  get readsCards() {
    return Boolean(this.view?.reads_cards);
  }

  /** down | low, or "" while there is nothing to say about paper. */
  get printer() {
    if (!this.view?.prints) return "";
    if (this.view.printer_state === "down") return "down";
    return this.view.printer_cause === "paper_low" ? "low" : "";
  }

  /** All that the parts of the page show of it; new at each drawing, so that they follow. */
  get shown() {
    const { card, offline, printer, readsCards } = this;
    return { card, offline, printer, readsCards };
  }

  /**
   * The group of the card that lies there, if the hall has it.
   *
   * @param {Api.HallView | null} offer
   */
  proposed(offer) {
    return offer?.groups.find((g) => g.id === this.card?.group)?.id;
  }

  /** @param {Api.KioskView} view @param {Api.KioskView | null} before */
  look(view, before) {
    if (view.edition !== before?.edition) this.host.guiding.told(view.edition);
    const card = view.card;
    if (card?.id === before?.card?.id && card?.cause === before?.card?.cause) return;
    this.card = card;
    if (card) this.host.cardLaid();
  }

  /** The citizen has gone, or it is somebody else's card. */
  forget() {
    const known = this.card || this.live.view?.reads_cards;
    this.card = null;
    if (known && this.path()) post(`${this.path()}/card/forget`).catch(() => {});
  }
}
