import assert from "node:assert/strict";
import { test } from "node:test";
import { namingOrder } from "../../kg/explorer/script/drawing/label_order.js";
import { landmarkPlace } from "../../kg/explorer/script/drawing/landmarks.js";
import { makeView } from "../../kg/explorer/script/drawing/view.js";

const VIEW = makeView({ x: 500, y: 300, scale: 1 }, 1000, 600);

/** @param {number} x @param {number} rank @returns {import("../../kg/explorer/script/scenes/scene.js").Mark} */
function mark(x, rank) {
  return { node: 0, x, y: 300, size: 10, shape: "dot", colour: "other", label: "Name", rank };
}

/** @param {number[]} own @param {number[]} chosen @param {number} pointed @returns {import("../../kg/explorer/script/drawing/paint.js").Look} */
function look(own = [], chosen = [], pointed = -1) {
  return { view: VIEW, palette: () => "", own: new Set(own), chosen: new Set(chosen), pointed };
}

test("of marks as large the first named are from everywhere, not from the left", () => {
  const marks = Array.from({ length: 200 }, (_, at) => mark(5 * at, 4));
  const first = namingOrder(marks.map((_, at) => at), marks, look()).slice(0, 10);
  assert.deepEqual(first.map((at) => Math.floor(marks[at].x / 100)).sort(), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("larger ones come first, before them what is pointed at and what is selected", () => {
  const marks = [mark(1, 1), mark(2, 9), mark(3, 4), mark(4, 0), mark(5, 0.5)];
  assert.deepEqual(namingOrder([0, 1, 2, 3, 4], marks, look()), [1, 2, 0, 4, 3]);
  assert.deepEqual(namingOrder([0, 1, 2, 3, 4], marks, look([3], [3, 0], 4)), [4, 3, 0, 1, 2]);
});

const DISC = { x: 500, y: 300, half: 20 };
const BELOW = { left: 440, right: 560, top: 323, bottom: 353 };
const ANYWHERE = () => true;

test("a landmark's name stands by its mark where it covers nothing", () => {
  const place = landmarkPlace(DISC, [BELOW], ANYWHERE, [], []);
  assert.deepEqual(place, { box: BELOW, way: null, covers: 0 });
});

test("in a crowd it stands apart, with a line from the edge of its mark to it", () => {
  const crowd = Array.from({ length: 40 }, (_, at) => ({ x: 410 + (at % 10) * 20, y: 330 + Math.floor(at / 10) * 20, half: 9 }));
  const place = landmarkPlace(DISC, [BELOW], ANYWHERE, crowd, []);
  assert.ok(place?.way && place.covers === 0);
  const [x, y, toX, toY] = place.way;
  assert.ok(Math.abs(Math.hypot(x - 500, y - 300) - 20) < 1e-6);
  assert.ok(toX >= place.box.left && toX <= place.box.right && toY >= place.box.top && toY <= place.box.bottom);
  assert.ok(Math.hypot(toX - x, toY - y) <= 104, "not across the picture");
});

test("neither name nor line touches another landmark", () => {
  const others = [{ x: 500, y: 250, half: 25 }, { x: 500, y: 350, half: 25 }];
  const place = landmarkPlace(DISC, [BELOW], ANYWHERE, others, others);
  assert.ok(place);
  const { left, right, top, bottom } = place.box;
  for (const { x, y, half } of others) {
    assert.ok(Math.hypot(x - Math.min(right, Math.max(left, x)), y - Math.min(bottom, Math.max(top, y))) > half);
  }
});

test("where it would hide too much there is no name", () => {
  const crowd = Array.from({ length: 3600 }, (_, at) => ({ x: 200 + (at % 60) * 10, y: (at / 60) * 10, half: 5 }));
  assert.equal(landmarkPlace(DISC, [BELOW], ANYWHERE, crowd, []), null);
  assert.equal(landmarkPlace(DISC, [BELOW], () => false, [], []), null);
});
