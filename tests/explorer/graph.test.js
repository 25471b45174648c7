/** @import { Node } from "./example.js" */
import assert from "node:assert/strict";
import { test } from "node:test";
import { reverseLinks, unpackLinks } from "../../kg/explorer/script/data/links.js";
import { makeGraph } from "../../kg/explorer/script/data/graph.js";
import { example, numberOf, packExample, randomNodes, randomNumbers } from "./example.js";

/** @type {Node[]} */
const NODES = [
  { kind: "article", iri: "urn:undated", values: { headline: "No day" }, links: { in_story: ["urn:s"], about: ["urn:ai", "urn:law"] } },
  {
    kind: "article",
    iri: "urn:first",
    values: { headline: "First", date_published: "2020-06-24T20:56:00Z", author: ["A", "B"], published: false, rating_count: 0 },
    links: { in_story: ["urn:s"], about: ["urn:ai"], publisher: ["urn:p"] },
  },
  { kind: "article", iri: "urn:second", values: { date_published: "2020-06-25T00:00:00Z" }, links: { in_story: ["urn:s"] } },
  { kind: "event", iri: "urn:event", values: { name: "Meeting", start_date: "2021-01-01T00:00:00Z" } },
  { kind: "provider", iri: "urn:p", values: { domain: "example.com" } },
  { kind: "topic", iri: "urn:ai", values: { name: "AI" } },
  { kind: "topic", iri: "urn:law", values: { name: "Law" } },
  { kind: "story", iri: "urn:s", values: { name: "Story", start_date: "2020-06-24T20:56:00Z" }, links: { main_topic: ["urn:law"], core: ["urn:first"] } },
  { kind: "source", iri: "urn:doc", links: { main_entity: ["urn:first"] } },
];
const GRAPH = example(NODES, ["urn:ai", "urn:law"]);
const id = (/** @type {string} */ iri) => numberOf(GRAPH, iri);

test("a node whose name cannot be seen is called by the next best", () => {
  const graph = example([
    { kind: "article", iri: "urn:a", values: { headline: "\u202e \u2069" } },
    { kind: "provider", iri: "urn:b", values: { name: "  ", domain: "b.example" } },
    { kind: "topic", iri: "urn:c", values: { name: "\u200f" } },
    { kind: "topic", iri: "urn:d", values: { name: "\u200fא" } },
  ]);
  assert.deepEqual(["urn:a", "urn:b", "urn:c", "urn:d"].map((iri) => graph.label(numberOf(graph, iri))), ["urn:a", "b.example", "urn:c", "\u200fא"]);
});

test("a node has its kind, its IRI, its label and its values", () => {
  assert.deepEqual(NODES.map(({ iri }) => GRAPH.kind(id(iri))), NODES.map(({ kind }) => kind));
  assert.deepEqual(NODES.map(({ iri }) => GRAPH.iri(id(iri))), NODES.map(({ iri }) => iri));
  const labels = ["No day", "First", "urn:second", "Meeting", "example.com", "AI", "Law", "Story", "urn:doc"];
  assert.deepEqual(NODES.map(({ iri }) => GRAPH.label(id(iri))), labels);
  assert.deepEqual(GRAPH.value(id("urn:first"), "author"), ["A", "B"]);
  assert.equal(GRAPH.value(id("urn:first"), "published"), false);
  assert.equal(GRAPH.value(id("urn:first"), "rating_count"), 0);
  assert.equal(GRAPH.value(id("urn:second"), "headline"), undefined);
  assert.equal(GRAPH.value(id("urn:second"), "no such field"), undefined);
  assert.equal(GRAPH.find("urn:none"), undefined);
});

test("links lead there and back", () => {
  assert.deepEqual([...GRAPH.targets(id("urn:undated"), "about")], [id("urn:ai"), id("urn:law")]);
  assert.deepEqual([...GRAPH.sources(id("urn:ai"), "about")], [id("urn:undated"), id("urn:first")]);
  assert.deepEqual([...GRAPH.targets(id("urn:ai"), "about")], []);
  assert.deepEqual([...GRAPH.targets(id("urn:ai"), "constructor")], []);
  assert.deepEqual([...GRAPH.sources(id("urn:ai"), "no such field")], []);
});

test("time is of publication, else of the beginning, else unknown", () => {
  assert.equal(GRAPH.time(id("urn:first")), Date.UTC(2020, 5, 24, 20, 56));
  assert.equal(GRAPH.time(id("urn:event")), Date.UTC(2021, 0, 1));
  assert.ok(Number.isNaN(GRAPH.time(id("urn:undated"))));
});

