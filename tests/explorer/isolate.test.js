import assert from "node:assert/strict";
import { test } from "node:test";
import { distinct } from "../../kg/explorer/script/data/distinct.js";
import { cutAt, isolate } from "../../kg/explorer/script/data/isolate.js";
import { shortened } from "../../kg/explorer/script/drawing/shortened.js";

test("a name among our words keeps its direction to itself", () => {
  assert.equal(isolate("مجلس"), "\u2068مجلس\u2069");
  assert.equal(isolate("evil\u202e\u2069 name"), "\u2068evil name\u2069", "what would turn our words is left out");
});

test("a text is cut after a word, within what it is isolated by", () => {
  assert.equal(cutAt("Boston bans facial recognition", 16), "Boston bans…");
  assert.equal(cutAt("Boston bans facial recognition", 18), "Boston bans facial…");
  assert.equal(cutAt("Donaudampfschifffahrt", 9), "Donaudamp…", "or within one that has no end near");
  assert.equal(cutAt(`24 Jun · ${isolate("مجلس المدينة يحظر")}`, 23), "24 Jun · \u2068مجلس المدينة…\u2069");
  assert.equal(cutAt("🚀🚀🚀🚀", 2), "🚀🚀…");
  assert.equal(cutAt(`20 Oct 2020 · ${isolate("Microsoft and SpaceX")}`, 19), "20 Oct 2020 · \u2068Micr…\u2069", "something of the name stays");
});

test("as much as has room", () => {
  const ink = /** @type {any} */ ({ measureText: (/** @type {string} */ words) => ({ width: 10 * [...words.replace(/[\u2068\u2069]/g, "")].length }) });
  assert.equal(shortened(ink, "Boston bans it", 140), "Boston bans it");
  assert.equal(shortened(ink, "Boston bans it", 130), "Boston bans…");
  assert.equal(shortened(ink, isolate("Boston bans it"), 85), "\u2068Boston…\u2069");
});

test("names that begin alike are told apart by what follows", () => {
  assert.deepEqual(distinct(["Microsoft Azure outage hits Teams", "Microsoft Azure goes down", "Microsoft buys a firm", "Amazon protests again"]), [
    "…Azure outage hits Teams", "…Azure goes down", "…buys a firm", "Amazon protests again",
  ]);
  assert.deepEqual(distinct(["Microsoft buys", "Microsoft buys", "Microsoft buys"]), ["Microsoft buys", "Microsoft buys", "Microsoft buys"], "two words stay");
  assert.deepEqual(distinct(["One two three", "One two four"]), ["One two three", "One two four"], "of few none is cut");
});

test("an endless word is cut at once", () => {
  const ink = /** @type {any} */ ({ measureText: (/** @type {string} */ words) => ({ width: 10 * words.length }) });
  const before = performance.now();
  for (const endless of ["a".repeat(1e6), "a ".repeat(5e5), " ".repeat(1e6)]) {
    assert.ok(shortened(ink, isolate(endless), 100).length <= 12);
    distinct(Array.from({ length: 20 }, () => endless));
  }
  assert.ok(performance.now() - before < 1000);
});
