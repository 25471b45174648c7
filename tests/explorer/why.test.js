/** @import { Node } from "./example.js" */
import assert from "node:assert/strict";
import { test } from "node:test";
import { why } from "../../kg/explorer/script/data/why.js";
import { example, numberOf } from "./example.js";

const date = (/** @type {number} */ hour) => `2020-06-24T${String(hour).padStart(2, "0")}:00:00Z`;
const story = { in_story: ["urn:s"] };
/** @type {Node[]} */
const NODES = [
  { kind: "article", iri: "urn:core", values: { headline: "Boston bans facial recognition", date_published: date(1), membership: "1.00" }, links: story },
  {
    kind: "article",
    iri: "urn:a",
    values: { headline: "BOSTON: the end of Fácial Recognition", abstract: "Wu and Arroyo win.", date_published: date(5), membership: "0.75" },
    links: { ...story, related_to: ["urn:far"], duplicate_of: ["urn:b"] },
  },
  {
    kind: "article",
    iri: "urn:b",
    values: { headline: "Arroyo and Wu on the end of it", date_published: date(8) },
    links: { ...story, related_to: ["urn:a"] },
  },
  { kind: "article", iri: "urn:undated", values: { headline: "Elsewhere" }, links: story },
  { kind: "article", iri: "urn:far", values: { headline: "Far away" } },
  ...["one", "two", "three", "four"].map((word) => ({ kind: "article", iri: `urn:${word}`, values: { headline: `The ${word} of it and on` } })),
  { kind: "story", iri: "urn:s", values: { name: "Boston", keyword: ["Boston", "facial recognition", "Springfield"] }, links: { core: ["urn:core"] } },
];
const GRAPH = example(NODES);
const id = (/** @type {string} */ iri) => numberOf(GRAPH, iri);

test("what ties an article to its story", () => {
  const found = why(GRAPH, id("urn:a"));
  assert.deepEqual(found, {
    story: id("urn:s"),
    membership: 0.75,
    core: id("urn:core"),
    isCore: false,
    others: 3,
    keywords: [
      { keyword: "Boston", spelled: "BOSTON", members: 1 },
      { keyword: "facial recognition", spelled: "Fácial Recognition", members: 1 },
    ],
    alike: { node: id("urn:core"), words: found?.alike?.words, hours: 4 },
    related: [id("urn:b")],
    copyOf: [id("urn:b")],
    copies: [],
  });
  assert.deepEqual([...(found?.alike?.words ?? [])].sort(), ["BOSTON", "Fácial", "Recognition"]);
});

test("the core, and the one that is copied", () => {
  assert.equal(why(GRAPH, id("urn:core"))?.isCore, true);
  assert.deepEqual(why(GRAPH, id("urn:b"))?.copies, [id("urn:a")]);
  assert.deepEqual(why(GRAPH, id("urn:b"))?.alike, { node: id("urn:a"), words: ["Arroyo", "Wu", "end"], hours: 3 });
});

test("where nothing is shared or known, nothing is told", () => {
  const found = why(GRAPH, id("urn:undated"));
  assert.deepEqual([found?.membership, found?.keywords, found?.alike, found?.related], [null, [], null, []]);
});

test("what is in no story has no why", () => {
  assert.equal(why(GRAPH, id("urn:far")), null);
  assert.equal(why(GRAPH, id("urn:s")), null);
});

test("a story of one, without keywords or core", () => {
  const graph = example([
    { kind: "article", iri: "urn:a", values: { headline: "A" }, links: story },
    { kind: "story", iri: "urn:s" },
  ]);
  const found = why(graph, 0);
  assert.deepEqual([found?.others, found?.core, found?.isCore, found?.keywords, found?.alike], [0, null, false, [], null]);
});
