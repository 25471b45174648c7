// Who covers what: a row a provider, a column a story, a mark where a provider's articles are in a story.

import { publishersOf, tellersOf } from "../data/coverage.js";
import { distinct } from "../data/distinct.js";
import { isolate } from "../data/isolate.js";
import { count, plural } from "../data/text.js";
import { makeScene } from "./scene.js";

const STEP = 22;
const WIDEST = 4.5; // steps between two columns, where there are few
const LARGEST = 1.35; // how large a table of few rows is seen at first; one of many as it is

/**
 * Stories of several providers come first, the largest first; then those that one provider tells alone.
 * @param {import("../data/graph.js").Graph} graph
 * @param {import("../data/filter.js").Filtered} filtered
 * @param {{width: number, height: number}} free the part of the window beside the headers
 * @returns {import("./scene.js").Scene}
 */
export function coverageScene(graph, filtered, free) {
  const told = filtered.stories.map((story) => ({ story, by: publishersOf(graph, graph.sources(story, "in_story").filter((id) => filtered.active[id])) })).filter(({ by }) => by.size);
  const isAlone = (/** @type {{story: number}} */ { story }) => tellersOf(graph, story) === 1;
  told.sort((one, other) => Number(isAlone(one)) - Number(isAlone(other)) || other.by.size - one.by.size || filtered.sizes[other.story] - filtered.sizes[one.story] || one.story - other.story);
  /** @type {Map<number, {stories: number, alone: number}>} */
  const providers = new Map();
  for (const one of told) {
    for (const provider of one.by.keys()) {
      const so = providers.get(provider) ?? { stories: 0, alone: 0 };
      providers.set(provider, { stories: so.stories + 1, alone: so.alone + Number(isAlone(one)) });
    }
  }
  const ordered = [...providers].sort(([one, its], [other, theirs]) => theirs.stories - its.stories || one - other);
  const rowOf = new Map(ordered.map(([provider], row) => [provider, row]));
  const scale = Math.min(LARGEST, Math.max(1, free.height / ((ordered.length + 1) * STEP)));
  const across = Math.min(WIDEST * STEP, Math.max(STEP, free.width / scale / (told.length + 2)));

  /** @type {import("./scene.js").Mark[]} */
  const marks = [];
  told.forEach(({ story, by }, column) => {
    for (const [provider, number] of by) {
      const y = /** @type {number} */ (rowOf.get(provider)) * STEP;
      const size = Math.min(STEP / 2 - 1, 4.5 + 1.6 * Math.sqrt(number));
      const lone = isAlone({ story });
      const tip = `${isolate(graph.label(story))} — ${isolate(graph.label(provider))}: ${plural(number, "article", "articles")}${lone ? ", nobody else" : ""}`;
      marks.push({ node: story, x: column * across, y, size, shape: lone ? "ring" : "dot", colour: lone ? "alone" : graph.topicColour(story), label: "", rank: 0, tip });
    }
  });
  ordered.forEach(([node], row) => {
    marks.push({ node, x: -STEP, y: row * STEP, size: STEP / 4, shape: "square", colour: "provider", label: "", rank: 0, tip: `${isolate(graph.label(node))}${countOf(node)}` });
  });
  const alone = told.filter(isAlone).length;
  const rows = ordered.map(([node], row) => ({ node, y: row * STEP, label: graph.label(node), count: countOf(node) }));
  const names = distinct(told.map(({ story }) => graph.label(story)));
  const columns = told.map(({ story }, column) => ({ node: story, x: column * across, label: names[column], tip: graph.label(story) }));
  const box = (/** @type {number} */ right, /** @type {number} */ bottom) => ({ left: -2 * STEP, right, top: -STEP, bottom });
  const first = box(free.width / scale - 2 * STEP, free.height / scale - STEP);
  const bounds = box(Math.max(4, told.length) * across, Math.max(3, rows.length) * STEP);
  return makeScene({ name: "coverage", marks, rows, columns, bounds, first, note: aloneInWords(alone, told.length) });

  /** @param {number} provider */
  function countOf(provider) {
    const { stories, alone: lone } = providers.get(provider) ?? { stories: 0, alone: 0 };
    return ` · ${count(stories)}${lone ? ` (${count(lone)} alone)` : ""}`;
  }
}

/** @param {number} alone @param {number} all */
function aloneInWords(alone, all) {
  if (!all) return "There is no story here whose providers are known.";
  if (all === 1) return alone ? "The story is told by one provider alone (ring)." : "The story is told by several providers.";
  const some = alone === all ? `All ${count(all)}` : `${alone ? count(alone) : "None"} of ${count(all)}`;
  return `${some} stories ${alone > 1 ? "are" : "is"} told by one provider alone${alone ? " (rings)" : ""}.`;
}
