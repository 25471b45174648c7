// Dates and durations in words. All days are those of UTC, as in the graph.

const MINUTE = 60e3;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** @type {[name: string, milliseconds: number][]} */
const SPANS = [
  ["year", 365.25 * DAY],
  ["month", 30.4375 * DAY],
  ["day", DAY],
  ["hour", HOUR],
  ["minute", MINUTE],
];
/** @type {Record<string, string>} */
const DATE_UNITS = { Y: "years", M: "months", W: "weeks", D: "d" };
/** @type {Record<string, string>} */
const TIME_UNITS = { H: "h", M: "min", S: "s" };

/**
 * "24 June 2020 at 20:56 UTC"; what is no date as it is.
 * @param {string|number} date as in RDF, or in milliseconds
 */
export function longDate(date) {
  return written(date, { dateStyle: "long", timeStyle: "short" }, " UTC");
}

/**
 * "24 Jun 2020"; what is no date as it is.
 * @param {string|number} date as in RDF, or in milliseconds
 */
export function day(date) {
  return written(date, { dateStyle: "medium" });
}

/**
 * @param {string|number} date
 * @param {Intl.DateTimeFormatOptions} format
 */
function written(date, format, ending = "") {
  const known = new Date(date);
  if (Number.isNaN(known.getTime())) return String(date);
  return known.toLocaleString("en-GB", { ...format, timeZone: "UTC" }) + ending;
}

/**
 * How far apart two instants are, in the largest unit of which there are two or more, else in the smallest: "2 days",
 * "26 hours", "1 minute", "no time".
 * @param {number} from in milliseconds
 * @param {number} to
 */
export function span(from, to) {
  const apart = Math.abs(to - from);
  if (Number.isNaN(apart)) return "an unknown time";
  for (const [name, length] of SPANS) {
    const number = Math.round(apart / length);
    if (number >= 2 || (name === "minute" && number === 1)) return `${number} ${name}${number === 1 ? "" : "s"}`;
  }
  return "no time";
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
