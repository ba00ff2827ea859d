// <yc-phone-age .at=${ms} .like=${iso}>: how old the figures are, in the hall's own time of day; counts on by itself.
import { html } from "lit";
import { serverNow } from "../shared/live.js";
import { YcElement } from "../shared/element.js";
import { number, t, timeOfDay } from "../shared/words.js";

const MINUTE_MS = 60000;

/** @extends {YcElement<{ at: number, like: any }>} */
class YcPhoneAge extends YcElement {
  static properties = { at: { attribute: false }, like: { attribute: false } };

  constructor() {
    super();
    this.everySecond();
  }

  render() {
    const time = timeOfDay(this.at, this.like);
    const minutes = Math.floor((serverNow() - this.at) / MINUTE_MS); // by the clock: a phone asleep does not count on
    return html`${minutes < 1 ? t("As of {time}, less than a minute ago", { time }) : t("As of {time}, {minutes} min ago", { time, minutes: number(minutes) })}`;
  }
}
customElements.define("yc-phone-age", YcPhoneAge);
