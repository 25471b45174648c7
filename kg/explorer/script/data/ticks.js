// Where a scale of time is marked: at round instants, the roundest first.

import { MONTHS, clock } from "./dates.js";
import { nextMonths, startOfMonths } from "./periods.js";

/** @typedef {{time: number, x: number, label: string, coarse: boolean, unit: number}} Tick coarse where it is a year */
/**
 * @typedef {object} Room
 * @property {number} letter how wide a letter is
 * @property {number} gap between two names at least
 * @property {boolean} [behind] whether names begin at their ticks; else they stand in the middle under them
 * @property {number} [finest] no two ticks mean less time than this, in milliseconds
 */

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
// 5 January 1970 was a Monday.
const MONDAY = 4 * DAY;

const MONTH = 30.4 * DAY;
/** Units must be seen apart, else any hour would do for the one tick between two years; in the units of the scale. */
const SEEN = 9;

/** @type {{length: number, instants: (from: number, to: number) => Iterable<number>, label: (time: number) => string, letters: number}[]} from coarse to fine */
const UNITS = [
  ...[1000, 100, 10, 5, 2, 1].map((years) => ({ length: 12 * years * MONTH, instants: months(12 * years), label: year, letters: 5 })),
  ...[6, 3, 1].map((number) => ({ length: number * MONTH, instants: months(number), label: month, letters: 5 })),
  { length: 7 * DAY, instants: steady(7 * DAY, MONDAY), label: dayOfMonth, letters: 6 },
  { length: DAY, instants: steady(DAY), label: dayOfMonth, letters: 6 },
  ...[360, 60, 10, 1].map((minutes) => ({ length: minutes * MINUTE, instants: steady(minutes * MINUTE), label: hour, letters: 12 })),
];
const YEAR = UNITS.findIndex(({ label }) => label !== year);

/**
 * Round instants from one to another, in order. Where there is room between two, finer ones stand there: a scale may be
 * wide at one place and narrow at the next. No name runs into another; one that tells an hour tells its day.
 * @param {number} from
 * @param {number} to
 * @param {(time: number) => number} toX an ascending scale
 * @param {Room} room
 * @returns {Tick[]}
 */
export function ticks(from, to, toX, { letter, gap, behind = false, finest = 0 }) {
  return to > from ? legible(between(from, to, -Infinity, Infinity, 0)) : [];

  /**
   * @param {number} start
   * @param {number} end
   * @param {number} left the place of the tick before
   * @param {number} right that of the tick behind
   * @param {number} unit
   * @returns {Tick[]}
   */
  function between(start, end, left, right, unit) {
    if (unit === UNITS.length || UNITS[unit].length < finest) return [];
    const { length, instants, label, letters } = UNITS[unit];
    const apart = letters * letter + gap;
    if (Math.min(right - apart, toX(end)) < Math.max(left + apart, toX(start))) return [];
    /** @type {Tick[]} */
    const made = [];
    let [earlier, later, before] = [start, end, left];
    for (const time of instants(start, end)) {
      const x = toX(time);
      if (x > right - apart) {
        later = time;
        break;
      }
      if (x >= before + apart && toX(time + length) - x >= SEEN) {
        made.push(...between(earlier, time, before, x, unit + 1), { time, x, label: label(time), coarse: unit < YEAR, unit });
        before = x;
      }
      earlier = time;
    }
    return [...made, ...between(earlier, later, before, right, unit + 1)];
  }

  /**
   * The first of a year whose own tick has no room says which year it is; what a name then runs into is left out.
   * @param {Tick[]} found
   * @returns {Tick[]}
   */
  function legible(found) {
    const told = found.map((tick, at) => (tick.coarse || (at && year(found[at - 1].time) === year(tick.time)) ? tick : { ...tick, label: withYear(tick) }));
    const at = told.findIndex((tick, next) => next > 0 && tick.x - told[next - 1].x < needed(told[next - 1].label, tick.label));
    return at < 0 ? told : legible(found.toSpliced(found[at - 1].unit > found[at].unit ? at - 1 : at, 1));
  }

  /** @param {string} one @param {string} next */
  function needed(one, next) {
    return gap + letter * (behind ? one.length : (one.length + next.length) / 2);
  }
}

/** @param {Tick} tick */
function withYear({ time, label }) {
  return label.includes(":") ? label : `${label} ${year(time)}`;
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

/** @param {number} time */
function hour(time) {
  return `${dayOfMonth(time)} ${clock(time)}`;
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
