import assert from "node:assert/strict";
import { test } from "node:test";
import { beeswarm } from "../../kg/explorer/script/data/beeswarm.js";
import { upright } from "../../kg/explorer/script/scenes/upright.js";
import { randomNumbers } from "./example.js";

/** @typedef {import("../../kg/explorer/script/data/unpack.js").Overview} Overview */

/** @param {number} number @param {number} alone @returns {Overview} */
function overviewOf(number, alone) {
  const random = randomNumbers(3);
  const some = (/** @type {number} */ length, /** @type {number} */ most) => Array.from({ length }, () => Math.round(20 + random() * most));
  const r = Array.from({ length: number }, () => 7 + Math.floor(random() ** 8 * 28));
  return {
    width: 1000, height: 520, strip: alone ? 440 : null, undated: null, axis: [["2020-01-01T00:00:00Z", 0], ["2021-01-01T00:00:00Z", 1000]],
    stories: { node: r.map((_, at) => at), x: some(number, 960), y: some(number, 400), r },
    alone: { node: Array.from({ length: alone }, (_, at) => number + at), x: some(alone, 960), y: some(alone, 60).map((y) => y + 440), r: 2 },
    lines: [], colours: [], common: [],
  };
}

test("a high window is filled, and the smallest mark is larger there", () => {
  for (const [number, alone] of [[400, 900], [60, 0], [5, 3], [1500, 2000]]) {
    const before = overviewOf(number, alone);
    const { width, height, stories, strip } = upright(before, 1.4);
    assert.ok(height / width > 1.3 && height / width <= 1.4, `${height / width}`);
    const bottom = strip ?? height;
    stories.x.forEach((x, at) => {
      const r = stories.r[at];
      assert.ok(x - r >= -1e-6 && x + r <= width + 1e-6 && stories.y[at] - r >= 0 && stories.y[at] + r <= bottom, `${number}: ${at}`);
      assert.ok(Math.abs(x - before.stories.x[at]) < 90, "near its time");
      for (let other = 0; other < at; other += 1) {
        assert.ok(Math.hypot(x - stories.x[other], stories.y[at] - stories.y[other]) >= r + stories.r[other], "none over another");
      }
    });
    assert.ok(Math.max(...stories.y) - Math.min(...stories.y) > 0.6 * bottom, "the height is used");
    if (number < 1000) assert.ok(Math.min(...stories.r) > 1.4 * Math.min(...before.stories.r));
  }
});

test("what is in no story stays in time and in the window, in columns from the foot up", () => {
  const before = overviewOf(400, 900);
  const { height, alone, strip } = upright(before, 1.4);
  assert.ok(strip);
  alone.x.forEach((x, at) => assert.ok(Math.abs(x - before.alone.x[at]) <= alone.r + 1));
  assert.ok(alone.y.every((y) => y - alone.r >= strip && y + alone.r <= height));
  assert.equal(new Set(alone.x.map((x, at) => `${x} ${alone.y[at]}`)).size, 900, "none over another");
});

test("one shape is arranged once", () => {
  const before = overviewOf(40, 10);
  assert.equal(upright(before, 1.4), upright(before, 1.41));
  assert.notEqual(upright(before, 1.4), upright(before, 1.6));
});

test("circles without room have no places", () => {
  const bounds = { left: 0, right: 20, top: 0, bottom: 20 };
  assert.deepEqual(beeswarm([10], [5], [100], bounds), [{ x: 10, y: 15 }]);
  assert.equal(beeswarm([10, 10, 10], [8, 8, 8], [10, 10, 10], bounds), null);
});
