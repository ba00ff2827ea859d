// <yc-chart .draw=${(colours) => option}>: a drawing on a canvas. Its table says the same, so screen readers pass it by.
import { init } from "echarts";
import { html } from "lit";
import { YcElement } from "/static/web/shared/element.js";

const COLOURS = ["ink", "soft", "line", "paper", "first", "second", "third", "fourth"];

/** @extends {YcElement<{ draw: any }>} */
class YcChart extends YcElement {
  static properties = { draw: { attribute: false } };

  connectedCallback() {
    super.connectedCallback();
    /** @type {() => void} */
    this.again = () => this.paint();
    this.look = new MutationObserver(this.again);
    this.look.observe(document.documentElement, { attributeFilter: ["data-theme", "data-text"] });
    window.addEventListener("beforeprint", this.again); // at once: the page has just put on its light look
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.look?.disconnect();
    window.removeEventListener("beforeprint", this.again);
    this.watch?.disconnect();
    this.chart?.dispose();
    this.chart = null;
  }

  render() {
    return html`<div class="plot" aria-hidden="true"></div>`;
  }

  updated() {
    if (!this.chart) {
      const plot = /** @type {HTMLElement} */ (this.querySelector(".plot"));
      this.chart = init(plot, null, { renderer: "canvas" });
      this.watch = new ResizeObserver(() => this.chart?.resize());
      this.watch.observe(plot);
    }
    this.paint();
  }

  paint() {
    if (!this.chart) return;
    const style = getComputedStyle(this);
    const colours = Object.fromEntries(COLOURS.map((name) => [name, style.getPropertyValue(`--plot-${name}`).trim()]));
    const font = { fontFamily: style.fontFamily, color: colours.ink, fontSize: 14 };
    this.chart.setOption({ animation: false, textStyle: font, ...this.draw(colours) }, { notMerge: true });
  }
}
customElements.define("yc-chart", YcChart);
