// Where the boxes and lines of a flow chart stand: rows from top to bottom, a row's places side by side.
import { linesOf, widestWord } from "./text-lines.js";

/**
 * A box: its texts, each [kind, words]; `passing`: no box, but a line that goes by. `before`: from which places of the row
 * above lines come. Beside the one box of a row may stand what else comes of it: `left` and `right`.
 *
 * @typedef {{ texts: string[][], kind?: string, passing?: boolean, before: number[] }} Box
 * @typedef {{ boxes: Box[], frame?: string, left?: Box, right?: Box }} Row
 * @typedef {{ kind: string, x: number, y: number, words: string }} Line
 * @typedef {{ x: number, y: number, width: number, height: number, box: Box, lines: Line[] }} Place
 * @typedef {{ x: number, y: number, width: number, height: number, kind: string }} Drawn
 * @typedef {{ points: number[][], arrow: boolean, back?: boolean }} Way
 * @typedef {{ x: number, y: number, width: number, height: number, words: string, at: number[] }} Frame
 * @typedef {{ width: number, height: number, boxes: Drawn[], lines: Line[], ways: Way[], frames: Frame[] }} Chart
 * @typedef {{ size: number, family: string }} Type
 */

const SIZES = { head: 1, text: 0.92, soft: 0.85 };
const LEADING = 1.35;

/**
 * @param {Row[]} rows
 * @param {number} room px that there are in a line
 * @param {Type} type
 */
export function laidOut(rows, room, type) {
  const em = type.size;
  const [gap, pass] = [em * 0.9, em * 1.6];
  const edge = em * 1.2; // a frame is wider than its boxes
  const needed = Math.max(...rows.map(({ boxes }) => widthOf(boxes, leastOf(boxes, type), gap, pass))) + edge;
  const width = Math.max(room, needed);
  /** @type {Chart} */
  const drawn = { width, height: 0, boxes: [], lines: [], ways: [], frames: [] };
  let y = 2;
  /** @type {Place[]} */
  let above = [];
  let framed = false;
  for (const { boxes, frame, left, right } of rows) {
    const lanes = lanesOf(boxes);
    const down = above.length ? em * 1.9 + lanes.size * em * 0.6 + (frame ? em * 1.2 : 0) + (framed ? em * 0.6 : 0) : 0;
    const free = width - edge - boxes.filter((box) => box.passing).length * (pass + gap);
    const many = boxes.filter((box) => !box.passing).length;
    const each = Math.min(em * 16, (free - gap * (many - 1)) / Math.max(1, many));
    let x = (width - widthOf(boxes, each, gap, pass)) / 2;
    const top = y + down;
    const placed = boxes.map((box) => {
      const place = { x, y: top, width: box.passing ? pass : each, height: 0, box, lines: [] };
      x += place.width + gap;
      if (!box.passing) writeInto(place, type);
      return place;
    });
    const sides = [left, right].map((box, side) => box && beside(placed[0], box, side, width, type));
    const tall = Math.max(...[...placed, ...sides].map((place) => place?.height ?? 0));
    for (const place of sides) {
      if (!place) continue;
      centre(place, tall);
      drawn.lines.push(...place.lines);
      drawn.boxes.push({ x: place.x, y: top, width: place.width, height: tall, kind: place.box.kind ?? "" });
      drawn.ways.push(across(placed[0], place, top + tall / 2));
    }
    for (const place of placed) {
      centre(place, tall);
      drawn.lines.push(...place.lines);
      if (place.box.passing)
        drawn.ways.push({
          points: [
            [middle(place), top - 1],
            [middle(place), top + tall],
          ],
          arrow: false,
        });
      else drawn.boxes.push({ x: place.x, y: top, width: place.width, height: tall, kind: place.box.kind ?? "" });
      for (const from of place.box.before) drawn.ways.push(way(above[from], place, y, lanes.get(place.box.before.join()), em, framed));
    }
    if (frame)
      drawn.frames.push(
        frameOf(
          placed.filter((place) => !place.box.passing),
          top,
          tall,
          frame,
          em,
        ),
      );
    y = top + tall;
    above = placed;
    framed = Boolean(frame);
  }
  drawn.height = y + 2;
  return drawn;
}

/** @param {Box[]} boxes */
const widthOf = (boxes, each, gap, pass) => boxes.reduce((sum, box) => sum + (box.passing ? pass : each) + gap, -gap);
/** So wide at least that no word is broken and three or four characters stand in a line. */
const leastOf = (boxes, type) =>
  Math.max(
    type.size * 4.4,
    ...boxes.flatMap(({ texts }) => texts.map(([kind, words]) => widestWord(words, fontOf(kind, type)) + type.size * 1.3)),
  );
const fontOf = (kind, type) => `${kind === "head" ? "bold " : ""}${type.size * SIZES[kind]}px ${type.family}`;
const middle = (place) => place.x + place.width / 2;

/** Places with the same lines to them share a lane between the rows: lines of one kind run together, others beside them. */
function lanesOf(boxes) {
  const lanes = new Map();
  for (const { before } of boxes) if (before.length && !lanes.has(before.join())) lanes.set(before.join(), lanes.size);
  return lanes;
}

/** From the middle of one place down, along its lane, and down to the next. */
function way(from, to, y, lane, em, framed) {
  const [a, b] = [middle(from), middle(to)];
  const turn = y + em * (framed ? 1.2 : 0.7) + lane * em * 0.6;
  const points =
    Math.abs(a - b) < 1
      ? [
          [b, y],
          [b, to.y],
        ]
      : [
          [a, y],
          [a, turn],
          [b, turn],
          [b, to.y],
        ];
  return { points, arrow: !to.box.passing };
}

/** What stands left (0) or right (1) of a box. @returns {Place} */
function beside(place, box, side, width, type) {
  const [room, gap] = [(width - place.width) / 2, type.size * 2];
  const own = Math.min(type.size * 12, room - gap - 2);
  const x = side ? place.x + place.width + gap : place.x - gap - own;
  /** @type {Place} */
  const found = { x, y: place.y, width: own, height: 0, box, lines: [] };
  writeInto(found, type);
  return found;
}

/** From a box to what stands beside it, and back where its kind is "back". */
function across(from, to, y) {
  const right = to.x > from.x;
  const points = [
    [right ? from.x + from.width : from.x, y],
    [right ? to.x : to.x + to.width, y],
  ];
  return { points, arrow: true, back: to.box.kind === "back" };
}

function writeInto(place, type) {
  const inside = type.size * 0.6;
  place.height = inside;
  for (const [kind, words] of place.box.texts) {
    const size = type.size * SIZES[kind];
    for (const line of linesOf(words, fontOf(kind, type), place.width - 2 * inside)) {
      place.height += size * LEADING;
      place.lines.push({ kind, words: line, x: middle(place), y: place.y + place.height - size * (LEADING - 1) });
    }
  }
  place.height += inside;
}

function centre(place, tall) {
  for (const line of place.lines) line.y += (tall - place.height) / 2;
}

/** Around what goes on side by side, with its word beside the first arrow. */
function frameOf(places, top, tall, words, em) {
  const [first, last] = [places[0], places[places.length - 1]];
  const [x, y] = [first.x - em * 0.5, top - em * 1.4];
  return { x, y, width: last.x + last.width + em * 0.5 - x, height: tall + em * 1.9, words, at: [middle(first) + em * 0.6, y + em] };
}
