// What is seen, as plain data: marks and lines at places of a plane, and what frames them.

/**
 * @typedef {object} Mark
 * @property {number} node the node's number in the graph
 * @property {number} x
 * @property {number} y
 * @property {number} size half the width
 * @property {import("../data/looks.js").Shape} shape
 * @property {string} colour a name of the palette
 * @property {string} label
 * @property {number} rank greater ones are labelled first
 * @property {"right" | "left"} [side] where the label stands, if not wherever there is room
 * @property {string} [tip] what a pointer is told, if not the label
 */
/**
 * @typedef {object} Line
 * @property {number} from position among the marks
 * @property {number} to
 * @property {string} kind the field that links the two
 * @property {string} label
 * @property {number} weight
 * @property {boolean} arrow
 * @property {boolean} [quiet] whether it is drawn only where one of its ends is selected
 * @property {number} [bend] how far its middle is from the straight line, as a share of its length
 */
/** @typedef {{toX: (time: number) => number, toTime: (x: number) => number, first: number, last: number, undated: number | null}} Axis times are in milliseconds; what has no date stands from x = undated on */
/** @typedef {{left: number, right: number, top: number, bottom: number}} Box */
/**
 * @typedef {object} Scene
 * @property {string} name
 * @property {Mark[]} marks
 * @property {Line[]} lines
 * @property {boolean} quietLines whether there are links that have no line: what is selected stands out with all that it is linked with
 * @property {Box} bounds
 * @property {Box} [first] what is in view at first, if not all
 * @property {Axis | null} axis
 * @property {{y: number, label: string}[]} bands
 * @property {{x: number, y: number, radius: number}[]} islands
 * @property {{y: number, node: number, label: string, count: string}[]} rows headers that stay at the left edge
 * @property {{x: number, node: number, label: string, tip: string}[]} columns headers that stay at the top
 * @property {string} note
 */

/**
 * A scene with what is told of it, and nothing else.
 * @param {Partial<Scene> & {name: string, marks: Mark[]}} told
 * @returns {Scene}
 */
export function makeScene(told) {
  const bounds = told.bounds ?? boxOf(told.marks);
  return { lines: [], quietLines: false, axis: null, bands: [], islands: [], rows: [], columns: [], note: "", ...told, bounds };
}

/**
 * The box around marks.
 * @param {readonly {x: number, y: number, size: number}[]} marks
 * @returns {Box}
 */
export function boxOf(marks) {
  if (!marks.length) return { left: -100, right: 100, top: -60, bottom: 60 };
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const { x, y, size } of marks) {
    box.left = Math.min(box.left, x - size);
    box.right = Math.max(box.right, x + size);
    box.top = Math.min(box.top, y - size);
    box.bottom = Math.max(box.bottom, y + size);
  }
  return box;
}
