/** @import { Node } from "./example.js" */
import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_FILTERS, applyFilters, isLeft } from "../../kg/explorer/script/data/filter.js";
import { advance, makeIndex } from "../../kg/explorer/script/data/index.js";
import { find } from "../../kg/explorer/script/data/search.js";
import { example, numberOf } from "./example.js";

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

test("groups with a name that is just that come first, then providers and topics whose names begin so", () => {
  const order = (/** @type {string} */ query) => find(INDEX, query, 9).groups.map(({ group }) => group);
  assert.deepEqual(order("wbur"), ["providers", "articles"]);
  assert.deepEqual(order("WBUR.org"), ["providers", "articles"], "by another of its names");
  assert.deepEqual(order("boston"), ["providers", "articles", "things"], "as one types the name");
  assert.deepEqual(order("boston bans it"), ["articles"]);
  assert.deepEqual(order("recognition"), ["stories", "articles"], "a word within a name is not its beginning");
  assert.deepEqual(order("facial recognition banned"), ["stories", "articles"]);
});

test("what the filters hide is found and counted", () => {
  const filtered = applyFilters(GRAPH, { ...NO_FILTERS, topics: [numberOf(GRAPH, "urn:ai")] });
  const { groups } = find(INDEX, "boston", 9, { isShown: (id) => isLeft(GRAPH, filtered, id) });
  assert.deepEqual(groups.map(({ group, count, hidden }) => [group, count, hidden]), [["providers", 2, 1], ["articles", 5, 4], ["things", 1, 0]]);
  assert.ok(isLeft(GRAPH, filtered, numberOf(GRAPH, "urn:story")));
  assert.ok(!isLeft(GRAPH, filtered, numberOf(GRAPH, "urn:aid")));
});

test("names are searched at once, texts as far as they are ready", () => {
  const index = makeIndex(example([...NODES, ...Array.from({ length: 500 }, (_, at) => ({ kind: "article", iri: `urn:x${at}`, values: { headline: "Filler", date_published: date(9) } }))]));
  const early = find(index, "boston", 600, { patience: -1 });
  assert.deepEqual([early.isWhole, early.number], [false, 7], "one has the word in its text alone");
  while (!advance(index, 0));
  const late = find(index, "boston", 600, { patience: -1 });
  assert.deepEqual([late.isWhole, late.number], [true, 8]);
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
  assert.deepEqual(found.groups.map(({ group, count, ids }) => [group, count, ids.length]), [["providers", 2, 2], ["articles", 5, 2], ["things", 1, 1]]);
});

test("nothing asked, nothing found", () => {
  for (const query of ["", "  ", "\u0301", "\u200b"]) assert.deepEqual(find(INDEX, query, 5), { number: 0, isWhole: true, groups: [] });
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
