// The camera that has all of a scene in the window with the names at its edges, and the one that brings a mark into sight.

import { headerEdges } from "./headers.js";
import { HEIGHT, SIZE } from "./label_places.js";
import { cameraFor } from "./view.js";

/** @typedef {import("../scenes/scene.js").Scene} Scene */
/** @typedef {import("../scenes/scene.js").Mark} Mark */
/** @typedef {import("../scenes/scene.js").Box} Box */
/** @typedef {import("./view.js").Camera} Camera */

export const MARGIN = 34;
const LARGEST = 2.2;
const LINE = 28; // letters in a line of a name
const LETTER = 0.56 * SIZE;
const MOST = 0.2; // of the window's width, or height, for names at one edge
const INSIDE = 3 * SIZE; // half the width of a mark that has its name inside
const SIGHT = 12; // pixels from an edge at which a mark can be seen

/**
 * Everything in view, or what the scene has in view at first.
 * @param {Scene} scene
 * @param {number} width of the window
 * @param {number} height
 * @param {boolean} all
 * @returns {Camera}
 */
export function fitted(scene, width, height, all) {
  const covered = headerEdges(scene, width, height);
  const box = (!all && scene.first) || scene.bounds;
  const least = { left: covered.left + MARGIN / 2, top: covered.top + MARGIN / 2, right: MARGIN / 2, bottom: MARGIN };
  const cornered = scene.rows.length > 0;
  let camera = cameraFor(box, width, height, least, LARGEST, cornered);
  // Among stories names stand where there is room: all of it is for the marks.
  if (scene.name === "stories") return camera;
  // The smaller the scale, the more of a name stands over the edge of what is named.
  for (let round = 0; round < 2; round += 1) camera = cameraFor(box, width, height, withNames(scene.marks, box, least, camera.scale, width, height), LARGEST, cornered);
  return camera;
}

/**
 * The edges, as wide as the names beneath marks need it.
 * @param {Mark[]} marks
 * @param {Box} box
 * @param {Box} edges
 * @param {number} scale
 * @param {number} width
 * @param {number} height
 * @returns {Box}
 */
function withNames(marks, box, edges, scale, width, height) {
  let { left, right, bottom } = edges;
  for (const { x, y, size, label, side, rank } of marks) {
    const half = size * scale;
    if (!label || side || half >= INSIDE || (rank < 3 && half <= 5)) continue;
    const beside = (Math.min(label.length, LINE) * LETTER) / 2;
    const below = half + 6 + (label.length > LINE ? 2 : 1) * HEIGHT;
    left = Math.max(left, beside - (x - box.left) * scale);
    right = Math.max(right, beside - (box.right - x) * scale);
    bottom = Math.max(bottom, below - (box.bottom - y) * scale);
  }
  const { max, min } = Math;
  return { left: max(edges.left, min(left, MOST * width)), right: max(edges.right, min(right, MOST * width)), top: edges.top, bottom: max(edges.bottom, min(bottom, MOST * height)) };
}

/**
 * The camera moved no farther than it must be for one of the marks to be in sight; null where one is, or where there is none.
 * @param {Scene} scene
 * @param {Mark[]} marks
 * @param {Camera} camera
 * @param {number} width
 * @param {number} height
 * @returns {Camera | null}
 */
export function revealed(scene, marks, camera, width, height) {
  const { x, y, scale } = camera;
  const { left, top } = headerEdges(scene, width, height);
  const acrossIn = (/** @type {Mark} */ mark) => isWithin((mark.x - x) * scale + width / 2, left, width);
  const downIn = (/** @type {Mark} */ mark) => isWithin((mark.y - y) * scale + height / 2, top, height);
  if (!marks.length || marks.some((mark) => acrossIn(mark) && downIn(mark))) return null;
  const away = (/** @type {Mark} */ mark) => Math.hypot(mark.x - x, mark.y - y);
  const nearest = marks.reduce((one, other) => (away(other) < away(one) ? other : one));
  return { x: acrossIn(nearest) ? x : nearest.x - left / 2 / scale, y: downIn(nearest) ? y : nearest.y - top / 2 / scale, scale };
}

/** @param {number} place @param {number} first @param {number} last */
function isWithin(place, first, last) {
  return place > first + SIGHT && place < last - SIGHT;
}
