// The overview for a window that is higher than wide: the same times from left to right, with larger marks one above the other.

import { beeswarm } from "../data/beeswarm.js";

/** @typedef {import("../data/unpack.js").Overview} Overview */
/** @typedef {Pick<Overview, "width" | "height" | "stories" | "alone" | "strip">} Places */

const MARGIN = 14;
const BETWEEN = 22; // between the stories and the strip
const STRIP = 0.26; // the most of the height that what is in no story takes
const LARGEST_DOT = 7;
const LARGEST = 2.5; // marks are so many times as large at most
const FULL = 1.1; // so many times the room would be taken by squares about all, at most
const TRIES = 4; // halvings after which they are large enough
const GIVEN_UP = 12;
const KEPT = 0.5; // of the difference between large and small: all should be large enough for a finger
const SMALL = 7; // the radius of a story of two

/** @type {WeakMap<Overview, Map<number, Places>>} */
const made = new WeakMap();

/**
 * Places as many times higher than wide as asked for: the same object for the same shape.
 * @param {Overview} overview
 * @param {number} shape the height for a width of 1
 * @returns {Places}
 */
export function upright(overview, shape) {
  const rounded = Math.round(shape * 20) / 20;
  const known = made.get(overview) ?? new Map();
  made.set(overview, known);
  if (!known.has(rounded)) known.set(rounded, arrange(overview, overview.width * rounded));
  return known.get(rounded);
}

/**
 * @param {Overview} overview
 * @param {number} height
 * @returns {Places}
 */
function arrange({ width, stories, alone, undated }, height) {
  const hasStories = stories.node.length > 0;
  const dots = higher(alone, undated, hasStories ? height * STRIP : height - 2 * MARGIN);
  const base = height - MARGIN;
  const strip = hasStories && alone.node.length ? base - dots.height - BETWEEN / 2 : null;
  const bottom = strip === null ? base : strip - BETWEEN / 2;
  return {
    width: Math.max(width, dots.right + MARGIN),
    height,
    stories: { ...stories, ...larger(stories, width, MARGIN, bottom) },
    alone: { ...alone, r: dots.r, x: dots.x, y: dots.y.map((y) => base - y) },
    strip,
  };
}

/**
 * Circles as large as have room between two heights.
 * @param {Overview["stories"]} stories
 * @param {number} width
 * @param {number} top
 * @param {number} bottom
 */
function larger({ x, y, r }, width, top, bottom) {
  const grown = r.map((radius) => SMALL + (radius - SMALL) * KEPT);
  const [first, last] = [Math.min(...y), Math.max(...y)];
  const rank = new Map(y.map((_, at) => at).sort((one, other) => y[one] - y[other] || one - other).map((at, place) => [at, place / y.length]));
  // Half of what is there where it was, half evenly: a window that is high has room for all of it.
  const wishes = y.map((one, at) => top + ((one - first) / Math.max(1, last - first) + (rank.get(at) ?? 0)) / 2 * (bottom - top));
  const area = grown.reduce((sum, radius) => sum + 4 * radius ** 2, 0);
  let [least, most] = [0, Math.min(LARGEST, Math.sqrt((FULL * width * (bottom - top)) / Math.max(1, area)))];
  let best = placed(most);
  for (let tried = 0; tried < (best ? (least ? TRIES : 0) : GIVEN_UP); tried += 1) {
    const factor = (least + most) / 2;
    const next = placed(factor);
    if (next) [least, best] = [factor, next];
    else most = factor;
  }
  return best ?? { x, y: wishes, r };

  /** @param {number} factor */
  function placed(factor) {
    const radii = grown.map((radius) => radius * factor);
    const places = beeswarm(x, radii, wishes, { left: 0, right: width, top, bottom });
    return places && { x: places.map((one) => one.x), y: places.map((one) => one.y), r: radii };
  }
}

/**
 * Dots in fewer columns, as many as together are no higher than asked for: their places, y from the foot up.
 * @param {Overview["alone"]} alone
 * @param {number | null} undated
 * @param {number} height
 */
function higher(alone, undated, height) {
  let best = together(1);
  for (let number = 2; together(number).r <= LARGEST_DOT && together(number).height <= height; number += 1) best = together(number);
  return best;

  /** @param {number} number of columns that become one */
  function together(number) {
    const pitch = number * (2 * alone.r + 1);
    const order = alone.node.map((_, at) => at).sort((one, other) => alone.y[other] - alone.y[one] || alone.x[one] - alone.x[other]);
    /** @type {Map<string, number>} */
    const full = new Map();
    const [x, y] = [alone.x.slice(), alone.y.slice()];
    for (const at of order) {
      const start = undated !== null && alone.x[at] >= undated ? undated : 0;
      const column = Math.floor((alone.x[at] - start) / pitch);
      const level = full.get(`${start} ${column}`) ?? 0;
      full.set(`${start} ${column}`, level + 1);
      x[at] = start + (column + 0.5) * pitch;
      y[at] = (level + 0.5) * pitch;
    }
    return { x, y, r: (pitch - 1) / 2, height: pitch * Math.max(0, ...full.values()), right: Math.max(0, ...x) + pitch / 2 };
  }
}
