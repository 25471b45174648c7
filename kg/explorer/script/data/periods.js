// Time in bins of whole hours, days, weeks, months or years, so that a histogram has about a hundred of them.

import { lastUpTo } from "./sorted.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
// 5 January 1970 was a Monday.
const MONDAY = 4 * DAY;
const MOST_BINS = 150;
/** One in so many times on each side may be far off; of a few, two at most. */
const FAR_OFF = 100;
const FEW = 2;
/** What is nearer than this to the others is never far off. */
const NEAR = 5 * 365.25 * DAY;

/**
 * @typedef {object} Unit
 * @property {string} name "each bar …"
 * @property {number} length
 * @property {number} most so many bins at most
 * @property {(time: number) => number} start where the bin of a time begins
 * @property {(edge: number) => number} next
 *
 * @typedef {{ unit: Unit, edges: number[] }} Bins edges ascending, one more than bins; each bin from its edge up to the next
 */

/** @type {Unit[]} */
const UNITS = [
  // Hours tell only of what happened within a few days.
  steady("an hour", HOUR, 96),
  steady("a day", DAY),
  steady("two days", 2 * DAY),
  steady("a week", WEEK),
  steady("two weeks", 2 * WEEK),
  monthly("a month", 1),
  monthly("three months", 3),
  monthly("a year", 12),
  monthly("ten years", 120),
  monthly("a hundred years", 1200),
  monthly("a thousand years", 12000),
];

/** @param {string} name @param {number} length @returns {Unit} */
function steady(name, length, most = MOST_BINS) {
  const origin = length % WEEK ? 0 : MONDAY;
  return { name, length, most, start: (time) => time - modulo(time - origin, length), next: (edge) => edge + length };
}

/** @param {string} name @param {number} months @returns {Unit} */
function monthly(name, months) {
  return { name, length: months * 30.4 * DAY, most: MOST_BINS, start: (time) => startOfMonths(time, months), next: (edge) => nextMonths(edge, months) };
}

/**
 * The ends of a span with nearly all times. What is far from almost all others, as a mistyped year is, stays outside
 * where the span becomes a tenth or less without it.
 * @param {Float64Array} times ascending, at least one
 * @returns {[first: number, last: number]}
 */
export function usualSpan(times) {
  const number = times.length;
  const [first, last] = [times[0], times[number - 1]];
  const few = Math.max(Math.ceil(number / FAR_OFF), Math.min(FEW, Math.floor(number / 4)));
  if (2 * few >= number) return [first, last];
  const [early, late] = [times[few], times[number - 1 - few]];
  const margin = Math.max(NEAR, late - early);
  const usual = times.filter((time) => time >= early - margin && time <= late + margin);
  const [from, to] = [usual[0], usual[usual.length - 1]];
  return 10 * (to - from) <= last - first ? [from, to] : [first, last];
}

/**
 * Bins that hold all times from first to last: the finest unit that gives at most 150 of them.
 * @param {number} first
 * @param {number} last
 * @returns {Bins}
 */
export function makeBins(first, last) {
  const unit = UNITS.find(({ length, most }) => (last - first) / length < most) ?? UNITS[UNITS.length - 1];
  const { start, next } = unit;
  const edges = [start(first)];
  let edge = next(edges[0]);
  for (; edge <= last; edge = next(edge)) edges.push(edge);
  return { unit, edges: [...edges, edge] };
}

/**
 * The bin that a time is in; times before and after fall in the first and last.
 * @param {number[]} edges
 * @param {number} time
 */
export function binOf(edges, time) {
  return Math.max(0, Math.min(edges.length - 2, lastUpTo(edges, time)));
}

/**
 * The edge that is nearest to a time.
 * @param {number[]} edges
 * @param {number} time
 */
export function nearestEdge(edges, time) {
  const bin = binOf(edges, time);
  const [from = 0, to = 0] = [edges[bin], edges[bin + 1]];
  return time - from < to - time ? bin : bin + 1;
}

/**
 * The beginning of the months that a time is in, counted from the year 0 by so many.
 * @param {number} time
 * @param {number} months
 */
export function startOfMonths(time, months) {
  const date = new Date(time);
  const number = date.getUTCFullYear() * 12 + date.getUTCMonth();
  return utcMonth(number - modulo(number, months));
}

/**
 * So many months later.
 * @param {number} edge the beginning of a month
 * @param {number} months
 */
export function nextMonths(edge, months) {
  const date = new Date(edge);
  return utcMonth(date.getUTCFullYear() * 12 + date.getUTCMonth() + months);
}

/** @param {number} number of months since the year 0 */
function utcMonth(number) {
  const date = new Date(0);
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  date.setUTCFullYear(Math.floor(number / 12), modulo(number, 12), 1);
  return date.getTime();
}

/** @param {number} value @param {number} by */
function modulo(value, by) {
  return ((value % by) + by) % by;
}
