import assert from "node:assert/strict";
import { test } from "node:test";
import { isMinted, isWebAddress } from "../../kg/explorer/script/data/addresses.js";
import { coverageOf, publishersOf, tellersOf } from "../../kg/explorer/script/data/coverage.js";
import { NO_FILTERS, applyFilters } from "../../kg/explorer/script/data/filter.js";
import { lastUpTo } from "../../kg/explorer/script/data/sorted.js";
import { coverageScene } from "../../kg/explorer/script/scenes/coverage.js";
import { example, numberOf } from "./example.js";

const article = (/** @type {string} */ name, /** @type {string} */ by, /** @type {string[]} */ stories = [], about = ["urn:topic/ai"]) => ({
  kind: "article", iri: `https://a.example/${name}`, values: { headline: name }, links: { publisher: [by], in_story: stories, about },
});
const GRAPH = example([
  { kind: "provider", iri: "urn:provider/wbur", values: { name: "WBUR" } },
  { kind: "provider", iri: "urn:provider/wire", values: { name: "Wire" } },
  { kind: "topic", iri: "urn:topic/ai", values: { name: "AI" } },
  { kind: "story", iri: "urn:story/ban", values: { name: "Ban" }, links: { main_topic: ["urn:topic/ai"] } },
  { kind: "story", iri: "urn:story/bridge", values: { name: "Bridge" } },
  { kind: "course", iri: "https://a.example/course", values: { name: "Course" }, links: { publisher: ["urn:provider/wbur"] } },
  article("1", "urn:provider/wbur", ["urn:story/ban"]),
  article("2", "urn:provider/wire", ["urn:story/ban"]),
  article("3", "urn:provider/wire", ["urn:story/ban"]),
  article("4", "urn:provider/wbur", ["urn:story/bridge"], []),
  article("5", "urn:provider/wbur", ["urn:story/bridge"], []),
]);
const [WBUR, WIRE, AI] = ["urn:provider/wbur", "urn:provider/wire", "urn:topic/ai"].map((iri) => numberOf(GRAPH, iri));

test("who covers what, and what nobody else tells", () => {
  const { providers, topics } = coverageOf(GRAPH, applyFilters(GRAPH, NO_FILTERS));
  assert.deepEqual([...providers], [
    [WBUR, { articles: 3, others: 1, stories: 2, alone: 1 }],
    [WIRE, { articles: 2, others: 0, stories: 1, alone: 0 }],
  ]);
  assert.deepEqual([...topics], [[AI, { articles: 3, others: 0, stories: 1, alone: 0 }]]);
  assert.deepEqual([...publishersOf(GRAPH, GRAPH.members(numberOf(GRAPH, "urn:story/ban")))], [[WIRE, 2], [WBUR, 1]]);
});

test("only what the filters leave is counted", () => {
  const { providers } = coverageOf(GRAPH, applyFilters(GRAPH, { ...NO_FILTERS, providers: [WIRE] }));
  assert.deepEqual([...providers], [[WIRE, { articles: 2, others: 0, stories: 1, alone: 0 }]], "another tells the story, though it is not shown");
});

test("who is alone does not depend on what is shown, in the picture either", () => {
  const shown = (/** @type {Partial<import("../../kg/explorer/script/data/filter.js").Filters>} */ some) => coverageScene(GRAPH, applyFilters(GRAPH, { ...NO_FILTERS, ...some }), { width: 800, height: 500 });
  const all = shown({});
  assert.deepEqual(all.rows.map((row) => row.label + row.count), ["WBUR · 2 (1 alone)", "Wire · 1"]);
  assert.equal(all.note, "1 of 2 stories is told by one provider alone (rings).");
  const wire = shown({ providers: [WIRE] });
  assert.deepEqual(wire.rows.map((row) => row.label + row.count), ["Wire · 1"]);
  assert.deepEqual(wire.marks.map(({ shape }) => shape), ["dot", "square"]);
  assert.equal(wire.note, "The story is told by several providers.");
  assert.equal(shown({ topics: [AI] }).note, "The story is told by several providers.");
  const [ban, bridge] = ["urn:story/ban", "urn:story/bridge"].map((iri) => numberOf(GRAPH, iri));
  assert.deepEqual([tellersOf(GRAPH, ban), tellersOf(GRAPH, bridge)], [2, 1]);
});

test("addresses made by the builder are told from those of the web", () => {
  const made = { ...GRAPH, base: "https://news.example/id/", kind: () => "person" };
  assert.ok(isMinted({ ...made, iri: () => "https://news.example/id/person/ada" }, 0));
  assert.ok(!isMinted({ ...made, iri: () => "https://news.example/ada" }, 0));
  assert.deepEqual(["https://a.example/", "HTTP://a", "mailto:a@a.example", "https:// a", "//a.example"].map(isWebAddress), [true, true, false, false, false]);
});

test("a place in ascending numbers", () => {
  assert.deepEqual([-1, 0, 3, 5, 7, 9, 100].map((value) => lastUpTo([0, 5, 5, 9], value)), [-1, 0, 0, 2, 2, 3, 3]);
  assert.equal(lastUpTo([], 1), -1);
});
