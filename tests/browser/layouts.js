// What a person would find wrong with how the page is laid out now, as sentences; nothing where all is well.
// `titles`: words cut off are well where a mouse finds them whole in a title.
({ titles = true, within = "body" } = {}) => {
  const found = new Set();
  const root = document.documentElement;
  const wide = root.clientWidth;
  const start = document.querySelector(within);
  const pen = document.createElement("canvas").getContext("2d");
  const HIDDEN = ".visually-hidden-text, .visually-hidden, svg, canvas, script, style, [hidden], yc-chart .plot";
  const CONTROL = "button, a[href], input, select, textarea, summary, [role=tab], [role=button]";
  const name = (e) =>
    `${e.localName}${e.classList.length ? `.${[...e.classList].join(".")}` : ""} “${(e.innerText ?? e.textContent).trim().replace(/\s+/g, " ").slice(0, 24)}”`;
  const say = (what, e) => found.add(`${what}: ${name(e)}`);
  const styles = new Map();
  const style = (e) => styles.get(e) ?? (styles.set(e, getComputedStyle(e)), styles.get(e));
  const away = new Map(); // for the ear alone, or drawn
  const hidden = (e) =>
    away.get(e) ??
    (away.set(e, e.matches(HIDDEN) || style(e).clipPath.startsWith("inset(50%") || (e !== start && hidden(e.parentElement))), away.get(e));
  const shown = (e) => !hidden(e) && e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
  const scrolls = (flow) => flow === "auto" || flow === "scroll";
  const titled = (e) => titles && Boolean(e.closest("[title]"));

  const inScroller = (e) => {
    // what scrolls has been named itself
    for (let box = e.parentElement; box && box !== root; box = box.parentElement)
      if (scrolls(style(box).overflowX) && box.scrollWidth > box.clientWidth) return true;
    return false;
  };

  if (root.scrollWidth > wide) found.add(`the page is ${root.scrollWidth} px wide in a window of ${wide}`);
  const elements = [...start.querySelectorAll("*")].filter(shown);

  // Nothing is wider than its place.
  for (const e of elements) {
    const look = style(e);
    if (e.clientWidth && e.scrollWidth > e.clientWidth + 1 && !e.matches("input, select")) {
      if (look.textOverflow === "ellipsis" && look.overflowX !== "visible") titled(e) || say("words are cut off without a title", e);
      else say(`${scrolls(look.overflowX) ? "scrolls sideways" : "is wider than its place"} by ${e.scrollWidth - e.clientWidth} px`, e);
    }
    if (look.webkitLineClamp !== "none" && e.scrollHeight > e.clientHeight + 1) titled(e) || say("lines are cut off without a title", e);
    const box = e.getBoundingClientRect();
    if (box.width && (box.right > wide + 1 || box.left < -1) && !inScroller(e)) say("is outside of the window", e);
    if (e.matches("input:not([type=checkbox], [type=radio]), select")) {
      const text = e.matches("select") ? (e.selectedOptions[0]?.text ?? "") : e.value || e.placeholder;
      pen.font = look.font;
      const room = e.clientWidth - parseFloat(look.paddingInlineStart) - parseFloat(look.paddingInlineEnd);
      if (pen.measureText(text).width > room + 1) titled(e) || say("does not show its whole words", e);
    }
  }

  // Texts: each line in sight, words whole, no column of single characters.
  const walk = document.createTreeWalker(start, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const lines = (rects) => {
    const rows = [];
    for (const r of rects) {
      const row = rows.find((o) => Math.abs(o.top - r.top) < r.height / 2);
      if (row) [row.left, row.right] = [Math.min(row.left, r.left), Math.max(row.right, r.right)];
      else if (r.width) rows.push({ top: r.top, bottom: r.bottom, left: r.left, right: r.right });
    }
    return rows;
  };
  while (walk.nextNode()) {
    const node = walk.currentNode;
    const text = node.data.trim();
    const e = node.parentElement;
    if (!text || !e || e.matches("option") || !shown(e)) continue;
    range.selectNodeContents(node);
    const rows = lines(range.getClientRects());
    if (!rows.length) continue;
    const look = style(e);
    const size = parseFloat(look.fontSize);
    const widest = Math.max(...rows.map((r) => r.right - r.left));
    const characters = [...text.replace(/\s/g, "")].length;
    if (
      characters > 3 &&
      ((rows.length > 1 && widest < 1.4 * size) || (rows.length > 2 && widest < 2.4 * size && /\p{Script=Han}/u.test(text)))
    )
      say("is one character wide", e);
    for (const word of rows.length > 1 && characters < 200 ? node.data.matchAll(/[\p{Script=Latin}\d]{2,}/gu) : []) {
      if (e.closest("code") || (look.overflowWrap.includes("anywhere") && (word[0].length > 20 || !/\D/.test(word[0])))) continue; // an id
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (lines(range.getClientRects()).length > 1) say(`breaks within “${word[0]}”`, e);
    }
    const button = e.closest("button, .btn, .badge-state, .level, [role=tab]");
    if (button && rows.length > 1 && characters <= 4 && /\p{Script=Han}/u.test(text)) say("a short label takes two lines", e);
    pen.font = look.font;
    const ink = pen.measureText(text);
    const [above, below] = [
      ink.fontBoundingBoxAscent - ink.actualBoundingBoxAscent,
      ink.fontBoundingBoxDescent - ink.actualBoundingBoxDescent,
    ];
    for (let box = e; box && box !== root; box = box.parentElement) {
      const { overflowX: across, overflowY: down, position } = style(box);
      if (scrolls(across) || scrolls(down)) break;
      if (across !== "visible" || down !== "visible") {
        const edge = box.getBoundingClientRect();
        const told = style(box).textOverflow === "ellipsis" && down !== "clip"; // its width has been judged above
        const tall = style(box).webkitLineClamp === "none" ? rows : rows.filter((r) => r.top + above < edge.bottom - 2);
        if (
          tall.some((r) => r.top + above < edge.top - 0.7 || r.bottom - below > edge.bottom + 0.7) ||
          (!told && rows.some((r) => r.left < edge.left - 1 || r.right > edge.right + 1))
        )
          say("letters are cut off", e);
      }
      if (position === "fixed") break;
    }
  }

  // Controls: apart from each other, words inside.
  const controls = elements.filter((e) => e.matches(CONTROL));
  const boxes = controls.map((e) => {
    // as far as it is in sight: what is scrolled away lies on nothing
    const { left, top, right, bottom } = e.getBoundingClientRect();
    const seen = { left, top, right, bottom };
    for (let box = e.parentElement; box && box !== root; box = box.parentElement) {
      if (!scrolls(style(box).overflowX) && !scrolls(style(box).overflowY)) continue;
      const edge = box.getBoundingClientRect();
      [seen.left, seen.top] = [Math.max(seen.left, edge.left), Math.max(seen.top, edge.top)];
      [seen.right, seen.bottom] = [Math.min(seen.right, edge.right), Math.min(seen.bottom, edge.bottom)];
    }
    return seen;
  });
  const sticks = (e) => {
    // what the page is scrolled below lies on it for a while
    for (let box = e; box && box !== root; box = box.parentElement) if (style(box).position === "sticky") return box;
    return null;
  };
  controls.forEach((e, at) => {
    const r = boxes[at];
    if (e.matches("button, .btn") && e.scrollHeight > e.clientHeight + 2) say("words stick out of", e);
    for (let other = at + 1; other < controls.length; other++) {
      const [o, them] = [boxes[other], controls[other]];
      if (e.contains(them) || them.contains(e) || sticks(e) !== sticks(them)) continue;
      if (Math.min(r.right, o.right) - Math.max(r.left, o.left) > 1 && Math.min(r.bottom, o.bottom) - Math.max(r.top, o.top) > 1)
        found.add(`lie on each other: ${name(e)} and ${name(them)}`);
    }
  });
  return [...found];
};
