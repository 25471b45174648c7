// Names beside the marks: as many as find room at this zoom, the most telling first.

import { LEGIBLE, contrast } from "./contrast.js";
import { FONT, rimmed } from "./ink.js";
import { fitted } from "./headers.js";
import { HEIGHT, SIZE, linesInside, middleOf, roomAside, spots, wrap } from "./label_places.js";
import { makeOccupancy } from "./occupancy.js";

const ROOM = 16000; // square pixels of picture for each name
const LANDMARKS = 10; // so many names may cover small marks

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
  let landmarks = LANDMARKS;
  for (const at of wanted) {
    if (room <= 0) break;
    const mark = marks[at];
    if (!mark.label || (!isTelling(mark) && !chosen.has(at) && at !== pointed)) continue;
    const strong = at === first || at === pointed || mark.rank >= 3;
    ink.font = `${strong ? 600 : 400} ${SIZE}px ${FONT}`;
    const inside = mark.side ? null : linesInside(ink, mark, view);
    const lines = inside ?? (mark.side ? [fitted(ink, mark.label, roomAside(mark, view))] : wrap(mark.label));
    const width = Math.max(...lines.map((line) => ink.measureText(line).width));
    const choices = inside ? [middleOf(mark, view, width, lines.length)] : spots(mark, view, lines, width);
    let spot = choices.find((box) => (inside || taken.isFree(box)) && named.isFree(box));
    // What one finds one's way by is named even over small marks.
    if (!spot && strong && landmarks > 0) spot = choices.find(named.isFree) ?? (at === first ? choices[0] : undefined);
    if (!spot) continue;
    if (!inside) landmarks -= 1;
    named.take(spot);
    if (!mark.side) room -= 1;
    ink.globalAlpha = chosen.size && !chosen.has(at) ? 0.5 : 1;
    ink.textAlign = mark.side === "left" ? "right" : mark.side ? "left" : "center";
    const x = mark.side === "left" ? spot.right : mark.side ? spot.left : (spot.left + spot.right) / 2;
    const colours = inside ? inMark(mark) : { fill: palette(strong ? "ink" : "quiet"), rim: palette("paper") };
    lines.forEach((line, row) => rimmed(ink, line, x, spot.top + row * HEIGHT, colours));
  }
  ink.globalAlpha = 1;

  /** The paper's colour on the mark's, or where that cannot be read, ink with a rim. @param {import("../scenes/scene.js").Mark} mark */
  function inMark({ colour }) {
    const ground = palette(colour);
    return contrast(ground, palette("paper")) >= LEGIBLE ? { fill: palette("paper"), rim: ground } : { fill: palette("ink"), rim: palette("paper") };
  }

  /** @param {number} at */
  function order(at) {
    return at === pointed ? Infinity : chosen.has(at) ? 1e6 : marks[at].rank;
  }

  /** From afar single articles keep their headlines to themselves. @param {import("../scenes/scene.js").Mark} mark */
  function isTelling({ size, side, rank }) {
    return side !== undefined || rank >= 3 || size * view.camera.scale > 5;
  }
}
