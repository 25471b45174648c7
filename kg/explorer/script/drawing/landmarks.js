// Names of what one finds one's way by, in a crowd: beside their marks or a little apart, where they cover least, and
// so that it is clear whose they are.

/** @typedef {import("../scenes/scene.js").Box} Box */
/** @typedef {{x: number, y: number, half: number}} Disc in pixels of the window */
/** @typedef {[x: number, y: number, toX: number, toY: number]} Way from the edge of a mark to its name */
/** @typedef {{box: Box, way: Way | null, covers: number}} Place covers: which share of it is marks */

const AWAY = [16, 32, 52, 76, 104]; // pixels from the mark's edge
const TURNS = 20; // four of each tilt, from none to a quarter of a turn
const STEP = 4;
const AIR = 4;
/** A place is worth leaving for another so far away if it is so much more covered. */
const FAR = 400;
const APART = 0.1;
/** A name that would cover more than this is none. */
const MOST = 0.4;

/**
 * The best place for a landmark's name; null where it would cover too much.
 * @param {Disc} mark
 * @param {Box[]} beside places next to it, the best first
 * @param {(box: Box) => boolean} isFree of other names
 * @param {Disc[]} marks all others
 * @param {Disc[]} others the other landmarks: neither a name nor its line touches one
 * @returns {Place | null}
 */
export function landmarkPlace(mark, beside, isFree, marks, others) {
  const [{ left, right, top, bottom }] = beside;
  const [width, height] = [right - left, bottom - top];
  const reach = mark.half + AWAY[AWAY.length - 1] + width;
  const [near, large] = [marks, others].map((discs) => discs.filter(({ x, y }) => Math.abs(x - mark.x) < reach && Math.abs(y - mark.y) < reach));
  /** @type {Place | null} */
  let best = null;
  let least = MOST;
  for (const { box, way, cost } of candidates()) {
    if (cost >= least || !isFree(box) || !isApart(box, large)) continue;
    const covers = coveredShare(box, near);
    if (covers > MOST || covers + cost >= least || (way && !isClear(way, large, isFree))) continue;
    least = covers + cost;
    best = { box, way, covers };
  }
  return best;

  /** @returns {Generator<{box: Box, way: Way | null, cost: number}>} */
  function* candidates() {
    for (const [rank, box] of beside.entries()) yield { box, way: null, cost: rank / 100 };
    for (const away of AWAY) {
      for (let turn = 0; turn < TURNS; turn += 1) {
        // From straight above and below to the sides, on either side of these.
        const tilt = (Math.floor(turn / 4) * Math.PI) / 8;
        const angle = (turn % 2 ? Math.PI / 2 : -Math.PI / 2) + (turn % 4 < 2 ? tilt : -tilt);
        yield { ...placeAt(mark, width, height, away, angle), cost: APART + away / FAR };
      }
    }
  }
}

/**
 * @param {Disc} mark
 * @param {number} width
 * @param {number} height
 * @param {number} away
 * @param {number} angle
 * @returns {{box: Box, way: Way}}
 */
function placeAt({ x, y, half }, width, height, away, angle) {
  const [across, down] = [Math.cos(angle), Math.sin(angle)];
  const [middleX, middleY] = [x + across * (half + away + width / 2), y + down * (half + away + height / 2)];
  const box = { left: middleX - width / 2, right: middleX + width / 2, top: middleY - height / 2, bottom: middleY + height / 2 };
  const [endX, endY] = nearestOf(box, x, y);
  const length = Math.hypot(endX - x, endY - y) || 1;
  return { box, way: [x + ((endX - x) / length) * half, y + ((endY - y) / length) * half, endX, endY] };
}

/** @param {Box} box @param {number} x @param {number} y */
function nearestOf(box, x, y) {
  return [Math.min(box.right, Math.max(box.left, x)), Math.min(box.bottom, Math.max(box.top, y))];
}

/** The places of a line, some pixels from each other, as boxes. @param {Way} way @returns {Box[]} */
export function along([x, y, toX, toY]) {
  const steps = Math.max(1, Math.ceil(Math.hypot(toX - x, toY - y) / STEP));
  return Array.from({ length: steps }, (_, step) => {
    const [atX, atY] = [x + ((toX - x) * step) / steps, y + ((toY - y) * step) / steps];
    return { left: atX, right: atX, top: atY, bottom: atY };
  });
}

/** @param {Way} way @param {Disc[]} others @param {(box: Box) => boolean} isFree */
function isClear(way, others, isFree) {
  return along(way).every((box) => isApart(box, others) && isFree(box));
}

/** @param {Box} box @param {Disc[]} others */
function isApart(box, others) {
  return !others.some(({ x, y, half }) => {
    const [nearX, nearY] = nearestOf(box, x, y);
    return Math.hypot(x - nearX, y - nearY) < half + AIR;
  });
}

/** Each mark taken for the square about it. @param {Box} box @param {Disc[]} marks */
function coveredShare(box, marks) {
  let area = 0;
  for (const { x, y, half } of marks) {
    const across = Math.min(box.right, x + half) - Math.max(box.left, x - half);
    const down = Math.min(box.bottom, y + half) - Math.max(box.top, y - half);
    if (across > 0 && down > 0) area += across * down;
  }
  return area / ((box.right - box.left) * (box.bottom - box.top));
}
