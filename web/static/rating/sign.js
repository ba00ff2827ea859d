// <yc-sign hall=ID window=ID .asked=${{ id, name }}>: whoever fetches a result signs with a finger; what is drawn goes to the server.
import { html, nothing } from "lit";
import { post, upload } from "../shared/api.js";
import { YcElement } from "../shared/element.js";
import "../shared/language-switch.js";
import { pick, t } from "../shared/words.js";

const [WIDTH, HEIGHT] = [1200, 400]; // of what is kept, wherever it is drawn
const PEN = 5;

/** @extends {YcElement<{ hall: string, window: string, asked: Api.PadSignature, begun: boolean, sending: boolean, notice: string }>} */
class YcSign extends YcElement {
  static properties = {
    hall: {},
    window: {},
    asked: { attribute: false },
    begun: { state: true },
    sending: { state: true },
    notice: { state: true },
  };

  constructor() {
    super();
    this.begun = false;
    this.sending = false;
    this.notice = "";
    /** @type {{ x: number, y: number } | null} where the finger was last */
    this.last = null;
  }

  get canvas() {
    return /** @type {HTMLCanvasElement} */ (this.querySelector("canvas"));
  }

  /** Black on white whatever the page looks like: it is a paper. */
  get pen() {
    const pen = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    Object.assign(pen, { lineWidth: PEN, lineCap: "round", lineJoin: "round", strokeStyle: "#000", fillStyle: "#fff" });
    return pen;
  }

  firstUpdated() {
    this.clear();
  }

  clear() {
    this.pen.fillRect(0, 0, WIDTH, HEIGHT);
    this.begun = false;
  }

  /** @param {PointerEvent} event */
  place(event) {
    const box = this.canvas.getBoundingClientRect();
    return { x: ((event.clientX - box.x) * WIDTH) / box.width, y: ((event.clientY - box.y) * HEIGHT) / box.height };
  }

  /** @param {PointerEvent} event */
  down(event) {
    if (this.sending) return;
    event.preventDefault();
    this.canvas.setPointerCapture(event.pointerId);
    this.last = this.place(event);
    this.move(event); // a dot too
    this.begun = true;
  }

  /** @param {PointerEvent} event */
  move(event) {
    if (!this.last) return;
    const pen = this.pen;
    pen.beginPath();
    pen.moveTo(this.last.x, this.last.y);
    this.last = this.place(event);
    pen.lineTo(this.last.x, this.last.y);
    pen.stroke();
  }

  up() {
    this.last = null;
  }

  get path() {
    return /** @type {const} */ (`/halls/${this.hall}/windows/${this.window}/signatures/${this.asked.id}`);
  }

  async send() {
    this.sending = true;
    this.notice = "";
    try {
      const picture = await new Promise((done) => this.canvas.toBlob(done, "image/png"));
      await upload(`${this.path}/drawn`, picture);
    } catch (problem) {
      this.notice = problem.message || t("Your signature could not be sent. Please send it again.");
    }
    this.sending = false;
  }

  async leave() {
    try {
      await post(/** @type {string} */ (`${this.path}/end`));
    } catch (problem) {
      this.notice = problem.message || t("The server does not answer. Please tell our staff.");
    }
  }

  render() {
    return html`<main class="sign">
      <header>
        <h1>${t("Please sign for your result")}</h1>
        <yc-language></yc-language>
      </header>
      <p>${pick(this.asked.name)}</p>
      ${this.notice ? html`<p class="refusal" role="alert">⚠ ${this.notice}</p>` : nothing}
      <div class="field">
        <canvas
          width=${WIDTH}
          height=${HEIGHT}
          role="img"
          aria-label=${t("Field to sign in")}
          @pointerdown=${this.down}
          @pointermove=${this.move}
          @pointerup=${this.up}
          @pointercancel=${this.up}
        ></canvas>
      </div>
      <div class="send">
        <button type="button" ?disabled=${this.sending} @click=${() => this.leave()}>${t("I do not sign here")}</button>
        <button type="button" ?disabled=${this.sending || !this.begun} @click=${() => this.clear()}>${t("Again")}</button>
        <button type="button" class="go" ?disabled=${this.sending || !this.begun} @click=${() => this.send()}>${t("I have signed")}</button>
      </div>
    </main>`;
  }
}
customElements.define("yc-sign", YcSign);
