// What lines say: words on them, or once for all at the foot of the picture.

import { FONT, rimmed } from "./ink.js";
import { makeOccupancy } from "./occupancy.js";
import { pathOf, strokeOf } from "./paths.js";

const FOOT = 26;
const SAMPLE = 32; // of a line, in pixels: all of its pattern

/**
 * What lines without words of their own say, once for all, at the foot of the picture. Out: the boxes it covers.
 * @param {import("./ink.js").Ink} ink
 * @param {import("../scenes/scene.js").Line[]} lines
 * @param {import("./paint.js").Look} look
 */
export function paintKey(ink, lines, { view, palette }) {
  const kinds = new Map(lines.map(({ kind, label }) => [kind, label]));
  if (!kinds.size) return [];
  const [top, y] = [view.height - FOOT, view.height - FOOT / 2];
  ink.globalAlpha = 0.92;
  ink.fillStyle = palette("paper");
  ink.fillRect(0, top, view.width, FOOT);
  ink.globalAlpha = 1;
  ink.font = `11.5px ${FONT}`;
  ink.textAlign = "left";
  ink.textBaseline = "middle";
  ink.lineWidth = 1.2;
  let x = 14;
  for (const [kind, label] of kinds) {
    const { dash, colour } = strokeOf(kind, lines.length);
    ink.setLineDash(dash);
    ink.strokeStyle = palette(colour ?? "quiet");
    ink.beginPath();
    ink.moveTo(x, y);
    ink.lineTo(x + SAMPLE, y);
    ink.stroke();
    ink.setLineDash([]);
    ink.fillStyle = palette("quiet");
    ink.fillText(label, x + SAMPLE + 6, y);
    x += SAMPLE + 22 + ink.measureText(label).width;
  }
  return [{ left: 0, right: view.width, top, bottom: view.height }];
}

/**
 * Out: the words that had room at least once.
 * @param {import("./ink.js").Ink} ink
 * @param {import("../scenes/scene.js").Scene} scene
 * @param {import("../scenes/scene.js").Line[]} lines
 * @param {import("./paint.js").Look} look
 * @returns {Set<string>}
 */
export function paintWords(ink, { marks }, lines, { view, palette }) {
  const said = new Set();
  ink.font = `10.5px ${FONT}`;
  ink.textAlign = "center";
  ink.textBaseline = "middle";
  const taken = makeOccupancy(view.width, view.height);
  for (const { x, y, side } of marks) {
    // Beside its mark a name begins.
    const [left, right] = side === "right" ? [-10, 60] : side === "left" ? [-60, 10] : [-10, 10];
    taken.take({ left: view.toX(x) + left, right: view.toX(x) + right, top: view.toY(y) - 8, bottom: view.toY(y) + 8 });
  }
  for (const line of lines) {
    if (!line.label) continue;
    const path = pathOf(marks[line.from], marks[line.to], line.bend ?? 0, view);
    if (!path) continue;
    const middleX = (path.x1 + path.x2) / 4 + path.middleX / 2;
    const middleY = (path.y1 + path.y2) / 4 + path.middleY / 2;
    const half = ink.measureText(line.label).width / 2 + 2;
    const box = { left: middleX - half, right: middleX + half, top: middleY - 6, bottom: middleY + 6 };
    if (!taken.isFree(box)) continue;
    taken.take(box);
    rimmed(ink, line.label, middleX, middleY, { fill: palette("quiet"), rim: palette("paper") });
    said.add(line.label);
  }
  return said;
}
