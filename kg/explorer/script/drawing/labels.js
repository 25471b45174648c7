// Names beside the marks: as many as find room at this zoom, the most telling first.

import { FONT, rimmed } from "./ink.js";
import { fitted } from "./headers.js";
import { makeOccupancy } from "./occupancy.js";

const SIZE = 12.5;
const HEIGHT = SIZE * 1.2;
const ROOM = 16000; // square pixels of picture for each name
const LINE = 26; // letters in a line of a name
const ASIDE = [120, 560]; // pixels for a name that stands on one side: at least, at most

/**
 * Name marks; where some are chosen, only those, the first of them whatever is in its way.
 * @param {import("./ink.js").Ink} ink
 * @param {import("../scenes/scene.js").Scene} scene
 * @param {number[]} seen positions of the marks in the window
 * @param {import("./paint.js").Look} look
 * @param {import("../scenes/scene.js").Box[]} covered where no name can be
 */
export function paintLabels(ink, scene, seen, look, covered) {
  const { view, palette, chosen, pointed } = look;
  const { marks } = scene;
  const [taken, named] = [makeOccupancy(view.width, view.height), makeOccupancy(view.width, view.height)];
  for (const box of covered) named.take(box);
  for (const at of seen) {
    const { x, y, size } = marks[at];
    const half = size * view.camera.scale;
    // Smaller marks are dust, which a name may cover.
    if (half > 2.5 && !marks[at].side) taken.take({ left: view.toX(x) - half, right: view.toX(x) + half, top: view.toY(y) - half, bottom: view.toY(y) + half });
  }
  const [first] = chosen;
  const wanted = chosen.size && !marks.some(({ side }) => side) ? [...chosen] : [...seen].sort((one, other) => order(other) - order(one) || one - other);
  ink.textBaseline = "top";
  let room = (view.width * view.height) / ROOM;
  for (const at of wanted) {
    if (room <= 0) break;
    const mark = marks[at];
    if (!mark.label || (!isTelling(mark) && !chosen.has(at) && at !== pointed)) continue;
    const strong = at === first || at === pointed || mark.rank >= 3;
    ink.font = `${strong ? 600 : 400} ${SIZE}px ${FONT}`;
    const lines = mark.side ? [fitted(ink, mark.label, roomAside(mark, view))] : wrap(mark.label);
    const choices = spots(mark, view, lines, Math.max(...lines.map((line) => ink.measureText(line).width)));
    const spot = choices.find((box) => taken.isFree(box) && named.isFree(box)) ?? (strong ? choices.find(named.isFree) ?? (at === first ? choices[0] : undefined) : undefined);
    if (!spot) continue;
    named.take(spot);
    if (!mark.side) room -= 1;
    ink.globalAlpha = chosen.size && !chosen.has(at) ? 0.5 : 1;
    ink.textAlign = mark.side === "left" ? "right" : mark.side ? "left" : "center";
    const x = mark.side === "left" ? spot.right : mark.side ? spot.left : (spot.left + spot.right) / 2;
    lines.forEach((line, row) => rimmed(ink, line, x, spot.top + row * HEIGHT, { fill: palette(strong ? "ink" : "quiet"), rim: palette("paper") }));
  }
  ink.globalAlpha = 1;

  /** @param {number} at */
  function order(at) {
    return at === pointed ? Infinity : chosen.has(at) ? 1e6 : marks[at].rank;
  }

  /** From afar single articles keep their headlines to themselves. @param {import("../scenes/scene.js").Mark} mark */
  function isTelling({ size, side, rank }) {
    return side !== undefined || rank >= 3 || size * view.camera.scale > 5;
  }
}

/**
 * How long a name beside its mark may be: to the edge of the window.
 * @param {import("../scenes/scene.js").Mark} mark
 * @param {import("./view.js").View} view
 */
function roomAside({ x, size, side }, view) {
  const away = size * view.camera.scale + 12;
  const free = side === "left" ? view.toX(x) - away : view.width - view.toX(x) - away;
  return Math.min(ASIDE[1], Math.max(ASIDE[0], free));
}

/**
 * Where a name may stand: below its mark, above, right, left.
 * @param {import("../scenes/scene.js").Mark} mark
 * @param {import("./view.js").View} view
 * @param {string[]} lines
 * @param {number} width
 * @returns {import("../scenes/scene.js").Box[]}
 */
function spots(mark, view, lines, width) {
  const [x, y, half] = [view.toX(mark.x), view.toY(mark.y), mark.size * view.camera.scale];
  const height = lines.length * HEIGHT;
  const box = (/** @type {number} */ middle, /** @type {number} */ top, trim = 0) => ({ left: middle - width / 2, right: middle + width / 2, top, bottom: top + height - trim });
  const aside = half + 6 + width / 2;
  // Names one below the other may come as close as their letters allow.
  const trim = mark.side ? 5 : 0;
  const [right, left] = [box(x + aside, y - height / 2, trim), box(x - aside, y - height / 2, trim)];
  if (mark.side) return [mark.side === "left" ? left : right];
  const within = width < 1.7 * half && height < 1.2 * half ? [box(x, y - height / 2)] : [];
  return [...within, box(x, y + half + 3), box(x, y - half - 4 - height), right, left];
}

/**
 * At most two lines, broken between words where there are any.
 * @param {string} name
 */
export function wrap(name) {
  const lines = [""];
  for (const word of name.trim().split(/\s+/)) {
    const last = lines[lines.length - 1];
    if (last === "" || last.length + 1 + word.length <= LINE) lines[lines.length - 1] = last ? `${last} ${word}` : word;
    else lines.push(word);
  }
  const kept = lines.slice(0, 2).map(cut);
  if (lines.length > 2 && !kept[1].endsWith("…")) kept[1] += "…";
  return kept;
}

/** @param {string} words */
function cut(words) {
  const letters = [...words];
  return letters.length > LINE + 4 ? `${letters.slice(0, LINE + 3).join("")}…` : words;
}
