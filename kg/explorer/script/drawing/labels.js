// Names beside the marks: as many as find room at this zoom, the most telling first.

import { LEGIBLE, contrast } from "./contrast.js";
import { FONT, rimmed } from "./ink.js";
import { HEIGHT, SIZE, linesInside, linesOf, middleOf, spots } from "./label_places.js";
import { makeOccupancy } from "./occupancy.js";

/** @typedef {import("../scenes/scene.js").Mark} Mark */

const ROOM = 16000; // square pixels of picture for each name
const LANDMARKS = 10; // so many names may cover small marks

/**
 * Name marks; where some are chosen, only those, the selected one whatever is in its way.
 * @param {import("./ink.js").Ink} ink
 * @param {import("../scenes/scene.js").Scene} scene
 * @param {number[]} seen positions of the marks in the window
 * @param {import("./paint.js").Look} look
 * @param {import("../scenes/scene.js").Box[]} covered where no name can be
 */
export function paintLabels(ink, scene, seen, look, covered) {
  const { view, palette, own, chosen, pointed } = look;
  const { marks } = scene;
  const taken = takenBy(marks, seen, view);
  const named = makeOccupancy(view.width, view.height);
  for (const box of covered) named.take(box);
  ink.textBaseline = "top";
  let room = (view.width * view.height) / ROOM;
  let landmarks = LANDMARKS;
  for (const at of inOrder()) {
    if (room <= 0) break;
    const mark = marks[at];
    if (!mark.label || (!isTelling(mark, view) && !chosen.has(at) && at !== pointed)) continue;
    const strong = own.has(at) || at === pointed || mark.rank >= 3;
    ink.font = `${strong ? 600 : 400} ${SIZE}px ${FONT}`;
    const inside = mark.side ? null : linesInside(ink, mark, view);
    const lines = inside ?? linesOf(ink, mark, view);
    const width = Math.max(...lines.map((line) => ink.measureText(line).width));
    const choices = inside ? [middleOf(mark, view, width, lines.length)] : spots(mark, view, lines, width);
    let spot = choices.find((box) => (inside || taken.isFree(box)) && named.isFree(box));
    if (!spot && strong && landmarks > 0) {
      // What one finds one's way by is named even over small marks.
      landmarks -= 1;
      spot = choices.find(named.isFree) ?? (own.has(at) ? choices[0] : undefined);
    }
    if (!spot) continue;
    named.take(spot);
    if (!mark.side) room -= 1;
    const isFaint = chosen.size > 0 && !chosen.has(at);
    paintName(mark, lines, spot, inside ? inMark(mark) : { fill: palette(strong && !isFaint ? "ink" : "quiet"), rim: palette("paper") });
  }

  /** The positions to be named, the most wanted first. */
  function inOrder() {
    const order = (/** @type {number} */ at) => (at === pointed ? Infinity : own.has(at) ? 1e7 : chosen.has(at) ? 1e6 : marks[at].rank);
    const all = !chosen.size || marks.some(({ side }) => side);
    return (all ? [...seen] : [...chosen]).sort((one, other) => order(other) - order(one) || one - other);
  }

  /**
   * @param {Mark} mark
   * @param {string[]} lines
   * @param {import("../scenes/scene.js").Box} spot
   * @param {{fill: string, rim: string}} colours
   */
  function paintName({ side }, lines, spot, colours) {
    ink.textAlign = side === "left" ? "right" : side ? "left" : "center";
    const x = side === "left" ? spot.right : side ? spot.left : (spot.left + spot.right) / 2;
    lines.forEach((line, row) => rimmed(ink, line, x, spot.top + row * HEIGHT, colours));
  }

  /** The paper's colour on the mark's, or where that cannot be read, ink with a rim. @param {Mark} mark */
  function inMark({ colour, shape }) {
    const ground = palette(shape === "pale" ? `${colour}-pale` : colour);
    return contrast(ground, palette("paper")) >= LEGIBLE ? { fill: palette("paper"), rim: ground } : { fill: palette("ink"), rim: palette("paper") };
  }
}

/**
 * Where marks are. Smaller ones are dust, which a name may cover, and those with names on one side keep clear by themselves.
 * @param {Mark[]} marks
 * @param {number[]} seen
 * @param {import("./view.js").View} view
 */
function takenBy(marks, seen, view) {
  const taken = makeOccupancy(view.width, view.height);
  for (const at of seen) {
    const half = marks[at].size * view.camera.scale;
    if (half <= 2.5 || marks[at].side) continue;
    const [x, y] = [view.toX(marks[at].x), view.toY(marks[at].y)];
    taken.take({ left: x - half, right: x + half, top: y - half, bottom: y + half });
  }
  return taken;
}

/** From afar single articles keep their headlines to themselves. @param {Mark} mark @param {import("./view.js").View} view */
function isTelling({ size, side, rank }, view) {
  return side !== undefined || rank >= 3 || size * view.camera.scale > 5;
}
