// /design/phone: the parts of the citizen's pages in every state.
import { html } from "lit";
import { YcElement } from "/static/web/shared/element.js";
import "/static/web/shared/language-switch.js";
import "/static/web/shared/look-menu.js";
import { t } from "/static/web/shared/words.js";
import "../phone/actions.js";
import { LEVELS, face } from "../shared/rating-levels.js";
import "../phone/rate.js";
import { stateInWords } from "./captions.js";
import { links, themes } from "./frame.js";

const STATES = ["waiting", "called", "serving", "held", "missed", "served", "cancelled", "expired"];
const REASONS = [{ code: "waiting", text: { zh: "等候", en: "Wait" }, levels: [1, 2] }];
const nothing = () => Promise.resolve(true);
const within = (content) => html`<yc-phone><main>${content}</main></yc-phone>`;

const SECTIONS = () => [
  [
    "Head of the page",
    [
      [
        "",
        within(
          html`<header>
            <span>政务服务大厅</span>
            <div class="tools"><yc-look></yc-look><yc-language></yc-language></div>
          </header>`,
        ),
      ],
    ],
  ],
  [
    "The number itself",
    STATES.map((state) => [
      stateInWords(state),
      html`<yc-phone
        ><main class=${state}>
          <section class="card">
            <p class="soft">A</p>
            <p class="number-sample">A012</p>
            <p class="state">${stateInWords(state)}</p>
          </section>
        </main></yc-phone
      >`,
    ]),
  ],
  [
    "What may be done",
    STATES.map((state) => [
      stateInWords(state),
      within(html`<yc-phone-actions .view=${{ state, postponed: false }} .act=${nothing}></yc-phone-actions>`),
    ]),
  ],
  ["How was it?", [["Asked", within(html`<yc-phone-rate .offers=${REASONS} .send=${nothing}></yc-phone-rate>`)]]],
  ["The five faces", LEVELS.map(([level, words]) => [words, within(html`<p class="level-${level}">${face(level)}</p>`)])],
  ["Refusal", [["", within(html`<p class="refusal">⚠ ${t("That could not be sent. Please try again.")}</p>`)]]],
];

/** @extends {YcElement<{}>} */
class YcDesignPhone extends YcElement {
  render() {
    return html`${links()}${themes(SECTIONS)}`;
  }
}
customElements.define("yc-design-phone", YcDesignPhone);
