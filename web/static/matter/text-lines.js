// Words in lines of a width: Chinese may break behind every character, everything else between words.
const pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
const PIECES = /\s+|[\p{Script=Han}][，。；：、！？）》”]*|[^\s\p{Script=Han}]+/gu;

/**
 * @param {string} text
 * @param {string} font as in CSS
 * @param {number} width px
 */
export function linesOf(text, font, width) {
  pen.font = font;
  const wide = (words) => pen.measureText(words).width;
  const lines = [""];
  for (const piece of text.match(PIECES) ?? []) {
    const line = lines[lines.length - 1] + piece;
    if (wide(line.trimEnd()) <= width) lines[lines.length - 1] = line;
    else lines.push(...split(piece.trimStart(), (words) => wide(words) <= width));
  }
  return lines.map((line) => line.trim()).filter(Boolean);
}

/** How wide the longest word is that cannot be broken; px. */
export function widestWord(text, font) {
  pen.font = font;
  return Math.max(...(text.match(PIECES) ?? [""]).map((piece) => pen.measureText(piece.trim()).width));
}

/** A word that is longer than a line goes over several. */
function split(word, fits) {
  const parts = [""];
  for (const letter of word) {
    if (parts[parts.length - 1] && !fits(parts[parts.length - 1] + letter)) parts.push("");
    parts[parts.length - 1] += letter;
  }
  return parts;
}
