// Which parts of the picture are taken, in squares of a few pixels: quick to ask and quick to mark.

function makeOccupancy(width, height) {
  const side = 5;
  const columns = Math.ceil(width / side);
  const rows = Math.ceil(height / side);
  const squares = new Uint8Array(columns * rows);

  /** The rows a box touches, each as the squares from the first to past the last. */
  function* touched({ left, right, top, bottom }) {
    const first = Math.max(0, Math.floor(left / side));
    const past = Math.min(columns, Math.floor(right / side) + 1);
    const lowest = Math.min(rows - 1, Math.floor(bottom / side));
    for (let row = Math.max(0, Math.floor(top / side)); row <= lowest; row += 1) yield [row * columns + first, row * columns + past];
  }

  function take(box) {
    for (const [first, past] of touched(box)) if (first < past) squares.fill(1, first, past);
  }

  /** Whether nothing is there yet and all of it is in the picture. */
  function isFree(box) {
    if (box.left < 0 || box.top < 0 || box.right > width || box.bottom > height) return false;
    for (const [first, past] of touched(box)) if (squares.subarray(first, past).includes(1)) return false;
    return true;
  }

  return { take, isFree };
}
