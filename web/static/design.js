// /design: the tokens and every component of the staff pages in every state, in the three themes side by side.
import { html } from "lit";
import "/static/web/shared/connection.js";
import "/static/web/shared/emergency.js";
import { YcElement } from "/static/web/shared/element.js";
import { t } from "/static/web/shared/words.js";
import { links, themes } from "./design/frame.js";
import { STAFF } from "./design/staff.js";
import { STATISTICS } from "./design/statistics.js";
import "./design/tokens.js";
import "./staff/bar.js";

const EMERGENCY = { zh: "请沿绿色指示有序撤离", en: "Please leave by the green signs" };
const SHARED = () => [
  [
    "Connection to the server",
    [
      ["Lost for 3 seconds", html`<yc-connection .live=${{ state: "lost" }}></yc-connection>`],
      ["Lost for 30 seconds", html`<yc-connection .live=${{ state: "down", age: 42 }}></yc-connection>`],
    ],
  ],
  [
    "Emergency notice",
    [
      ["Over everything", html`<yc-emergency .text=${EMERGENCY}></yc-emergency>`],
      ["As a strip", html`<yc-emergency strip .text=${EMERGENCY}></yc-emergency>`],
    ],
  ],
];

/** @extends {YcElement<{}>} */
class YcDesign extends YcElement {
  render() {
    return html`<yc-staff-bar heading=${t("Design")} note=${t("Every component in every state")}></yc-staff-bar>${links()}
      ${themes(
        () => [...SHARED(), ...STAFF(), ...STATISTICS()],
        () => html`<yc-design-tokens></yc-design-tokens>`,
      )}`;
  }
}
customElements.define("yc-design", YcDesign);
