// Which marks are named first: the most telling, and of those about as telling some from everywhere in the picture.

const CELLS = 10; // across the window
const STEPS = 3; // so many for a rank twice as high: what is within one is about as telling

/** What the pointer is at, what is selected and what stands out with it come before all others. */
const POINTED = 1e9;
const OWN = 1e8;
const CHOSEN = 1e6;

/**
 * @param {number[]} positions of the marks to be named
 * @param {import("../scenes/scene.js").Mark[]} marks
 * @param {import("./paint.js").Look} look
 * @returns {number[]} the same, the most wanted first
 */
export function namingOrder(positions, marks, { view, own, chosen, pointed }) {
  const found = positions.map((at) => {
    const { rank, x } = marks[at];
    const wanted = at === pointed ? POINTED : own.has(at) ? OWN : (chosen.has(at) ? CHOSEN : 0) + rank;
    const level = Math.round(STEPS * Math.log2(Math.max(wanted, 0.01)));
    return { at, wanted, level, cell: Math.floor((view.toX(x) / view.width) * CELLS), round: 0 };
  });
  found.sort((one, other) => other.wanted - one.wanted || one.at - other.at);
  /** How many of a cell are of one level. @type {Map<string, number>} */
  const taken = new Map();
  for (const one of found) {
    const key = `${one.level} ${one.cell}`;
    one.round = taken.get(key) ?? 0;
    taken.set(key, one.round + 1);
  }
  found.sort((one, other) => other.level - one.level || one.round - other.round || other.wanted - one.wanted || one.at - other.at);
  return found.map(({ at }) => at);
}
