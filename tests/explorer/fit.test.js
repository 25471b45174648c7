import assert from "node:assert/strict";
import { test } from "node:test";
import { fitted, revealed } from "../../kg/explorer/script/drawing/fit.js";
import { makeView } from "../../kg/explorer/script/drawing/view.js";
import { makeScene } from "../../kg/explorer/script/scenes/scene.js";

const [WIDTH, HEIGHT] = [800, 500];
const mark = (/** @type {number} */ x, /** @type {number} */ y, label = "", rank = 0) => ({ node: x, x, y, size: 8, shape: /** @type {const} */ ("dot"), colour: "post", label, rank });

test("all marks are in the window, and there is room for the names of those that are always named", () => {
  const named = [mark(-4000, 0, "Databases", 3), mark(4000, 900, "Networking", 3)];
  const scene = makeScene({ name: "graph", marks: [mark(0, 0), mark(30, -800), ...named] });
  const { toX, toY } = makeView(fitted(scene, WIDTH, HEIGHT, true), WIDTH, HEIGHT);
  for (const { x, y } of scene.marks) assert.ok(toX(x) > 0 && toX(x) < WIDTH && toY(y) > 0 && toY(y) < HEIGHT);
  for (const { x, y, label } of named) {
    const half = (label.length * 7) / 2;
    assert.ok(toX(x) - half >= -1 && toX(x) + half <= WIDTH + 1, label);
    assert.ok(toY(y) + 8 + 15 < HEIGHT, label);
  }
  const bare = makeScene({ ...scene, marks: scene.marks.map((one) => ({ ...one, label: "" })) });
  assert.ok(fitted(bare, WIDTH, HEIGHT, true).scale > fitted(scene, WIDTH, HEIGHT, true).scale);
});

test("no name takes all of a narrow window", () => {
  const scene = makeScene({ name: "graph", marks: [mark(0, 0, "a very long name of a topic that nobody reads to its end", 3), mark(1000, 0, "another very long name of a topic", 3)] });
  const { toX } = makeView(fitted(scene, 300, HEIGHT, true), 300, HEIGHT);
  assert.ok(toX(1000) - toX(0) > 120);
});

test("a mark out of sight is brought into it, without moving more than needed", () => {
  const rows = [{ y: 0, node: 9, label: "A", count: "" }, { y: 400, node: 8, label: "B", count: "" }];
  const marks = [mark(2000, 0), mark(2000, 400)];
  const scene = makeScene({ name: "coverage", marks: [mark(0, 0), ...marks], rows });
  const camera = { x: 300, y: 50, scale: 1 };
  const moved = revealed(scene, marks, camera, WIDTH, HEIGHT);
  assert.equal(moved?.y, 50, "its row is in sight");
  assert.equal(moved?.scale, 1);
  const { toX } = makeView(moved ?? camera, WIDTH, HEIGHT);
  assert.equal(toX(2000), (WIDTH + 190) / 2, "in the middle of what the names of rows leave");
  assert.equal(revealed(scene, marks, moved ?? camera, WIDTH, HEIGHT), null, "it is there now");
  assert.equal(revealed(scene, [], camera, WIDTH, HEIGHT), null);
});
