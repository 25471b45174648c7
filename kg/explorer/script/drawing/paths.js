// The way of a line from one mark to another, in pixels of the window.

/** So many broken lines are drawn quickly; of more each kind is whole, in a colour of its own. */
const MOST_BROKEN = 600;

/** @type {Record<string, number[]>} */
const DASHES = {
  about: [1.5, 4],
  publisher: [7, 4],
  in_story: [9, 3, 1.5, 3],
  duplicate_of: [3.5, 2.5],
  has_part: [14, 4],
  affiliation: [9, 3, 1.5, 3, 1.5, 3],
  broader: [1.5, 2, 1.5, 6],
};
/** Names of the palette. @type {Record<string, string>} */
const COLOURS = { in_story: "event", duplicate_of: "game", has_part: "course", affiliation: "person", publisher: "collection" };

/**
 * How the lines of a field are drawn, so that they can be told from others.
 * @param {string} kind
 * @param {number} number of lines in the picture
 * @returns {{dash: number[], colour: string | null, width: number}} null for the colour of all lines
 */
export function strokeOf(kind, number) {
  if (number <= MOST_BROKEN) return { dash: DASHES[kind] ?? [], colour: null, width: 1.2 };
  return { dash: [], colour: COLOURS[kind] ?? null, width: 0.7 };
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
export function pathOf(from, to, bend, view) {
  const [x1, y1, x2, y2] = [view.toX(from.x), view.toY(from.y), view.toX(to.x), view.toY(to.y)];
  const [right, bottom] = [view.width, view.height];
  if ((x1 < 0 && x2 < 0) || (x1 > right && x2 > right && !bend) || (y1 < 0 && y2 < 0) || (y1 > bottom && y2 > bottom)) return null;
  // Always towards the same side, whichever way it leads.
  const turn = y1 < y2 || (y1 === y2 && x1 < x2) ? 1 : -1;
  const middleX = (x1 + x2) / 2 - turn * (y2 - y1) * bend;
  return { x1, y1, x2, y2, middleX, middleY: (y1 + y2) / 2 + turn * (x2 - x1) * bend };
}
