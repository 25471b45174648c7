// Names of what one finds one's way by, where there is no room beside the mark: a little apart, with a line that leads to it.

/** @typedef {import("../scenes/scene.js").Box} Box */
/** @typedef {{x: number, y: number, half: number}} Disc in pixels of the window */
/** @typedef {{box: Box, way: [x: number, y: number, toX: number, toY: number]}} Place */

const AWAY = [16, 32, 52, 76, 104]; // pixels from the mark's edge
const TURNS = 20; // four of each tilt, from none to a quarter of a turn
const STEP = 4;
const AIR = 4;

/**
 * The nearest place for a name that is free, with a line from it to its mark that crosses no other landmark and no name.
 * @param {Disc} mark
 * @param {number} width of the name
 * @param {number} height
 * @param {Disc[]} others the other landmarks
 * @param {(box: Box) => boolean} isFree for a name
 * @param {(box: Box) => boolean} isPassable for a line
 * @returns {Place | null}
 */
export function placeApart(mark, width, height, others, isFree, isPassable) {
  for (const away of AWAY) {
    for (let turn = 0; turn < TURNS; turn += 1) {
      // From straight above and below to the sides, on either side of these.
      const tilt = (Math.floor(turn / 4) * Math.PI) / 8;
      const angle = (turn % 2 ? Math.PI / 2 : -Math.PI / 2) + (turn % 4 < 2 ? tilt : -tilt);
      const place = placeAt(mark, width, height, away, angle);
      if (isFree(place.box) && isClear(place.way, others, isPassable)) return place;
    }
  }
  return null;
}

/**
 * @param {Disc} mark
 * @param {number} width
 * @param {number} height
 * @param {number} away
 * @param {number} angle
 * @returns {Place}
 */
function placeAt({ x, y, half }, width, height, away, angle) {
  const [across, down] = [Math.cos(angle), Math.sin(angle)];
  const [middleX, middleY] = [x + across * (half + away + width / 2), y + down * (half + away + height / 2)];
  const box = { left: middleX - width / 2, right: middleX + width / 2, top: middleY - height / 2, bottom: middleY + height / 2 };
  // To the nearest point of the name, from the mark's edge towards it.
  const [endX, endY] = [Math.min(box.right, Math.max(box.left, x)), Math.min(box.bottom, Math.max(box.top, y))];
  const length = Math.hypot(endX - x, endY - y) || 1;
  return { box, way: [x + ((endX - x) / length) * half, y + ((endY - y) / length) * half, endX, endY] };
}

/** @param {Place["way"]} way @param {Disc[]} others @param {(box: Box) => boolean} isPassable */
function isClear([x, y, toX, toY], others, isPassable) {
  const steps = Math.max(1, Math.ceil(Math.hypot(toX - x, toY - y) / STEP));
  for (let step = 0; step < steps; step += 1) {
    const [atX, atY] = [x + ((toX - x) * step) / steps, y + ((toY - y) * step) / steps];
    if (others.some((other) => Math.hypot(other.x - atX, other.y - atY) < other.half + AIR)) return false;
    if (!isPassable({ left: atX, right: atX, top: atY, bottom: atY })) return false;
  }
  return true;
}

/** Whether a name keeps clear of the other landmarks. @param {Box} box @param {Disc[]} others */
export function isApart(box, others) {
  return !others.some(({ x, y, half }) => {
    const [dx, dy] = [x - Math.min(box.right, Math.max(box.left, x)), y - Math.min(box.bottom, Math.max(box.top, y))];
    return Math.hypot(dx, dy) < half + AIR;
  });
}
