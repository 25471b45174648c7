// Where the names of marks may stand, and how they are broken into lines.

import { isolate } from "../data/isolate.js";
import { shorten } from "../data/text.js";
import { shortened } from "./shortened.js";

export const SIZE = 12.5;
export const HEIGHT = SIZE * 1.2;
const LINE = 26; // letters in a line of a name
const ASIDE = 560; // pixels for a name that stands on one side, at most

/**
 * A name broken so that it stands inside its mark; null where the mark is too small for it.
 * @param {import("./ink.js").Ink} ink
 * @param {import("../scenes/scene.js").Mark} mark
 * @param {import("./view.js").View} view
 */
export function linesInside(ink, { label, size }, view) {
  const half = size * view.camera.scale;
  if (half < 3 * SIZE) return null;
  const lines = [""];
  for (const word of label.trim().split(/\s+/)) {
    const longer = lines[lines.length - 1] ? `${lines[lines.length - 1]} ${word}` : word;
    // The middle of a circle is wider than its rim.
    if (ink.measureText(longer).width < 1.6 * half) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const most = Math.max(1, Math.floor((1.4 * half) / HEIGHT));
  const kept = lines.slice(0, most);
  if (lines.length > most) kept[most - 1] += "…";
  return most > 1 && kept.every((line) => ink.measureText(line).width < 2 * half) ? kept.map(isolate) : null;
}

/**
 * @param {import("../scenes/scene.js").Mark} mark
 * @param {import("./view.js").View} view
 * @param {number} width
 * @param {number} lines
 * @returns {import("../scenes/scene.js").Box}
 */
export function middleOf(mark, view, width, lines) {
  const [x, y] = [view.toX(mark.x), view.toY(mark.y)];
  return { left: x - width / 2, right: x + width / 2, top: y - (lines * HEIGHT) / 2, bottom: y + (lines * HEIGHT) / 2 };
}

/**
 * A name as it stands outside its mark: at most two lines; one beside it.
 * @param {import("./ink.js").Ink} ink
 * @param {import("../scenes/scene.js").Mark} mark
 * @param {import("./view.js").View} view
 */
export function linesOf(ink, mark, view) {
  return mark.side ? [shortened(ink, mark.label, roomAside(mark, view))] : wrap(mark.label).map(isolate);
}

/**
 * How long a name beside its mark may be: to the edge of the window.
 * @param {import("../scenes/scene.js").Mark} mark
 * @param {import("./view.js").View} view
 */
function roomAside({ x, size, side }, view) {
  const away = size * view.camera.scale + 12;
  const free = side === "left" ? view.toX(x) - away : view.width - view.toX(x) - away;
  return Math.max(0, Math.min(ASIDE, free));
}

/**
 * Where a name may stand: below its mark, above, right, left.
 * @param {import("../scenes/scene.js").Mark} mark
 * @param {import("./view.js").View} view
 * @param {string[]} lines
 * @param {number} width
 * @returns {import("../scenes/scene.js").Box[]}
 */
export function spots(mark, view, lines, width) {
  const [x, y, half] = [view.toX(mark.x), view.toY(mark.y), mark.size * view.camera.scale];
  const height = lines.length * HEIGHT;
  const box = (/** @type {number} */ middle, /** @type {number} */ top, trim = 0) => ({ left: middle - width / 2, right: middle + width / 2, top, bottom: top + height - trim });
  const aside = half + 6 + width / 2;
  // Names one below the other may come as close as their letters allow.
  const trim = mark.side ? 5 : 0;
  const [right, left] = [box(x + aside, y - height / 2, trim), box(x - aside, y - height / 2, trim)];
  if (mark.side) return [mark.side === "left" ? left : right];
  return [box(x, y + half + 3), box(x, y - half - 4 - height), right, left];
}

/**
 * At most two lines, broken between words where there are any.
 * @param {string} name
 */
function wrap(name) {
  const lines = [""];
  for (const word of name.trim().split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (last === "" || last.length + 1 + word.length <= LINE) lines[lines.length - 1] = last ? `${last} ${word}` : word;
    else lines.push(word);
  }
  const kept = lines.slice(0, 2).map((line) => shorten(line, LINE + 4));
  if (lines.length > 2 && !kept[1].endsWith("…")) kept[1] += "…";
  return kept;
}
