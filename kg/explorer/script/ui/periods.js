// Time in bins of whole hours, days, weeks, months or years, so that a histogram has about a hundred of them.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
// 5 January 1970 was a Monday.
const MONDAY = 4 * DAY;
const MOST_BINS = 150;

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
 * Bins that hold all times from first to last: the finest unit that gives at most 150 of them.
 * @param {number} first
 * @param {number} last
 * @returns {Bins}
 */
export function makeBins(first, last) {
  const unit = UNITS.find(({ length, most }) => (last - first) / length < most) ?? UNITS[UNITS.length - 1];
  const { start, next } = unit;
  const edges = [start(first)];
  for (let edge = next(edges[0] ?? 0); edges.length < 3000; edge = next(edge)) {
    edges.push(edge);
    if (edge > last) break;
  }
  return { unit, edges };
}

/**
 * The bin that a time is in; times before and after fall in the first and last.
 * @param {number[]} edges
 * @param {number} time
 */
export function binOf(edges, time) {
  let low = 0;
  let high = edges.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((edges[middle] ?? 0) <= time) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
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
 * Times to write under an axis: beginnings of years, months or days, at most so many.
 * @param {number} first
 * @param {number} last
 * @param {number} most
 * @returns {{ time: number, name: string }[]}
 */
export function ticks(first, last, most) {
  const span = last - first;
  for (const [months, days] of /** @type {const} */ ([[0, 1], [0, 2], [0, 7], [1, 0], [3, 0], [6, 0], [12, 0], [24, 0], [60, 0], [120, 0], [600, 0]])) {
    const length = (months * 30.4 + days) * DAY;
    if (span / length > most) continue;
    const found = [];
    let time = months ? startOfMonths(first, months) : first - modulo(first - (days === 7 ? MONDAY : 0), days * DAY);
    for (; time < last; time = months ? nextMonths(time, months) : time + days * DAY) {
      if (time >= first) found.push({ time, name: tickName(time, months) });
    }
    return found;
  }
  return [];
}

/**
 * @param {number} time
 * @param {number} months how far ticks are apart; 0 for days
 */
function tickName(time, months) {
  if (months >= 12) return String(new Date(time).getUTCFullYear());
  const atNewYear = new Date(time).getUTCMonth() === 0;
  /** @type {Intl.DateTimeFormatOptions} */
  const format = months ? { month: "short", ...(atNewYear && { year: "numeric" }) } : { day: "numeric", month: "short" };
  return new Date(time).toLocaleDateString("en-GB", { ...format, timeZone: "UTC" });
}

/** @param {number} time @param {number} months */
function startOfMonths(time, months) {
  const date = new Date(time);
  const number = date.getUTCFullYear() * 12 + date.getUTCMonth();
  return utcMonth(number - modulo(number, months));
}

/** @param {number} edge @param {number} months */
function nextMonths(edge, months) {
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
