// The axis of time at the foot of the picture: ticks at round instants, as many as have room, coarse ones first.

import { FONT, rimmed } from "./ink.js";

const APART = 62; // pixels between two ticks at least
const HEIGHT = 24;
const DAY = 86_400_000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * @param {import("./ink.js").Ink} ink
 * @param {import("../scenes/scene.js").Axis} axis
 * @param {import("./paint.js").Look} look
 * @param {boolean} words whether the words are painted, or the lines under everything
 */
export function paintAxis(ink, axis, { view, palette }, words) {
  const ticks = ticksBetween(axis, view);
  if (!words) {
    ink.strokeStyle = palette("line");
    ink.lineWidth = 1;
    ink.beginPath();
    for (const { x } of ticks) {
      ink.moveTo(Math.round(x) + 0.5, 0);
      ink.lineTo(Math.round(x) + 0.5, view.height);
    }
    ink.stroke();
    return;
  }
  ink.globalAlpha = 0.88;
  ink.fillStyle = palette("paper");
  ink.fillRect(0, view.height - HEIGHT, view.width, HEIGHT);
  ink.globalAlpha = 1;
  ink.textAlign = "center";
  ink.textBaseline = "middle";
  for (const { x, label, coarse } of ticks) {
    ink.font = `${coarse ? 650 : 400} 12px ${FONT}`;
    rimmed(ink, label, x, view.height - HEIGHT / 2, { fill: palette(coarse ? "ink" : "quiet"), rim: palette("paper") });
  }
  if (axis.undated === null) return;
  ink.font = `12px ${FONT}`;
  ink.textAlign = "left";
  rimmed(ink, "no date", view.toX(axis.undated), view.height - HEIGHT / 2, { fill: palette("quiet"), rim: palette("paper") });
}

/**
 * @param {import("../scenes/scene.js").Axis} axis
 * @param {import("./view.js").View} view
 */
function ticksBetween(axis, view) {
  const from = Math.max(axis.first, axis.toTime(view.fromX(0)));
  const to = Math.min(axis.last, axis.toTime(view.fromX(view.width)));
  /** @type {{x: number, time: number, label: string, coarse: boolean}[]} */
  const ticks = [];
  const undated = axis.undated === null ? Infinity : view.toX(axis.undated);
  if (!(to > from)) return ticks;
  for (const unit of UNITS) {
    if ((to - from) / unit.length > 400) break;
    for (const time of unit.instants(from, to)) {
      const x = view.toX(axis.toX(time));
      if (x < 0 || x > view.width || Math.abs(x - undated) < APART || ticks.some((tick) => Math.abs(tick.x - x) < APART)) continue;
      ticks.push({ x, time, label: unit.label(new Date(time)), coarse: unit.coarse });
    }
  }
  ticks.sort((one, other) => one.x - other.x);
  // The first of a year whose own tick has no room says which year it is.
  ticks.forEach((tick, at) => {
    const year = new Date(tick.time).getUTCFullYear();
    if (!tick.coarse && (!at || new Date(ticks[at - 1].time).getUTCFullYear() !== year)) tick.label += ` ${year}`;
  });
  return ticks;
}

/**
 * The first days of months, every so many months.
 * @param {number} step
 */
function months(step) {
  return function* instants(/** @type {number} */ from, /** @type {number} */ to) {
    const start = new Date(from);
    let month = start.getUTCFullYear() * 12 + Math.floor(start.getUTCMonth() / step) * step;
    for (;;) {
      const time = Date.UTC(Math.floor(month / 12), month % 12, 1);
      if (time > to) return;
      if (time >= from) yield time;
      month += step;
    }
  };
}

/** @param {number} step milliseconds @param {number} [offset] of the first since 1970 */
function regular(step, offset = 0) {
  return function* instants(/** @type {number} */ from, /** @type {number} */ to) {
    for (let time = Math.ceil((from - offset) / step) * step + offset; time <= to; time += step) yield time;
  };
}

/** @param {Date} date */
function dayOf(date) {
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}

/** Units of time from coarse to fine; weeks begin on Mondays. */
const UNITS = [
  { length: 365 * DAY, coarse: true, instants: months(12), label: (/** @type {Date} */ date) => String(date.getUTCFullYear()) },
  { length: 91 * DAY, coarse: false, instants: months(3), label: (/** @type {Date} */ date) => MONTHS[date.getUTCMonth()] },
  { length: 30 * DAY, coarse: false, instants: months(1), label: (/** @type {Date} */ date) => MONTHS[date.getUTCMonth()] },
  { length: 7 * DAY, coarse: false, instants: regular(7 * DAY, 4 * DAY), label: dayOf },
  { length: DAY, coarse: false, instants: regular(DAY), label: dayOf },
  { length: DAY / 4, coarse: false, instants: regular(DAY / 4), label: (/** @type {Date} */ date) => date.toISOString().slice(11, 16) },
];
