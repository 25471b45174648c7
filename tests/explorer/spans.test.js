import assert from "node:assert/strict";
import { test } from "node:test";
import { dragged, keyed } from "../../kg/explorer/script/data/spans.js";

const SPAN = { from: 3, to: 6 };

test("a new span goes from where the pointer went down, to either side", () => {
  assert.deepEqual(dragged("new", 2, 5, SPAN, 10), { from: 2, to: 5 });
  assert.deepEqual(dragged("new", 5, 2, SPAN, 10), { from: 2, to: 5 });
  assert.deepEqual(dragged("new", 5, 5, SPAN, 10), { from: 5, to: 6 });
  assert.deepEqual(dragged("new", 10, 10, SPAN, 10), { from: 9, to: 10 });
});

test("an edge moves as far as the pointer, and past the other becomes the other", () => {
  assert.deepEqual(dragged("from", 3, 5, SPAN, 10), { from: 5, to: 6 });
  assert.deepEqual(dragged("from", 2, 3, SPAN, 10), { from: 4, to: 6 }, "the handle stands beside its edge");
  assert.deepEqual(dragged("from", 3, 8, SPAN, 10), { from: 6, to: 8 });
  assert.deepEqual(dragged("to", 6, 1, SPAN, 10), { from: 1, to: 3 });
  assert.deepEqual(dragged("to", 7, 10, SPAN, 10), { from: 3, to: 9 });
  assert.deepEqual(dragged("to", 6, 3, SPAN, 10), { from: 3, to: 4 });
  assert.deepEqual(dragged("from", 3, 0, { from: 1, to: 6 }, 10), { from: 0, to: 6 }, "never out of all");
});

test("the whole keeps its length and stays inside", () => {
  assert.deepEqual(dragged("whole", 4, 6, SPAN, 10), { from: 5, to: 8 });
  assert.deepEqual(dragged("whole", 4, 0, SPAN, 10), { from: 0, to: 3 });
  assert.deepEqual(dragged("whole", 4, 10, SPAN, 10), { from: 7, to: 10 });
});

test("keys move an edge within its limits, others do nothing", () => {
  assert.deepEqual(["ArrowLeft", "ArrowUp", "PageUp", "PageDown", "Home", "End"].map((key) => keyed(key, 5, 1, 9)), [4, 6, 9, 1, 1, 9]);
  assert.deepEqual(["a", "Tab", "constructor", "__proto__"].map((key) => keyed(key, 5, 1, 9)), [null, null, null, null]);
});
