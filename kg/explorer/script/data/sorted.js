// Finding a place in numbers that ascend.

/**
 * Where the last number stands that is at most a value; -1 where all are greater.
 * @param {ArrayLike<number>} ascending
 * @param {number} value
 */
export function lastUpTo(ascending, value) {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
