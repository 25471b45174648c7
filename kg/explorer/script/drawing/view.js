// From the plane of a scene to the window, and back.

/** @typedef {{x: number, y: number, scale: number}} Camera the place in the middle of the window, and how large it is seen */
/**
 * @typedef {object} View
 * @property {Camera} camera
 * @property {number} width
 * @property {number} height
 * @property {(x: number) => number} toX
 * @property {(y: number) => number} toY
 * @property {(x: number) => number} fromX
 * @property {(y: number) => number} fromY
 */

/**
 * @param {Camera} camera
 * @param {number} width of the window
 * @param {number} height
 * @returns {View}
 */
export function makeView(camera, width, height) {
  const { x: middleX, y: middleY, scale } = camera;
  return {
    camera,
    width,
    height,
    toX: (x) => (x - middleX) * scale + width / 2,
    toY: (y) => (y - middleY) * scale + height / 2,
    fromX: (x) => (x - width / 2) / scale + middleX,
    fromY: (y) => (y - height / 2) / scale + middleY,
  };
}

/**
 * The camera that has a box in the window, beside what covers its edges.
 * @param {import("../scenes/scene.js").Box} box
 * @param {number} width
 * @param {number} height
 * @param {import("../scenes/scene.js").Box} edges pixels that are covered at each edge
 * @param {number} most the largest scale
 * @param {boolean} [cornered] whether the box begins in the upper left corner, if there is room about it
 * @returns {Camera}
 */
export function cameraFor(box, width, height, edges, most, cornered = false) {
  const [free, tall] = [Math.max(60, width - edges.left - edges.right), Math.max(60, height - edges.top - edges.bottom)];
  const scale = Math.min(free / Math.max(1, box.right - box.left), tall / Math.max(1, box.bottom - box.top), most);
  if (cornered) return { x: box.left + (width / 2 - edges.left) / scale, y: box.top + (height / 2 - edges.top) / scale, scale };
  return {
    x: (box.left + box.right) / 2 + (edges.right - edges.left) / 2 / scale,
    y: (box.top + box.bottom) / 2 + (edges.bottom - edges.top) / 2 / scale,
    scale,
  };
}
