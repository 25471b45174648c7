import assert from "node:assert/strict";
import { test } from "node:test";
import { sheetOf } from "../../kg/explorer/script/data/paper.js";

const stories = Array.from({ length: 60 }, (_, id) => 59 - id);
const sizes = Array.from({ length: 60 }, (_, id) => (id % 2 ? 9 : 3));
const known = { sizes, time: (/** @type {number} */ id) => id };

test("of many stories the largest are told in full, in the order of the list, and of those as large the latest", () => {
  const { full, brief, members } = sheetOf(stories, { ...known, isChosen: false });
  assert.equal(full.length, 40);
  assert.deepEqual(full, stories.filter((id) => id % 2 || id >= 40));
  assert.deepEqual(brief, stories.filter((id) => !(id % 2) && id < 40));
  assert.equal(members, 5);
});

test("what the reader chose, and what is little, is told in full", () => {
  const chosen = sheetOf(stories, { ...known, isChosen: true });
  assert.deepEqual([chosen.full, chosen.brief, chosen.members], [stories, [], Infinity]);
  const little = sheetOf([3, 5], { ...known, isChosen: false });
  assert.deepEqual([little.full, little.brief, little.members, little.excerpts], [[3, 5], [], Infinity, true]);
});

test("where nothing has a date the choice is the same each time, and the list stays as it was", () => {
  const undated = { sizes, time: () => 0, isChosen: false };
  assert.deepEqual(sheetOf(stories, undated).full, sheetOf([...stories].reverse(), undated).full.reverse());
  assert.deepEqual(stories, Array.from({ length: 60 }, (_, id) => 59 - id), "what was given stays as it was");
});
