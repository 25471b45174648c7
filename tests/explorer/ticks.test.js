import assert from "node:assert/strict";
import { test } from "node:test";
import { ticks } from "../../kg/explorer/script/data/ticks.js";
import { randomNumbers } from "./example.js";

const YEAR = 365.25 * 86400e3;
const ROOM = { letter: 7, gap: 12 };

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

/** @param {string} from @param {string} to @param {number} width @param {import("../../kg/explorer/script/data/ticks.js").Room} [room] */
function even(from, to, width, room = ROOM) {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  return ticks(first, last, scale([first, 0], [last, width]), room).map(({ label }) => label);
}

test("years, months, days and hours, each where there is room", () => {
  assert.deepEqual(even("1998-03-01T00:00:00Z", "2021-05-01T00:00:00Z", 400), ["2000", "2005", "2010", "2015", "2020"]);
  assert.deepEqual(even("2019-11-03T00:00:00Z", "2020-05-02T00:00:00Z", 600), ["4 Nov 2019", "Dec", "2020", "Feb", "Mar", "Apr", "May"]);
  assert.deepEqual(even("2020-06-24T00:00:00Z", "2020-06-28T00:00:00Z", 300), ["24 Jun 2020", "25 Jun", "26 Jun", "27 Jun", "28 Jun"]);
  assert.deepEqual(even("2020-06-24T05:00:00Z", "2020-06-24T19:00:00Z", 200), ["24 Jun 06:00", "24 Jun 18:00"]);
  assert.deepEqual(even("2020-06-24T05:00:10Z", "2020-06-24T05:02:30Z", 200), ["24 Jun 05:01"]);
});

test("a scale of two thousand years has ticks where they are and where nearly all happened", () => {
  const [old, first, last] = [Date.parse("0202-06-24T00:00:00Z"), Date.parse("2020-01-10T00:00:00Z"), Date.parse("2021-05-07T00:00:00Z")];
  const found = ticks(old, last, scale([old, 0], [first, 300], [last, 1000]), ROOM);
  assert.deepEqual(found.map(({ label }) => label).filter((label) => /^\d+$/.test(label)), ["300", "600", "1000", "1300", "1600", "2000", "2021"]);
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
    const found = ticks(from, to, (time) => ((asked += 1), place(time)), ROOM);
    assert.ok(found.length >= 1, `${from} ${to}`);
    assert.ok(found.every(({ x, time }) => x >= 0 && x <= 1000 && time >= from && time <= to));
    for (const [at, { x, label }] of found.slice(1).entries()) assert.ok(x - found[at].x >= 12 + 3.5 * (label.length + found[at].label.length) - 1e-6, `${found[at].label} ${label}`);
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
  assert.deepEqual(ticks(5, 5, () => 0, ROOM), []);
  assert.deepEqual(ticks(NaN, 5, () => 0, ROOM), []);
});

test("at no width does a name run into the next, also where it begins at its tick", () => {
  for (const [from, to] of [["2019-10-01", "2021-08-29"], ["2020-06-23", "2020-07-02"], ["2020-06-24", "2020-06-25"]]) {
    const [first, last] = [Date.parse(from), Date.parse(to)];
    for (let width = 90; width < 1300; width += 3) {
      for (const behind of [false, true]) {
        const found = ticks(first, last, scale([first, 0], [last, width]), { ...ROOM, behind });
        found.slice(1).forEach(({ x, label }, at) => {
          const before = found[at].label;
          assert.ok(x - found[at].x >= 12 + 7 * (behind ? before.length : (before.length + label.length) / 2) - 1e-6, `${width}: ${before} | ${label}`);
        });
        assert.ok(found.every(({ label }) => !label.includes(":") || /^\d+ [A-Z][a-z]+ \d\d:\d\d$/.test(label)), "an hour has its day");
      }
    }
  }
});

test("bars of days have no ticks of hours", () => {
  const day = 86400e3;
  for (let width = 200; width < 1400; width += 50) {
    assert.ok(!even("2020-06-24T00:00:00Z", "2020-06-28T00:00:00Z", width, { ...ROOM, finest: day }).some((label) => label.includes(":")));
  }
  assert.ok(even("2020-06-24T00:00:00Z", "2020-06-28T00:00:00Z", 1400).some((label) => label.includes(":")));
});