test("a story's members are by time, undated ones last", () => {
  assert.deepEqual(GRAPH.members(id("urn:s")).map(GRAPH.iri), ["urn:first", "urn:second", "urn:undated"]);
  assert.equal(GRAPH.story(id("urn:second")), id("urn:s"));
  assert.equal(GRAPH.story(id("urn:event")), -1);
});

test("an article with a document of its own is a post", () => {
  assert.deepEqual(["urn:first", "urn:second", "urn:event", "urn:p"].map((iri) => GRAPH.look(id(iri))), ["post", "article", "event", "provider"]);
});

test("things have the first numbers", () => {
  assert.equal(GRAPH.things, 4);
  assert.deepEqual(NODES.filter(({ iri }) => GRAPH.isThing(id(iri))).map(({ kind }) => kind), ["article", "article", "article", "event"]);
});

test("the colour is that of the rarest topic, of a story that of its main one", () => {
  const colours = ["urn:first", "urn:undated", "urn:second", "urn:s", "urn:ai", "urn:law", "urn:p"].map((iri) => GRAPH.topicColour(id(iri)));
  assert.deepEqual(colours, ["topic0", "topic1", "other", "topic1", "topic0", "topic1", "other"]);
});

test("an empty graph is one", () => {
  const graph = example([]);
  assert.deepEqual([graph.size, graph.things, graph.ids("article"), graph.find("urn:x")], [0, 0, [], undefined]);
});

test("packed links come out as they went in, and reversing them twice changes nothing", () => {
  const random = randomNumbers(5);
  for (let round = 0; round < 50; round += 1) {
    const size = 1 + Math.floor(random() * 30);
    const rows = [];
    const expected = [];
    for (let subject = 0; subject < size; subject += 1) {
      const targets = Array.from({ length: size }, (_, at) => at).filter(() => random() < 0.2);
      if (targets.length) rows.push([subject, ...targets.map((target, at) => target - (at ? targets[at - 1] : 0))]);
      for (const target of targets) expected.push([subject, target]);
    }
    const links = unpackLinks(size, rows);
    const found = [];
    for (let subject = 0; subject < size; subject += 1) {
      for (let at = links.starts[subject]; at < links.starts[subject + 1]; at += 1) found.push([subject, links.ends[at]]);
    }
    assert.deepEqual(found, expected);
    assert.deepEqual(reverseLinks(reverseLinks(links)), links);
  }
});

test("columns of shared strings read as plain ones do", () => {
  const packed = packExample(randomNodes(1));
  const graph = makeGraph(packed);
  const plain = makeGraph({
    ...packed,
    tables: packed.tables.map(({ columns, ...table }) => ({
      ...table,
      columns: Object.fromEntries(
        Object.entries(columns).map(([name, column]) => [
          name,
          Array.isArray(column) ? column : column.at.map((at) => (at < 0 ? null : column.of[at])),
        ]),
      ),
    })),
  });
  assert.ok(packed.tables.some(({ columns }) => Object.values(columns).some((column) => !Array.isArray(column))));
  for (let node = 0; node < graph.size; node += 1) {
    for (const field of ["type", "headline", "name", "date_published"]) assert.equal(graph.value(node, field), plain.value(node, field));
  }
});

test("a large graph opens in well under half a second", () => {
  const articles = 20000;
  const rows = Array.from({ length: articles }, (_, subject) => [subject, subject % 7, ...Array.from({ length: 31 }, (__, at) => 1 + ((subject + at) % 600))]);
  const iris = Array.from({ length: articles }, (_, at) => `https://example.com/${at}`);
  const packed = packExample([]);
  const before = performance.now();
  const graph = makeGraph({ ...packed, tables: [{ kind: "article", iris, columns: {} }], links: { related_to: rows } });
  assert.equal(graph.links("related_to").ends.length, 640000);
  assert.equal(graph.reversed("related_to").ends.length, 640000);
  assert.ok(performance.now() - before < 500);
});

test("a topic that half of all articles have gives its colour only to what has no other", () => {
  const graph = example(NODES, ["urn:law"], ["urn:ai"]);
  const colours = ["urn:first", "urn:undated", "urn:second", "urn:s", "urn:ai", "urn:law"].map((iri) => graph.topicColour(numberOf(graph, iri)));
  assert.deepEqual(colours, ["common", "topic0", "other", "topic0", "common", "topic0"]);
  const bare = example(NODES, [], ["urn:ai"]);
  assert.equal(bare.topicColour(numberOf(bare, "urn:undated")), "other", "it is about something else as well");
});
