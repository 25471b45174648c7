// Names beside the marks: as many as find room at this zoom, the most telling first.

import { LEGIBLE, contrast } from "./contrast.js";
import { FONT, rimmed } from "./ink.js";
import { namingOrder } from "./label_order.js";
import { HEIGHT, SIZE, linesInside, linesOf, middleOf, spots } from "./label_places.js";
import { along, landmarkPlace } from "./landmarks.js";
import { makeOccupancy } from "./occupancy.js";

/** @typedef {import("../scenes/scene.js").Mark} Mark */
/** @typedef {import("../scenes/scene.js").Box} Box */

const ROOM = 16000; // square pixels of picture for each name
const LANDMARKS = 10; // so many names may stand apart from their marks, or cover small ones
const TRIED = 40; // of so many
const LANDMARK = 3; // from this rank on
const CLEAN = 0.06; // so much of a name may be over marks without a ground of its own

/**
 * Name marks; where some are chosen, only those, the selected one whatever is in its way.
 * @param {import("./ink.js").Ink} ink
 * @param {import("../scenes/scene.js").Scene} scene
 * @param {number[]} seen positions of the marks in the window
 * @param {import("./paint.js").Look} look
 * @param {Box[]} covered where no name can be
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
  let tried = 0;
  const all = !chosen.size || marks.some(({ side }) => side);
  const wanted = (all ? seen : [...chosen]).filter((at) => marks[at].label && (isTelling(marks[at], view) || chosen.has(at) || at === pointed));
  const discs = seen.map((at) => discOf(marks[at], view));
  for (const at of namingOrder(wanted, marks, look)) {
    if (room <= 0) break;
    const mark = marks[at];
    const strong = own.has(at) || at === pointed || mark.rank >= LANDMARK;
    ink.font = `${strong ? 600 : 400} ${SIZE}px ${FONT}`;
    const inside = mark.side ? null : linesInside(ink, mark, view);
    const lines = inside ?? linesOf(ink, mark, view);
    const width = Math.max(...lines.map((line) => ink.measureText(line).width));
    const choices = inside ? [middleOf(mark, view, width, lines.length)] : spots(mark, view, lines, width);
    const isFree = (/** @type {Box} */ box) => taken.isFree(box) && named.isFree(box) && keepsToBand(mark, box);
    let spot = choices.find((box) => (inside ? named.isFree(box) : isFree(box)));
    // A name on a side stays there: elsewhere it would seem to be another's.
    if (!spot && mark.side) spot = choices.find((box) => named.isFree(box));
    else if (!spot && strong && landmarks > 0 && tried < TRIED) {
      tried += 1;
      const others = discs.filter((_, place) => seen[place] !== at && marks[seen[place]].rank >= LANDMARK);
      const found = landmarkPlace(discOf(mark, view), choices, (box) => named.isFree(box) && keepsToBand(mark, box), discs, others);
      if (found) landmarks -= 1;
      if (found?.way) paintWay(found.way);
      if (found && found.covers > CLEAN) paintPlate(found.box);
      spot = found?.box ?? (own.has(at) ? choices[0] : undefined);
    }
    if (!spot) continue;
    named.take(spot);
    if (!mark.side) room -= 1;
    const isFaint = chosen.size > 0 && !chosen.has(at);
    paintName(mark, lines, spot, inside ? inMark(mark) : { fill: palette(strong && !isFaint ? "ink" : "quiet"), rim: palette("paper") });
  }

  /** What is in a band is named in it, what is above it above. @param {Mark} mark @param {Box} box */
  function keepsToBand(mark, box) {
    return scene.bands.every(({ y }) => (mark.y < y ? box.bottom < view.toY(y) : box.top > view.toY(y)));
  }

  /** @param {import("./landmarks.js").Way} way */
  function paintWay(way) {
    const [x, y, toX, toY] = way;
    ink.strokeStyle = palette("ink");
    ink.lineWidth = 1;
    ink.beginPath();
    ink.moveTo(x, y);
    ink.lineTo(toX, toY);
    ink.stroke();
    along(way).forEach(named.take);
  }

  /** A ground on which a name is read over small marks. @param {Box} box */
  function paintPlate({ left, right, top, bottom }) {
    ink.globalAlpha = 0.8;
    ink.fillStyle = palette("paper");
    ink.fillRect(left - 3, top - 1, right - left + 6, bottom - top);
    ink.globalAlpha = 1;
  }

  /**
   * @param {Mark} mark
   * @param {string[]} lines
   * @param {Box} spot
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

/** @param {Mark} mark @param {import("./view.js").View} view */
function discOf({ x, y, size }, view) {
  return { x: view.toX(x), y: view.toY(y), half: size * view.camera.scale };
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
    const { x, y, half } = discOf(marks[at], view);
    if (half > 2.5 && !marks[at].side) taken.take({ left: x - half, right: x + half, top: y - half, bottom: y + half });
  }
  return taken;
}

/** From afar single articles keep their headlines to themselves. @param {Mark} mark @param {import("./view.js").View} view */
function isTelling({ size, side, rank }, view) {
  return side !== undefined || rank >= LANDMARK || size * view.camera.scale > 5;
}
