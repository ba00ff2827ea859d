// /design: the tokens and every component in every state, in the three themes side by side.
import { html } from "lit";
import "/static/web/shared/connection.js";
import "/static/web/shared/emergency.js";
import { YcElement } from "/static/web/shared/element.js";
import { THEMES } from "/static/web/shared/look.js";
import { t } from "/static/web/shared/words.js";
import { STAFF } from "./design/staff.js";
import "./design/tokens.js";
import "./staff/bar.js";

const EMERGENCY = { zh: "请沿绿色指示有序撤离", en: "Please leave by the green signs" };
const SHARED = () => [
  ["Connection", [
    ["lost for 3 s", html`<yc-connection .live=${{ state: "lost" }}></yc-connection>`],
    ["lost for 30 s", html`<yc-connection .live=${{ state: "down", age: 42 }}></yc-connection>`],
  ]],
  ["Emergency", [["over everything", html`<yc-emergency .text=${EMERGENCY}></yc-emergency>`], ["strip", html`<yc-emergency strip .text=${EMERGENCY}></yc-emergency>`]]],
];

class YcDesign extends YcElement {
  static properties = { only: { state: true } };

  constructor() {
    super();
    this.only = new URLSearchParams(location.search).get("only") ?? "";
  }

  render() {
    const themes = THEMES.filter((theme) => !this.only || theme === this.only);
    const sections = [...SHARED(), ...STAFF()];
    return html`<yc-staff-bar heading=${t("Design")} note=${t("Every component in every state")} .links=${[["/design/kiosk", t("Kiosk")], ["/design/display", t("Boards")], ["/design/phone", t("Phone")]]}></yc-staff-bar>
      <main class="design">${themes.map((theme) => html`<section class="theme" data-theme=${theme} data-bs-theme=${theme === "dark" ? "dark" : "light"} aria-label=${theme}><h2>${theme}</h2>
        <yc-design-tokens></yc-design-tokens>
        ${sections.map(([heading, samples]) => html`<h3>${heading}</h3>${samples.map(([state, content]) => html`<figure><figcaption>${state}</figcaption><div class="sample">${content}</div></figure>`)}`)}</section>`)}</main>`;
  }
}
customElements.define("yc-design", YcDesign);
