// Marks: filled outlines, those of one colour and form together, which is quicker; specks where they are small.

import { outline } from "./shapes.js";

/** A mark of less than half this width, in pixels, is a speck: of rectangles, which thousands of marks are drawn with sooner. */
const SPECK = 3;
const ROUND = 1.6; // from here on a speck has its corners cut off
const RIM = 4; // from here on a mark has a rim

/**
 * Marks, those of one colour and form together, which is quicker. A pale one is so where it is large enough for a rim.
 * @param {import("./ink.js").Ink} ink
 * @param {import("../scenes/scene.js").Scene} scene
 * @param {number[]} positions
 * @param {import("./paint.js").Look} look
 */
export function paintMarks(ink, { marks }, positions, { view, palette }) {
  const { scale } = view.camera;
  /** @type {Map<string, number[]>} */
  const groups = new Map();
  for (const at of positions) {
    const key = `${marks[at].shape} ${marks[at].colour} ${marks[at].size * scale > RIM}`;
    const group = groups.get(key);
    if (group) group.push(at);
    else groups.set(key, [at]);
  }
  for (const group of groups.values()) {
    const { shape, colour, size: first } = marks[group[0]];
    const isRimmed = first * scale > RIM;
    const isPale = shape === "pale" && isRimmed;
    ink.fillStyle = palette(isPale ? `${colour}-pale` : colour);
    ink.beginPath();
    for (const at of group) {
      const { x, y, size } = marks[at];
      const half = Math.max(size * scale, 0.8);
      if (half < SPECK) speck(ink, view.toX(x), view.toY(y), half);
      else outline(ink, shape, view.toX(x), view.toY(y), half);
    }
    ink.fill();
    if (isRimmed) {
      ink.strokeStyle = palette(isPale ? colour : "paper");
      ink.lineWidth = isPale ? 1.4 : 1;
      ink.stroke();
    }
    if (shape === "ring") paintHoles(ink, group.map((at) => marks[at]), view, palette("paper"));
  }
}

/**
 * As much colour as in a dot.
 * @param {import("./ink.js").Ink} ink
 * @param {number} x
 * @param {number} y
 * @param {number} half
 */
function speck(ink, x, y, half) {
  if (half < ROUND) {
    ink.fillRect(x - half * 0.89, y - half * 0.89, half * 1.78, half * 1.78);
    return;
  }
  ink.fillRect(x - half, y - half * 0.55, 2 * half, half * 1.1);
  ink.fillRect(x - half * 0.55, y - half, half * 1.1, 2 * half);
}

/**
 * @param {import("./ink.js").Ink} ink
 * @param {import("../scenes/scene.js").Mark[]} rings
 * @param {import("./view.js").View} view
 * @param {string} paper
 */
function paintHoles(ink, rings, view, paper) {
  ink.beginPath();
  for (const { x, y, size } of rings) outline(ink, "dot", view.toX(x), view.toY(y), size * view.camera.scale * 0.5);
  ink.fillStyle = paper;
  ink.fill();
}

/**
 * @param {import("./ink.js").Ink} ink
 * @param {import("../scenes/scene.js").Mark} mark
 * @param {import("./paint.js").Look} look
 */
export function paintRing(ink, mark, { view, palette }) {
  if (!mark) return;
  ink.beginPath();
  outline(ink, "dot", view.toX(mark.x), view.toY(mark.y), Math.max(mark.size * view.camera.scale * 1.1, 3) + 3.5);
  ink.strokeStyle = palette("ink");
  ink.lineWidth = 2;
  ink.stroke();
}
