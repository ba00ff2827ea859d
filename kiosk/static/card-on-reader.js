// The identity card on the reader: that one may be laid there, then masked with the group that it gives, or that it could not be read.
// The place is the same for all three, so that nothing moves under a finger.
import { html, nothing } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import { pick, t } from "/static/web/shared/words.js";
import { icon } from "/static/web/shared/icons.js";

const UNREAD = {
  unsupported_card: "This kind of card cannot be read here. You can take a number without it.",
  wrong_card: "This kind of card cannot be read here. You can take a number without it.",
};

/** @extends {YcElement<{ around: Around["shown"], groups: Api.GroupLine[] }>} */
class YcKioskCard extends YcElement {
  static properties = { around: { attribute: false }, groups: { attribute: false } };

  render() {
    const { card, readsCards } = this.around;
    if (!card)
      return readsCards
        ? html`<div class="card hint">
            ${icon("card")}
            <p>${t("You can place your ID card on the reader, or take a number without it.")}</p>
          </div>`
        : nothing;
    if (!card.id) return this.unread(card.cause);
    const group = card.group === "ordinary" ? null : this.groups.find((g) => g.id === card.group);
    return html`<div class="card" role="status">
      ${icon("card")}
      <p>
        <strong>${card.name}</strong>
        <span class="digits">${card.number}</span
        >${group ? html`<small>${t("We chose this group for you: {group}. You can change it.", { group: pick(group.name) })}</small>` : nothing}
      </p>
      <button type="button" @click=${() => this.away()}>${t("Not you? Please remove the card")}</button>
    </div>`;
  }

  unread(cause) {
    return html`<div class="card unread" role="status">
      ${icon("alert")}
      <p>${t(UNREAD[cause] ?? "We could not read the card. Please place it flat and try again, or take a number without it.")}</p>
      <button type="button" @click=${() => this.away()}>${t("Continue without a card")}</button>
    </div>`;
  }

  away() {
    this.dispatchEvent(new CustomEvent("yc-away"));
  }
}
customElements.define("yc-kiosk-card", YcKioskCard);
