// Which parts of the picture are taken, in squares of a few pixels: quick to ask and quick to mark.

const SIDE = 5;

/** @typedef {{take: (box: import("../scenes/scene.js").Box) => void, isFree: (box: import("../scenes/scene.js").Box) => boolean}} Occupancy */

/**
 * @param {number} width
 * @param {number} height
 * @returns {Occupancy}
 */
export function makeOccupancy(width, height) {
  const columns = Math.ceil(width / SIDE);
  const rows = Math.ceil(height / SIDE);
  const squares = new Uint8Array(columns * rows);

  /**
   * The rows a box touches, each as the squares from the first to past the last.
   * @param {import("../scenes/scene.js").Box} box
   * @returns {Generator<[number, number]>}
   */
  function* touched({ left, right, top, bottom }) {
    const first = Math.max(0, Math.floor(left / SIDE));
    const past = Math.min(columns, Math.floor(right / SIDE) + 1);
    const lowest = Math.min(rows - 1, Math.floor(bottom / SIDE));
    for (let row = Math.max(0, Math.floor(top / SIDE)); row <= lowest; row += 1) yield [row * columns + first, row * columns + past];
  }

  return {
    take(box) {
      for (const [first, past] of touched(box)) if (first < past) squares.fill(1, first, past);
    },
    /** Whether nothing is there yet and all of it is in the picture. */
    isFree(box) {
      if (box.left < 0 || box.top < 0 || box.right > width || box.bottom > height) return false;
      for (const [first, past] of touched(box)) if (squares.subarray(first, past).includes(1)) return false;
      return true;
    },
  };
}
