// <yc-flow-chart .rows .said>: boxes from top to bottom with arrows between them, drawn for the room that there is. `rows(wide)`
// tells which there are: in a wide chart something may stand beside a box.
import { html, svg } from "lit";
import { YcElement } from "../shared/element.js";
import { t } from "../shared/words.js";
import { laidOut } from "./chart-layout.js";

const WIDE = 36;

/** @extends {YcElement<{ rows: (wide: boolean) => import("./chart-layout.js").Row[], said: string, room: number }>} */
class YcFlowChart extends YcElement {
  static properties = { rows: { attribute: false }, said: { attribute: false }, room: { state: true } };

  constructor() {
    super();
    this.room = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.watch = new ResizeObserver(() => (this.room = this.clientWidth));
    this.watch.observe(this);
    this.look = new MutationObserver(() => this.requestUpdate());
    this.look.observe(document.documentElement, { attributeFilter: ["data-text"] });
    document.fonts.ready.then(() => this.requestUpdate()); // letters have their own widths only now
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.watch?.disconnect();
    this.look?.disconnect();
  }

  updated() {
    // What scrolls is reached by keyboard too.
    const names = this.scrollWidth > this.clientWidth ? { tabindex: "0", role: "group", "aria-label": t("Flow chart") } : {};
    for (const name of ["tabindex", "role", "aria-label"]) {
      if (name in names) this.setAttribute(name, names[name]);
      else this.removeAttribute(name);
    }
  }

  render() {
    if (!this.room) return html``;
    const style = getComputedStyle(this);
    const em = parseFloat(style.fontSize);
    const drawn = laidOut(this.rows(this.room >= WIDE * em), this.room, { size: em, family: style.fontFamily });
    const size = { width: Math.ceil(drawn.width), height: Math.ceil(drawn.height) };
    return html`<svg
      role="img"
      aria-label=${this.said}
      width=${size.width}
      height=${size.height}
      viewBox="0 0 ${size.width} ${size.height}"
    >
      <defs>
        <marker id="arrow" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse">
          <path d="M0 0 8 4 0 8z"></path>
        </marker>
      </defs>
      ${drawn.frames.map((frame) => svg`<rect class="frame" x=${frame.x} y=${frame.y} width=${frame.width} height=${frame.height} rx="8"></rect>`)}
      ${drawn.ways.map((way) => svg`<polyline points=${way.points.map((point) => point.join()).join(" ")} marker-end=${way.arrow ? "url(#arrow)" : "none"} marker-start=${way.back ? "url(#arrow)" : "none"}></polyline>`)}
      ${drawn.frames.map((frame) => svg`<text class="frame" x=${frame.at[0]} y=${frame.at[1]}>${frame.words}</text>`)}
      ${drawn.boxes.map((box) => svg`<rect class=${box.kind} x=${box.x} y=${box.y} width=${box.width} height=${box.height} rx=${box.kind === "end" ? box.height / 2 : 6}></rect>`)}
      ${drawn.lines.map((line) => svg`<text class=${line.kind} x=${line.x} y=${line.y}>${line.words}</text>`)}
    </svg>`;
  }
}
customElements.define("yc-flow-chart", YcFlowChart);
