// Dates and durations in words. All days are those of UTC, as in the graph, and all are written alike: "28 Sep 2020".

export const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/** @type {Record<string, string>} */
const DATE_UNITS = { Y: "years", M: "months", W: "weeks", D: "d" };
/** @type {Record<string, string>} */
const TIME_UNITS = { H: "h", M: "min", S: "s" };

/**
 * "28 Sep 2020"; empty for no time.
 * @param {number} time in milliseconds, or NaN
 */
export function day(time) {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? "" : `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/**
 * "28 Sep 2020, 20:56"; empty for no time.
 * @param {number} time
 */
export function minute(time) {
  const name = day(time);
  return name && `${name}, ${clock(time)}`;
}

/**
 * "20:56".
 * @param {number} time
 */
export function clock(time) {
  const date = new Date(time);
  return [date.getUTCHours(), date.getUTCMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
}

/**
 * "28 Sep 2020, 20:56 UTC"; what is no date as it is.
 * @param {string} date as in RDF
 */
export function instant(date) {
  const name = minute(Date.parse(date));
  return name ? `${name} UTC` : date;
}

/**
 * "28 Sep 2020", or "no date".
 * @param {number} time
 */
export function dayOrNone(time) {
  return day(time) || "no date";
}

/**
 * "28 Sep 2020" or "28 Sep 2020 – 3 Oct 2020".
 * @param {number} first
 * @param {number} last
 */
export function daySpan(first, last) {
  const [from, to] = [dayOrNone(first), dayOrNone(last)];
  return from === to ? from : `${from} – ${to}`;
}

/**
 * "PT1H30M" as "1 h 30 min"; what is no duration as it is.
 * @param {string} duration as in XML Schema
 */
export function spokenDuration(duration) {
  const found = /^(-?)P((?:\d+[YMWD])*)(?:T((?:\d+(?:\.\d+)?[HMS])+))?$/.exec(duration);
  if (!found) return duration;
  const [, sign, date = "", time = ""] = found;
  const spoken = [...unitsOf(date, DATE_UNITS), ...unitsOf(time, TIME_UNITS)].join(" ");
  return spoken ? `${sign ? "−" : ""}${spoken}` : duration;
}

/**
 * @param {string} part
 * @param {Record<string, string>} units
 */
function unitsOf(part, units) {
  const found = Array.from(part.matchAll(/([\d.]+)([A-Z])/g), ([, number, letter]) => ({ number, unit: units[letter] }));
  // "1 years" is none.
  return found.map(({ number, unit }) => `${number} ${Number(number) === 1 && unit.length > 3 ? unit.slice(0, -1) : unit}`);
}
