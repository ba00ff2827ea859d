// A category carried to a window by mouse, pen or finger: what stands under the pointer is marked, letting go there tells the host.
const FAR_PX = 6; // less is an unsteady click
const EDGE_PX = 56; // this near to the screen's upper or lower edge the page follows
const STEP_PX = 14;

export class Dragging {
  /** `host.over` becomes the window under the pointer; `host.dropped(window, category)` hears where it was let go. */
  constructor(host) {
    this.host = host;
    /** @type {{ category: string, label: string, x: number, y: number }} */
    this.from = { category: "", label: "", x: 0, y: 0 }; // where it was taken up
    this.at = { x: 0, y: 0 }; // where it is
    /** @type {number | undefined} */
    this.frame = undefined;
    /** @type {Record<string, (event: any) => void>} */
    this.listeners = {
      pointermove: (e) => this.move(e),
      pointerup: () => this.end(),
      pointercancel: () => this.leave(),
      keydown: (e) => e.key === "Escape" && this.leave(),
    };
    host.addController(this);
  }

  hostDisconnected() {
    this.leave();
  }

  /** Of `pointerdown` on something that shows the category. */
  begin(event, category) {
    if (event.button !== 0 || !event.isPrimary) return;
    event.preventDefault(); // no text is marked on the way
    this.leave();
    this.from = { category, label: event.currentTarget.dataset.label, x: event.clientX, y: event.clientY };
    for (const [name, listener] of Object.entries(this.listeners)) window.addEventListener(name, listener);
  }

  move(event) {
    const { x, y, label } = this.from;
    if (!this.chip && Math.hypot(event.clientX - x, event.clientY - y) < FAR_PX) return;
    this.chip ??= this.lift(label);
    this.at = { x: event.clientX, y: event.clientY };
    this.chip.style.translate = `${this.at.x}px ${this.at.y}px`;
    this.look();
    this.frame ??= requestAnimationFrame(() => this.follow());
  }

  lift(label) {
    const chip = document.createElement("span");
    chip.className = "dragged";
    chip.ariaHidden = "true";
    chip.textContent = label;
    return document.body.appendChild(chip);
  }

  look() {
    this.host.over = document.elementFromPoint(this.at.x, this.at.y)?.closest("tr[data-row]")?.getAttribute("data-row") ?? "";
  }

  /** A hall of 61 windows is longer than a screen. */
  follow() {
    this.frame = undefined;
    if (!this.chip) return;
    const down = this.at.y > innerHeight - EDGE_PX ? STEP_PX : this.at.y < EDGE_PX ? -STEP_PX : 0;
    if (!down) return;
    scrollBy(0, down);
    this.look();
    this.frame = requestAnimationFrame(() => this.follow());
  }

  end() {
    const { over } = this.host;
    const { category } = this.from;
    const carried = Boolean(this.chip);
    this.leave();
    if (carried && over) this.host.dropped(over, category);
  }

  leave() {
    for (const [name, listener] of Object.entries(this.listeners)) window.removeEventListener(name, listener);
    cancelAnimationFrame(this.frame ?? 0);
    this.chip?.remove();
    this.chip = undefined;
    this.frame = undefined;
    this.host.over = "";
  }
}
