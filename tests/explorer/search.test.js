/** @import { Node } from "./example.js" */
import assert from "node:assert/strict";
import { test } from "node:test";
import { advance, makeIndex } from "../../kg/explorer/script/data/index.js";
import { find } from "../../kg/explorer/script/data/search.js";
import { example } from "./example.js";

const date = (/** @type {number} */ day) => `2020-06-${String(day).padStart(2, "0")}T00:00:00Z`;
/** @type {Node[]} */
const NODES = [
  { kind: "article", iri: "urn:text", values: { headline: "Police news", abstract: "From Boston, Łódź and İstanbul.", date_published: date(1) } },
  { kind: "article", iri: "urn:inside", values: { headline: "Unboston day", date_published: date(2) } },
  { kind: "article", iri: "urn:old", values: { headline: "Boston bans it", date_published: date(3) } },
  {
    kind: "article",
    iri: "urn:new",
    values: { headline: "In (Boston) again", date_published: date(4) },
    links: { publisher: ["urn:wbur"], about: ["urn:ai"], in_story: ["urn:story"] },
  },
  { kind: "article", iri: "urn:undated", values: { headline: "Boston some day" } },
  { kind: "article", iri: "urn:chinese", values: { headline: "北京大学的新闻", date_published: date(5) } },
  { kind: "article", iri: "urn:arabic", values: { headline: "أخبار مُحَمَّد اليوم", date_published: date(6) } },
  { kind: "event", iri: "urn:event", values: { name: "Boston marathon", start_date: date(7) }, links: { about: ["urn:ai"] } },
  { kind: "provider", iri: "urn:wbur", values: { name: "WBUR", alternate_name: ["Boston’s NPR"], domain: "wbur.org" } },
  { kind: "provider", iri: "urn:globe", values: { name: "Boston Globe" } },
  { kind: "topic", iri: "urn:ai", values: { name: "AI", keyword: ["machine learning"] } },
  { kind: "topic", iri: "urn:aid", values: { name: "Aid" } },
  { kind: "story", iri: "urn:story", values: { name: "Facial recognition banned", keyword: ["Bans"], start_date: date(4) } },
];
const GRAPH = example(NODES);
const INDEX = makeIndex(GRAPH);

/** @param {string} query */
function hits(query, limit = 10) {
  const found = find(INDEX, query, limit);
  return Object.fromEntries(found.groups.map(({ group, ids }) => [group, ids.map((id) => GRAPH.iri(id).slice(4))]));
}

test("the start of a word in a name comes first, then its inside, then the text, then neighbours; the latest first", () => {
  assert.deepEqual(hits("boston"), {
    articles: ["new", "old", "undated", "inside", "text"],
    things: ["event"],
    providers: ["wbur", "globe"],
  });
});

test("all words must occur, each anywhere", () => {
  assert.deepEqual(hits("boston police"), { articles: ["text"] });
  assert.deepEqual(hits("  BANS\u00a0Boston "), { articles: ["old"] });
  assert.deepEqual(hits("boston nowhere"), {});
});

test("an article is found by its provider, its topics and its story", () => {
  assert.deepEqual(hits("wbur boston"), { articles: ["new"], providers: ["wbur"] });
  assert.deepEqual(hits("npr again"), { articles: ["new"] });
  assert.deepEqual(hits("facial again"), { articles: ["new"] });
  assert.deepEqual(hits("ai boston"), { articles: ["new"], things: ["event"] });
});

test("a name that is just that comes first of all", () => {
  assert.deepEqual(hits("ai").topics, ["ai", "aid"]);
  assert.deepEqual(hits("aid").topics, ["aid"]);
});

test("any script, any case, with accents or without", () => {
  for (const query of ["łódź", "LODZ", "lódz", "istanbul", "İSTANBUL"]) assert.deepEqual(hits(query), { articles: ["text"] }, query);
  assert.deepEqual(hits("大学"), { articles: ["chinese"] });
  assert.deepEqual(hits("محمد"), { articles: ["arabic"] });
  assert.deepEqual(hits("boston's"), { providers: ["wbur"], articles: ["new"] });
});

test("counts tell all, lists only the best", () => {
  const found = find(INDEX, "boston", 2);
  assert.equal(found.number, 8);
  assert.deepEqual(found.groups.map(({ group, count, ids }) => [group, count, ids.length]), [["articles", 5, 2], ["things", 1, 1], ["providers", 2, 2]]);
});

test("nothing asked, nothing found", () => {
  for (const query of ["", "  ", "\u0301", "\u200b"]) assert.deepEqual(find(INDEX, query, 5), { number: 0, groups: [] });
});

test("what looks like a pattern is text", () => {
  for (const query of [".*", "(", "[", "\\", "$&"]) assert.doesNotThrow(() => find(INDEX, query, 5));
  assert.deepEqual(hits("(boston)"), { articles: ["new"] });
  assert.deepEqual(hits("a\n".repeat(5000) + "police").articles, hits("a police").articles);
});

test("an index made bit by bit is the one made at once", () => {
  const slowly = makeIndex(GRAPH);
  while (!advance(slowly, 0));
  assert.deepEqual(slowly.names, INDEX.names);
  assert.deepEqual(find(slowly, "boston", 9), find(INDEX, "boston", 9));
});

test("an empty graph has nothing to find", () => {
  assert.equal(find(makeIndex(example([])), "a", 5).number, 0);
});
