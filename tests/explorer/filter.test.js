/** @import { Filters } from "../../kg/explorer/script/data/filter.js" */
/** @import { Graph } from "../../kg/explorer/script/data/graph.js" */
import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_FILTERS, applyFilters } from "../../kg/explorer/script/data/filter.js";
import { example, randomNodes, randomNumbers } from "./example.js";

/**
 * The same, said as plainly as can be.
 * @param {Graph} graph
 * @param {Filters} filters
 */
function plainly(graph, { hidden, topics, providers, from, to, least }) {
  const things = Array.from({ length: graph.things }, (_, id) => id);
  const meets = (/** @type {number} */ id, /** @type {string} */ but) => {
    const time = graph.time(id);
    const hasTime = (from === null || time >= from) && (to === null || time < to);
    return (
      (but === "looks" || !hidden.includes(graph.look(id))) &&
      (but === "topics" || !topics.length || topics.some((topic) => graph.targets(id, "about").includes(topic))) &&
      (but === "providers" || !providers.length || providers.some((one) => graph.targets(id, "publisher").includes(one))) &&
      (but === "days" || hasTime) &&
      (least < 2 || (graph.story(id) >= 0 && graph.members(graph.story(id)).length >= least))
    );
  };
  const count = (/** @type {string} */ but, /** @type {(id: number) => Iterable<unknown>} */ values) => {
    const found = new Map();
    for (const id of things.filter((one) => meets(one, but))) {
      for (const value of values(id)) found.set(value, (found.get(value) ?? 0) + 1);
    }
    return found;
  };
  const active = things.filter((id) => meets(id, ""));
  const inStory = (/** @type {number} */ story) => active.filter((id) => graph.story(id) === story);
  return {
    active,
    stories: graph.ids("story").filter((story) => inStory(story).length && graph.members(story).length >= least),
    sizes: graph.ids("story").map((story) => inStory(story).length),
    looks: count("looks", (id) => [graph.look(id)]),
    topics: count("topics", (id) => graph.targets(id, "about")),
    providers: count("providers", (id) => graph.targets(id, "publisher")),
    days: (/** @type {number[]} */ edges) =>
      edges.slice(1).map((end, at) => things.filter((id) => meets(id, "days") && graph.time(id) >= edges[at] && graph.time(id) < end).length),
  };
}

test("filters combine, and counts leave each one's own choice out", () => {
  const random = randomNumbers(11);
  for (let seed = 0; seed < 60; seed += 1) {
    const graph = example(randomNodes(seed, seed));
    const some = (/** @type {string} */ kind) => graph.ids(kind).filter(() => random() < 0.2);
    const instant = () => (random() < 0.5 ? null : Date.UTC(2020, 0, Math.floor(random() * 60)));
    const filters = {
      hidden: ["post", "article", "event"].filter(() => random() < 0.3),
      topics: some("topic"),
      providers: some("provider"),
      from: instant(),
      to: instant(),
      least: Math.floor(random() * 6),
    };
    const found = applyFilters(graph, filters);
    const expected = plainly(graph, filters);
    assert.deepEqual([...found.active.keys()].filter((id) => found.active[id]), expected.active);
    assert.equal(found.number, expected.active.length);
    assert.deepEqual(found.stories, expected.stories);
    assert.deepEqual(graph.ids("story").map((story) => found.sizes[story]), expected.sizes);
    const sorted = (/** @type {Map<string|number, number>} */ counts) => [...counts].sort();
    assert.deepEqual(sorted(found.counts.looks), sorted(expected.looks));
    assert.deepEqual(sorted(found.counts.topics), sorted(expected.topics));
    assert.deepEqual(sorted(found.counts.providers), sorted(expected.providers));
    const edges = [0, 5, 9, 30, 61].map((day) => Date.UTC(2020, 0, day));
    assert.deepEqual([...found.days(edges)], expected.days(edges));
  }
});

test("without filters everything is shown", () => {
  const graph = example(randomNodes(2));
  const found = applyFilters(graph, NO_FILTERS);
  assert.equal(found.number, graph.things);
  assert.equal([...found.counts.looks.values()].reduce((sum, count) => sum + count, 0), graph.things);
});

test("from is included, to is not, and what is undated is hidden by either", () => {
  const at = "2020-06-24T00:00:00Z";
  const graph = example([
    { kind: "article", iri: "urn:a", values: { date_published: at } },
    { kind: "article", iri: "urn:undated" },
  ]);
  const number = (/** @type {Partial<Filters>} */ filters) => applyFilters(graph, { ...NO_FILTERS, ...filters }).number;
  assert.equal(number({}), 2);
  assert.equal(number({ from: Date.parse(at) }), 1);
  assert.equal(number({ from: Date.parse(at) + 1 }), 0);
  assert.equal(number({ to: Date.parse(at) }), 0);
  assert.equal(number({ to: Date.parse(at) + 1 }), 1);
});

test("an empty graph and a histogram without edges", () => {
  const found = applyFilters(example([]), NO_FILTERS);
  assert.deepEqual([found.number, found.stories, found.counts.looks.size], [0, [], 0]);
  assert.deepEqual([...found.days([])], []);
  assert.deepEqual([...found.days([0])], []);
  assert.deepEqual([...found.days([0, 1])], [0]);
});
