// What a person would find too near, broken or out of sight on the page as it stands now, as sentences; nothing where all is well.
// Lengths in CSS pixels.
({ within = "body" } = {}) => {
  const CELLS = 12; // between the texts of two neighbouring cells
  const LABELS = 5; // between two parts of one line, a space's width
  const INSIDE = 2; // between the ink and the edge of its pill
  const LINES = 4.5; // the same above and below several lines
  const SHORT = 6; // characters: a label, no sentence
  const HIDDEN = ".visually-hidden-text, .visually-hidden, svg, canvas, script, style, option, [hidden], yc-chart .plot";
  const LABEL = "th, dt, legend, button, .btn, .badge-state, .level, [role=tab], kbd, label > span";
  const PILL = ".badge-state, button, .btn, kbd, [role=tab] small, .pill, abbr.drag";
  const start = document.querySelector(within);
  const pen = document.createElement("canvas").getContext("2d");
  const words = new Intl.Segmenter("zh", { granularity: "word" });
  const found = new Set();
  const name = (e) =>
    `${e.localName}${e.classList.length ? `.${[...e.classList].join(".")}` : ""} “${(e.innerText ?? e.textContent).trim().replace(/\s+/g, " ").slice(0, 24)}”`;
  const away = new Map(); // for the ear alone, or drawn
  const hidden = (e) =>
    e &&
    e !== document.body &&
    (away.get(e) ??
      (away.set(e, e.matches(HIDDEN) || getComputedStyle(e).clipPath.startsWith("inset(50%") || hidden(e.parentElement)), away.get(e)));
  const shown = (e) => !hidden(e) && e.checkVisibility({ visibilityProperty: true });
  const range = document.createRange();
  const rects = (node, from, to) => {
    range.setStart(node, from);
    range.setEnd(node, to);
    return [...range.getClientRects()].filter((r) => r.width);
  };
  const frames = new Map(); // what of an element's inside can be seen
  const frame = (e) => {
    if (!e || e === document.documentElement) return { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
    if (frames.has(e)) return frames.get(e);
    const [outer, look, r] = [frame(e.parentElement), getComputedStyle(e), e.getBoundingClientRect()];
    const open = look.overflowX === "visible" && look.overflowY === "visible";
    const of = {
      left: Math.max(outer.left, r.left),
      top: Math.max(outer.top, r.top),
      right: Math.min(outer.right, r.right),
      bottom: Math.min(outer.bottom, r.bottom),
    };
    frames.set(e, open ? outer : of);
    return frames.get(e);
  };
  const insight = (box, e) => {
    const f = frame(e);
    return box.right > f.left && box.left < f.right && box.bottom > f.top && box.top < f.bottom;
  };

  /** The texts within `e` that are seen: [node, the box of each of its lines]. */
  const texts = (e) => {
    const walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
    const all = [];
    while (walk.nextNode()) {
      const node = walk.currentNode;
      if (node.data.trim() && node.parentElement.checkVisibility() && shown(node.parentElement))
        all.push([node, rects(node, 0, node.length).filter((r) => insight(r, node.parentElement))]);
    }
    return all;
  };

  /** The ink of one line: what the font leaves free above and below its letters is taken off. */
  const ink = (node, box) => {
    pen.font = getComputedStyle(node.parentElement).font;
    const of = pen.measureText(node.data.trim());
    return {
      left: box.left,
      right: box.right,
      top: box.top + of.fontBoundingBoxAscent - of.actualBoundingBoxAscent,
      bottom: box.bottom - of.fontBoundingBoxDescent + of.actualBoundingBoxDescent,
    };
  };

  // A short label stands in whole words.
  for (const e of [...start.querySelectorAll(LABEL)].filter(shown)) {
    for (const [node] of texts(e)) {
      const label = node.parentElement.closest(LABEL);
      if (label !== e || [...node.data.trim()].length > SHORT) continue;
      for (const { segment, index, isWordLike } of words.segment(node.data)) {
        const lines = isWordLike ? new Set(rects(node, index, index + segment.length).map((r) => Math.round(r.top))) : [];
        if (lines.size > 1) found.add(`breaks within “${segment}”: ${name(e)}`);
      }
    }
  }

  // Neighbouring cells are apart: their texts, and whatever is drawn with an edge of its own.
  const EDGED = "button, .btn, .badge-state, input, select, progress, svg";
  const filled = (cell) => {
    const boxes = [
      ...texts(cell).flatMap(([, lines]) => lines),
      ...[...cell.querySelectorAll(EDGED)]
        .filter((e) => e.checkVisibility() && !e.closest(".visually-hidden-text"))
        .map((e) => e.getBoundingClientRect()),
    ];
    return boxes.filter((r) => r.width);
  };
  const beside = (one, other) =>
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > Math.min(one.bottom - one.top, other.bottom - other.top) / 2;
  const gap = (these, those) =>
    Math.min(
      ...these.flatMap((one) =>
        those.filter((other) => beside(one, other)).map((other) => Math.max(other.left - one.right, one.left - other.right)),
      ),
    );
  for (const row of start.querySelectorAll("tr")) {
    const cells = [...row.cells]
      .filter((cell) => cell.checkVisibility() && getComputedStyle(cell).display === "table-cell")
      .map((cell) => [cell, filled(cell)])
      .filter(([, boxes]) => boxes.length);
    for (let at = 1; at < cells.length; at++) {
      const apart = gap(cells[at - 1][1], cells[at][1]);
      if (apart < CELLS - 0.5) found.add(`${Math.round(apart)} px apart: ${name(cells[at - 1][0])} and ${name(cells[at][0])}`);
    }
  }

  // So are the parts of a line that flex or grid put beside each other.
  for (const box of start.querySelectorAll("*")) {
    if (box.children.length < 2 || box.closest(`${HIDDEN}, tr`) || !/flex|grid/.test(getComputedStyle(box).display)) continue;
    const parts = [...box.children]
      .filter((e) => shown(e) && getComputedStyle(e).position !== "sticky") // that lies over the rest while one scrolls
      .map((e) => [e, texts(e).flatMap(([node, lines]) => lines.map((line) => ink(node, line)))])
      .filter(([, boxes]) => boxes.length);
    for (let at = 1; at < parts.length; at++) {
      const apart = gap(parts[at - 1][1], parts[at][1]);
      if (apart < LABELS - 0.5) found.add(`${Math.round(apart)} px apart: ${name(parts[at - 1][0])} and ${name(parts[at][0])}`);
    }
  }

  // Nor is a small remark glued to the word before it.
  for (const e of [...start.querySelectorAll("small, .soft")].filter(shown)) {
    const before = e.previousSibling;
    if (before?.nodeType !== Node.TEXT_NODE || /(^|\s)$/.test(before.data) || getComputedStyle(e).display !== "inline") continue;
    const apart = gap(
      rects(before, 0, before.length),
      texts(e).flatMap(([, lines]) => lines),
    );
    if (apart < LABELS - 0.5) found.add(`${Math.round(apart)} px apart: “${before.data.trim().slice(-12)}” and ${name(e)}`);
  }

  // Text keeps off the edge of its pill, also off a round corner.
  for (const pill of [...start.querySelectorAll(PILL)].filter(shown)) {
    const look = getComputedStyle(pill);
    if (!parseFloat(look.borderTopWidth) && look.backgroundColor === "rgba(0, 0, 0, 0)") continue;
    const edge = pill.getBoundingClientRect();
    const line = parseFloat(look.borderTopWidth);
    const corner = (side) => Math.min(parseFloat(look[`border${side}Radius`]) || 0, edge.height / 2, edge.width / 2);
    const round = { Left: Math.max(corner("TopLeft"), corner("BottomLeft")), Right: Math.max(corner("TopRight"), corner("BottomRight")) };
    for (const [node, lines] of texts(pill)) {
      const least = new Set(lines.map((r) => Math.round(r.top))).size > 1 ? LINES : INSIDE;
      for (const box of lines) {
        const text = ink(node, box);
        const down = Math.min(text.top - edge.top, edge.bottom - text.bottom) - line;
        const across = Math.min(text.left - edge.left, edge.right - text.right) - line;
        const cut = ["Left", "Right"].some((side) => {
          const r = round[side];
          const x = side === "Left" ? text.left - edge.left : edge.right - text.right;
          return x < r && down + line < r && Math.hypot(r - x, r - down - line) > r - line - INSIDE;
        });
        if (down < least - 0.2 || across < INSIDE - 0.2 || cut) found.add(`touches its edge: ${name(pill)}`);
      }
    }
  }

  // What a page or a dialog is there for can be pressed without scrolling.
  const from = [scrollX, scrollY];
  const seen = (e) => {
    const r = e.getBoundingClientRect();
    const inside = r.top >= -0.5 && r.left >= -0.5 && r.bottom <= innerHeight + 0.5 && r.right <= innerWidth + 0.5;
    const at = inside && [r.top + 3, r.bottom - 3].map((y) => document.elementFromPoint((r.left + r.right) / 2, y));
    return Boolean(at) && at.every((hit) => hit && (e.contains(hit) || hit.contains(e)));
  };
  for (const e of [...start.querySelectorAll("button.primary")].filter(shown))
    if (!seen(e)) found.add(`the main action is out of sight: ${name(e)}`);
  for (const dialog of [...start.querySelectorAll(".panel, .menu fieldset, dialog[open], [role=dialog]")].filter(shown)) {
    const action = [...dialog.querySelectorAll(".btn-primary, .btn-danger")].filter(shown).at(-1);
    if (!action) continue;
    if (dialog.getBoundingClientRect().top > innerHeight / 2) dialog.scrollIntoView({ block: "start", behavior: "instant" });
    if (!seen(action)) found.add(`the dialog's action is out of sight: ${name(action)}`);
    scrollTo({ left: from[0], top: from[1], behavior: "instant" });
  }
  return [...found];
};
