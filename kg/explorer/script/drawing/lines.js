// The lines between marks: faint among many, clear where one of its ends is selected; with words where there is room.

import { FONT, rimmed } from "./ink.js";
import { makeOccupancy } from "./occupancy.js";

/** So many lines can carry their words at once. */
const FEW = 40;
/** @type {Record<string, number[]>} */
const DASHES = { about: [2, 4], duplicate_of: [7, 4] };

/**
 * @param {import("./ink.js").Ink} ink
 * @param {import("../scenes/scene.js").Scene} scene
 * @param {import("./paint.js").Look} look
 * @param {boolean} quiet whether only those that lead to the selected mark count
 */
export function paintLines(ink, scene, look, quiet) {
  const [first] = look.chosen;
  const lines = scene.lines.filter((line) => !line.quiet);
  const own = quiet ? scene.lines.filter(({ from, to }) => from === first || to === first) : [];
  ink.globalAlpha = (quiet ? 0.15 : 0.75) * (lines.length > 600 && !quiet ? 0.6 : 1);
  if (!quiet || scene.name !== "stories") paintThem(ink, scene, lines, look, look.palette("link"));
  ink.globalAlpha = own.length > 400 ? 0.4 : 0.9;
  paintThem(ink, scene, own, look, look.palette("accent"));
  ink.globalAlpha = 1;
  const spoken = quiet ? own : lines;
  if (scene.name === "stories") return;
  if (spoken.length <= FEW) paintWords(ink, scene, spoken, look);
  else paintKey(ink, scene, look);
}

/**
 * What the lines say, once for all, at the foot of the picture.
 * @param {import("./ink.js").Ink} ink
 * @param {import("../scenes/scene.js").Scene} scene
 * @param {import("./paint.js").Look} look
 */
function paintKey(ink, { lines }, { view, palette }) {
  const kinds = new Map(lines.filter(({ label }) => label).map(({ kind, label }) => [kind, label]));
  ink.font = `11.5px ${FONT}`;
  ink.textAlign = "left";
  ink.textBaseline = "middle";
  let x = 14;
  for (const [kind, label] of kinds) {
    const y = view.height - 14;
    ink.setLineDash(DASHES[kind] ?? []);
    ink.strokeStyle = palette("quiet");
    ink.lineWidth = 1.2;
    ink.beginPath();
    ink.moveTo(x, y);
    ink.lineTo(x + 24, y);
    ink.stroke();
    ink.setLineDash([]);
    rimmed(ink, label, x + 30, y, { fill: palette("quiet"), rim: palette("paper") });
    x += 46 + ink.measureText(label).width;
  }
}

/**
 * @param {import("./ink.js").Ink} ink
 * @param {import("../scenes/scene.js").Scene} scene
 * @param {import("../scenes/scene.js").Line[]} lines
 * @param {import("./paint.js").Look} look
 * @param {string} colour
 */
function paintThem(ink, { marks, name }, lines, { view }, colour) {
  ink.strokeStyle = colour;
  ink.fillStyle = colour;
  for (const line of lines) {
    const path = pathOf(marks[line.from], marks[line.to], line.bend ?? 0, view);
    if (!path) continue;
    ink.setLineDash(DASHES[line.kind] ?? []);
    ink.lineWidth = name === "stories" ? Math.min(3, 0.5 + Math.log2(line.weight) / 3) : 1.2;
    ink.beginPath();
    ink.moveTo(path.x1, path.y1);
    if (line.bend) ink.quadraticCurveTo(path.middleX, path.middleY, path.x2, path.y2);
    else ink.lineTo(path.x2, path.y2);
    ink.stroke();
    if (line.arrow) paintHead(ink, path, marks[line.to].size * view.camera.scale);
  }
  ink.setLineDash([]);
}

/** @typedef {{x1: number, y1: number, x2: number, y2: number, middleX: number, middleY: number}} Path */

/**
 * From one mark to another by way of a middle; null where nothing of it is in the window.
 * @param {import("../scenes/scene.js").Mark} from
 * @param {import("../scenes/scene.js").Mark} to
 * @param {number} bend
 * @param {import("./view.js").View} view
 * @returns {Path | null}
 */
function pathOf(from, to, bend, view) {
  const [x1, y1, x2, y2] = [view.toX(from.x), view.toY(from.y), view.toX(to.x), view.toY(to.y)];
  const [right, bottom] = [view.width, view.height];
  if ((x1 < 0 && x2 < 0) || (x1 > right && x2 > right && !bend) || (y1 < 0 && y2 < 0) || (y1 > bottom && y2 > bottom)) return null;
  // Always towards the same side, whichever way it leads.
  const turn = y1 < y2 || (y1 === y2 && x1 < x2) ? 1 : -1;
  const middleX = (x1 + x2) / 2 - turn * (y2 - y1) * bend;
  return { x1, y1, x2, y2, middleX, middleY: (y1 + y2) / 2 + turn * (x2 - x1) * bend };
}

/**
 * An arrow's head at the edge of the mark it points to.
 * @param {import("./ink.js").Ink} ink
 * @param {Path} path
 * @param {number} size of that mark
 */
function paintHead(ink, { x2, y2, middleX, middleY, x1, y1 }, size) {
  const straight = middleX === (x1 + x2) / 2 && middleY === (y1 + y2) / 2;
  const angle = straight ? Math.atan2(y2 - y1, x2 - x1) : Math.atan2(y2 - middleY, x2 - middleX);
  const [x, y] = [x2 - Math.cos(angle) * (size + 1.5), y2 - Math.sin(angle) * (size + 1.5)];
  ink.beginPath();
  ink.moveTo(x, y);
  for (const turn of [-0.4, 0.4]) ink.lineTo(x - 7 * Math.cos(angle + turn), y - 7 * Math.sin(angle + turn));
  ink.closePath();
  ink.fill();
}

/**
 * @param {import("./ink.js").Ink} ink
 * @param {import("../scenes/scene.js").Scene} scene
 * @param {import("../scenes/scene.js").Line[]} lines
 * @param {import("./paint.js").Look} look
 */
function paintWords(ink, { marks }, lines, { view, palette }) {
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
  }
}
