import assert from "node:assert/strict";
import { test } from "node:test";
import { binOf, makeBins, nearestEdge, usualSpan } from "../../kg/explorer/script/data/periods.js";
import { randomNumbers } from "./example.js";

const DAY = 86400e3;
const time = (/** @type {string} */ date) => Date.parse(`${date}T00:00:00Z`);
const written = (/** @type {number} */ at) => new Date(at).toISOString().slice(0, 10);
const span = (/** @type {string[]} */ ...dates) => usualSpan(Float64Array.from(dates, time).sort()).map(written);

test("bins are whole units, about a hundred, and hold all", () => {
  for (const [first, last, name, edge] of [
    ["2020-06-24", "2020-06-25", "an hour", "2020-06-24"],
    ["2020-06-24", "2020-09-25", "a day", "2020-06-24"],
    ["2020-06-24", "2021-09-25", "a week", "2020-06-22"],
    ["2011-06-24", "2021-09-25", "a month", "2011-06-01"],
    ["1920-06-24", "2020-06-25", "a year", "1920-01-01"],
    ["1020-06-24", "2020-06-25", "ten years", "1020-01-01"],
    ["0050-06-24", "9999-06-25", "a hundred years", "0000-01-01"],
  ]) {
    const { unit, edges } = makeBins(time(first), time(last));
    assert.deepEqual([unit.name, written(edges[0])], [name, edge]);
    assert.ok(edges.length <= 152 && edges[edges.length - 1] > time(last), `${first} ${edges.length}`);
  }
  assert.equal(makeBins(5, 5).edges.length, 2);
});

test("every time is in its bin, whatever the span", () => {
  const random = randomNumbers(3);
  for (let round = 0; round < 300; round += 1) {
    const first = (random() - 0.5) * 1e14;
    const last = first + 10 ** (random() * 15);
    const { edges } = makeBins(first, last);
    assert.ok(edges[0] <= first && edges[edges.length - 1] > last);
    assert.ok(edges.every((edge, at) => !at || edge > edges[at - 1]));
    const when = first + (last - first) * random();
    const bin = binOf(edges, when);
    assert.ok(edges[bin] <= when && when < edges[bin + 1]);
    const near = nearestEdge(edges, when);
    assert.ok(edges.every((edge) => Math.abs(edge - when) >= Math.abs(edges[near] - when)));
  }
  assert.deepEqual([binOf([0, 5, 9], -1), binOf([0, 5, 9], 100)], [0, 1]);
});

test("a mistyped year stays outside, what is only early or late does not", () => {
  const usual = ["2020-01-13", "2020-06-24", "2020-06-25", "2021-05-07"];
  assert.deepEqual(span("0202-06-24", ...usual), ["2020-01-13", "2021-05-07"]);
  assert.deepEqual(span("0202-06-24", ...usual, "9999-01-01"), ["2020-01-13", "2021-05-07"]);
  assert.deepEqual(span(...usual), ["2020-01-13", "2021-05-07"]);
  assert.deepEqual(span("2016-01-01", ...usual), ["2016-01-01", "2021-05-07"]);
  assert.deepEqual(span("1990-01-01", "1995-01-01", "2010-01-01", "2010-06-02", "2010-06-03", "2020-01-01", "2025-01-01"), ["1990-01-01", "2025-01-01"]);
  assert.deepEqual(span("2020-01-01"), ["2020-01-01", "2020-01-01"]);
  assert.deepEqual(span("1020-01-01", "2020-01-01"), ["1020-01-01", "2020-01-01"]);
});

test("of many times no more than two in a hundred stay outside", () => {
  const random = randomNumbers(9);
  for (let round = 0; round < 200; round += 1) {
    const times = Float64Array.from({ length: 1 + Math.floor(random() * 500) }, () => (random() - 0.5) * DAY * 10 ** (random() * 6)).sort();
    const [first, last] = usualSpan(times);
    const outside = times.filter((one) => one < first || one > last).length;
    assert.ok(outside <= Math.max(4, 2 * Math.ceil(times.length / 100)));
    assert.ok(first >= times[0] && last <= times[times.length - 1] && first <= last);
  }
});
