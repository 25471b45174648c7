// Where a scale of time is marked: at round instants, the roundest first.

import { MONTHS, clock } from "./dates.js";
import { nextMonths, startOfMonths } from "./periods.js";

/** @typedef {{time: number, x: number, label: string, coarse: boolean}} Tick coarse where it is a year */

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
// 5 January 1970 was a Monday.
const MONDAY = 4 * DAY;

const MONTH = 30.4 * DAY;
/** Units must be seen apart, else any hour would do for the one tick between two years; as a share of what ticks are apart. */
const SEEN = 0.15;

/** @type {{length: number, instants: (from: number, to: number) => Iterable<number>, label: (time: number) => string, coarse: boolean}[]} from coarse to fine */
const UNITS = [
  ...[1000, 100, 10, 5, 2, 1].map((years) => ({ length: 12 * years * MONTH, instants: months(12 * years), label: year, coarse: true })),
  ...[6, 3, 1].map((number) => ({ length: number * MONTH, instants: months(number), label: month, coarse: false })),
  { length: 7 * DAY, instants: steady(7 * DAY, MONDAY), label: dayOfMonth, coarse: false },
  { length: DAY, instants: steady(DAY), label: dayOfMonth, coarse: false },
  ...[360, 60, 10, 1].map((minutes) => ({ length: minutes * MINUTE, instants: steady(minutes * MINUTE), label: clock, coarse: false })),
];

/**
 * Round instants from one to another, in order. Where there is room between two, finer ones stand there: a scale may be
 * wide at one place and narrow at the next.
 * @param {number} from
 * @param {number} to
 * @param {(time: number) => number} toX an ascending scale
 * @param {number} apart how far ticks are from each other at least
 * @returns {Tick[]}
 */
export function ticks(from, to, toX, apart) {
  const found = to > from ? between(from, to, toX(from), toX(to), 0) : [];
  // The first of a year whose own tick has no room says which year it is.
  return found.map((tick, at) => (tick.coarse || (at && year(found[at - 1].time) === year(tick.time)) ? tick : { ...tick, label: withYear(tick) }));

  /**
   * @param {number} start
   * @param {number} end
   * @param {number} left the first place that is free
   * @param {number} right
   * @param {number} unit
   * @returns {Tick[]}
   */
  function between(start, end, left, right, unit) {
    if (unit === UNITS.length || left > right) return [];
    const { length, instants, label, coarse } = UNITS[unit];
    /** @type {Tick[]} */
    const made = [];
    let [earlier, later, free] = [start, end, left];
    for (const time of instants(start, end)) {
      const x = toX(time);
      if (x > right) {
        later = time;
        break;
      }
      if (x >= free && toX(time + length) - x >= SEEN * apart) {
        made.push(...between(earlier, time, free, x - apart, unit + 1), { time, x, label: label(time), coarse });
        free = x + apart;
      }
      earlier = time;
    }
    return [...made, ...between(earlier, later, free, right, unit + 1)];
  }
}

/** @param {Tick} tick */
function withYear({ time, label }) {
  return label.includes(":") ? `${dayOfMonth(time)} ${label}` : `${label} ${year(time)}`;
}

/** @param {number} time */
function year(time) {
  return String(new Date(time).getUTCFullYear());
}

/** @param {number} time */
function month(time) {
  return MONTHS[new Date(time).getUTCMonth()];
}

/** @param {number} time */
function dayOfMonth(time) {
  return `${new Date(time).getUTCDate()} ${month(time)}`;
}

/** The first days of every so many months. @param {number} number */
function months(number) {
  return function* instants(/** @type {number} */ from, /** @type {number} */ to) {
    const start = startOfMonths(from, number);
    for (let time = start < from ? nextMonths(start, number) : start; time <= to; time = nextMonths(time, number)) yield time;
  };
}

/** @param {number} step milliseconds @param {number} [origin] one of the instants */
function steady(step, origin = 0) {
  return function* instants(/** @type {number} */ from, /** @type {number} */ to) {
    for (let time = Math.ceil((from - origin) / step) * step + origin; time <= to; time += step) yield time;
  };
}
