// The way of a line from one mark to another, in pixels of the window.

// How the lines of some fields are broken, so that they can be told apart.
/** @type {Record<string, number[]>} */
export const DASHES = {
  about: [1.5, 4],
  publisher: [7, 4],
  in_story: [9, 3, 1.5, 3],
  duplicate_of: [3.5, 2.5],
  has_part: [14, 4],
  affiliation: [9, 3, 1.5, 3, 1.5, 3],
  broader: [1.5, 2, 1.5, 6],
};

/** @typedef {{x1: number, y1: number, x2: number, y2: number, middleX: number, middleY: number}} Path */

/**
 * From one mark to another by way of a middle; null where nothing of it is in the window.
 * @param {import("../scenes/scene.js").Mark} from
 * @param {import("../scenes/scene.js").Mark} to
 * @param {number} bend
 * @param {import("./view.js").View} view
 * @returns {Path | null}
 */
export function pathOf(from, to, bend, view) {
  const [x1, y1, x2, y2] = [view.toX(from.x), view.toY(from.y), view.toX(to.x), view.toY(to.y)];
  const [right, bottom] = [view.width, view.height];
  if ((x1 < 0 && x2 < 0) || (x1 > right && x2 > right && !bend) || (y1 < 0 && y2 < 0) || (y1 > bottom && y2 > bottom)) return null;
  // Always towards the same side, whichever way it leads.
  const turn = y1 < y2 || (y1 === y2 && x1 < x2) ? 1 : -1;
  const middleX = (x1 + x2) / 2 - turn * (y2 - y1) * bend;
  return { x1, y1, x2, y2, middleX, middleY: (y1 + y2) / 2 + turn * (x2 - x1) * bend };
}
