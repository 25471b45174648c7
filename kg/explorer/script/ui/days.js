// Days and periods in words.

import { day } from "../data/dates.js";

/**
 * "24 Jun 2020", or "no date".
 * @param {number} time
 */
export function dayName(time) {
  return Number.isNaN(time) ? "no date" : day(time);
}

/**
 * "24 Jun 2020" or "24 Jun 2020 – 3 Jul 2020".
 * @param {number} first
 * @param {number} last
 */
export function daySpan(first, last) {
  const [from, to] = [dayName(first), dayName(last)];
  return from === to ? from : `${from} – ${to}`;
}
