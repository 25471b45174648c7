// Circles on a chart of a given height: each as near to its x and to the y it would have as the others let it.

const AIR = 1.5; // between two circles, at least
const SQUARE = 64;
const ASIDE = [0, 6, -6, 12, -12, 20, -20, 30, -30, 42, -42, 56, -56];
const SOONER = 3; // so many times farther up or down sooner than aside
const NEAR = 40; // no place aside is looked for where one is so near

/** @typedef {{x: number, y: number}} Place */

/**
 * The place of each circle, whole within the heights and without overlap; null where they have no room. Large ones come first.
 * @param {number[]} xs
 * @param {number[]} radii
 * @param {number[]} wishes
 * @param {{left: number, right: number, top: number, bottom: number}} bounds
 * @returns {Place[] | null}
 */
export function beeswarm(xs, radii, wishes, bounds) {
  /** @type {Place[]} */
  const places = xs.map((x, at) => ({ x, y: wishes[at] }));
  const largest = Math.max(0, ...radii);
  /** The circles placed already, by where they are. @type {Map<number, number[]>} */
  const columns = new Map();
  const order = xs.map((_, at) => at).sort((one, other) => radii[other] - radii[one] || one - other);
  for (const one of order) {
    const found = nearest(one);
    if (!found) return null;
    places[one] = found;
    const column = Math.floor(found.x / SQUARE);
    const others = columns.get(column);
    if (others) others.push(one);
    else columns.set(column, [one]);
  }
  return places;

  /** @param {number} one @returns {Place | null} */
  function nearest(one) {
    const radius = radii[one];
    const [low, high] = [bounds.top + radius, bounds.bottom - radius];
    const wish = Math.min(high, Math.max(low, wishes[one]));
    let best = null;
    let least = Infinity;
    for (const aside of ASIDE) {
      if (SOONER * Math.abs(aside) >= least || least < NEAR) break;
      const x = Math.min(bounds.right - radius, Math.max(bounds.left + radius, xs[one] + aside));
      const y = freeAt(x, radius, wish, low, high);
      const cost = y === null ? Infinity : Math.abs(y - wish) + SOONER * Math.abs(aside);
      if (y !== null && cost < least) [best, least] = [{ x, y }, cost];
    }
    return best;
  }

  /** The free y nearest to the wish. @param {number} x @param {number} radius @param {number} wish @param {number} low @param {number} high */
  function freeAt(x, radius, wish, low, high) {
    const reach = radius + largest + AIR;
    /** @type {[low: number, high: number][]} */
    const taken = [];
    for (let column = Math.floor((x - reach) / SQUARE); column <= Math.floor((x + reach) / SQUARE); column += 1) {
      for (const other of columns.get(column) ?? []) {
        const apart = radius + radii[other] + AIR;
        const beside = apart ** 2 - (x - places[other].x) ** 2;
        if (beside > 0) taken.push([places[other].y - Math.sqrt(beside), places[other].y + Math.sqrt(beside)]);
      }
    }
    const [before, behind] = around(wish, taken);
    const [up, down] = [before >= low ? wish - before : Infinity, behind <= high ? behind - wish : Infinity];
    if (up === Infinity && down === Infinity) return null;
    return up <= down ? before : behind;
  }
}

/**
 * The free numbers next to the wish, which are the wish itself where it is inside none of the stretches.
 * @param {number} wish
 * @param {[low: number, high: number][]} taken
 * @returns {[before: number, behind: number]}
 */
function around(wish, taken) {
  taken.sort(([one], [other]) => one - other);
  let [low, high] = [-Infinity, -Infinity];
  for (const [from, to] of taken) {
    if (from >= high) {
      if (wish < high) break;
      low = from;
    }
    high = Math.max(high, to);
  }
  return low < wish && wish < high ? [low, high] : [wish, wish];
}
