import assert from "node:assert/strict";
import { test } from "node:test";
import { ticks } from "../../kg/explorer/script/data/ticks.js";
import { randomNumbers } from "./example.js";

const YEAR = 365.25 * 86400e3;

/**
 * A scale through points.
 * @param {[time: number, x: number][]} knots
 */
function scale(...knots) {
  return (/** @type {number} */ time) => {
    const found = knots.findIndex(([knot]) => knot >= time);
    const at = found < 0 ? knots.length - 1 : Math.max(1, found);
    const [[before, left], [after, right]] = [knots[at - 1], knots[at]];
    return left + ((time - before) / (after - before)) * (right - left);
  };
}

/** @param {string} from @param {string} to @param {number} width */
function even(from, to, width, apart = 60) {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  return ticks(first, last, scale([first, 0], [last, width]), apart).map(({ label }) => label);
}

test("years, months, days and hours, each where there is room", () => {
  assert.deepEqual(even("1998-03-01T00:00:00Z", "2021-05-01T00:00:00Z", 400), ["2000", "2005", "2010", "2015", "2020"]);
  assert.deepEqual(even("2019-11-03T00:00:00Z", "2020-05-02T00:00:00Z", 600), ["4 Nov 2019", "Dec", "2020", "Feb", "Mar", "Apr", "May"]);
  assert.deepEqual(even("2020-06-24T00:00:00Z", "2020-06-28T00:00:00Z", 300), ["24 Jun 2020", "25 Jun", "26 Jun", "27 Jun", "28 Jun"]);
  assert.deepEqual(even("2020-06-24T05:00:00Z", "2020-06-24T19:00:00Z", 200), ["24 Jun 06:00", "12:00", "18:00"]);
  assert.deepEqual(even("2020-06-24T05:00:10Z", "2020-06-24T05:02:30Z", 200), ["24 Jun 05:01", "05:02"]);
});

test("a scale of two thousand years has ticks where they are and where nearly all happened", () => {
  const [old, first, last] = [Date.parse("0202-06-24T00:00:00Z"), Date.parse("2020-01-10T00:00:00Z"), Date.parse("2021-05-07T00:00:00Z")];
  const found = ticks(old, last, scale([old, 0], [first, 300], [last, 1000]), 62);
  assert.deepEqual(found.map(({ label }) => label).filter((label) => /^\d+$/.test(label)), ["300", "1000", "1400", "2000", "2021"]);
  assert.ok(found.filter(({ x }) => x > 300).length >= 8, JSON.stringify(found));
});

test("any scale has ticks that are in order, apart and inside, and is not walked through day by day", () => {
  const random = randomNumbers(5);
  for (let round = 0; round < 400; round += 1) {
    const from = (random() - 0.5) * 4000 * YEAR;
    const to = from + 10 ** (5 + random() * 9);
    const bend = from + Math.max(1, (to - from) * random() ** 6);
    let asked = 0;
    const place = scale([from, 0], [bend, 900 * random()], [to, 1000]);
    const found = ticks(from, to, (time) => ((asked += 1), place(time)), 62);
    assert.ok(found.length >= 1, `${from} ${to}`);
    assert.ok(found.every(({ x, time }) => x >= 0 && x <= 1000 && time >= from && time <= to));
    assert.ok(found.slice(1).every(({ x }, at) => x - found[at].x >= 62 - 1e-6));
    assert.ok(asked < 1500, `${asked} instants looked at`);
  }
});

test("a scale of years tells no hours, of months no minutes, however little room there is", () => {
  for (let width = 200; width < 1400; width += 7) {
    assert.ok(!even("2017-07-31T00:00:00Z", "2021-09-29T00:00:00Z", width).some((label) => /:|^\d+ /.test(label)), String(width));
    assert.ok(!even("2020-01-31T00:00:00Z", "2020-09-29T00:00:00Z", width).some((label) => label.includes(":")), String(width));
  }
});

test("no time has no ticks", () => {
  assert.deepEqual(ticks(5, 5, () => 0, 10), []);
  assert.deepEqual(ticks(NaN, 5, () => 0, 10), []);
});
