// Who covers what: a row a provider, a column a story, a mark where a provider's articles are in a story.

import { publishersOf } from "../data/coverage.js";
import { makeScene } from "./scene.js";

const STEP = 22;
const FIRST_ROWS = 26;
const FIRST_COLUMNS = 44;

/**
 * Stories of several providers come first, the largest first; then those that one provider tells alone.
 * @param {import("../data/graph.js").Graph} graph
 * @param {import("../data/filter.js").Filtered} filtered
 * @returns {import("./scene.js").Scene}
 */
export function coverageScene(graph, filtered) {
  const told = filtered.stories.map((story) => ({ story, by: publishersOf(graph, graph.members(story).filter((id) => filtered.active[id])) })).filter(({ by }) => by.size);
  const isAlone = (/** @type {{by: Map<number, number>}} */ { by }) => by.size === 1;
  told.sort((one, other) => Number(isAlone(one)) - Number(isAlone(other)) || other.by.size - one.by.size || filtered.sizes[other.story] - filtered.sizes[one.story] || one.story - other.story);
  /** @type {Map<number, {stories: number, alone: number}>} */
  const providers = new Map();
  for (const { by } of told) {
    for (const provider of by.keys()) {
      const so = providers.get(provider) ?? { stories: 0, alone: 0 };
      providers.set(provider, { stories: so.stories + 1, alone: so.alone + Number(by.size === 1) });
    }
  }
  const ordered = [...providers].sort(([one, its], [other, theirs]) => theirs.stories - its.stories || one - other);
  const rowOf = new Map(ordered.map(([provider], row) => [provider, row]));

  /** @type {import("./scene.js").Mark[]} */
  const marks = [];
  told.forEach(({ story, by }, column) => {
    for (const [provider, number] of by) {
      const y = /** @type {number} */ (rowOf.get(provider)) * STEP;
      const size = Math.min(STEP / 2 - 1, 3 + 1.6 * Math.sqrt(number));
      const lone = by.size === 1;
      const tip = `${graph.label(story)} — ${graph.label(provider)}: ${number} ${number === 1 ? "article" : "articles"}${lone ? ", nobody else" : ""}`;
      marks.push({ node: story, x: column * STEP, y, size, shape: lone ? "ring" : "dot", colour: lone ? "alone" : graph.topicColour(story), label: "", rank: 0, tip });
    }
  });
  ordered.forEach(([node], row) => {
    marks.push({ node, x: -STEP, y: row * STEP, size: STEP / 4, shape: "square", colour: "provider", label: "", rank: 0, tip: rowLabel(node) });
  });
  const alone = told.filter(isAlone).length;
  const rows = ordered.map(([node], row) => ({ node, y: row * STEP, label: rowLabel(node) }));
  const columns = told.map(({ story }, column) => ({ node: story, x: column * STEP, label: graph.label(story) }));
  const box = (/** @type {number} */ across, /** @type {number} */ down) => ({ left: -2 * STEP, right: Math.max(4, across) * STEP, top: -STEP, bottom: Math.max(3, down) * STEP });
  const note = told.length
    ? `${alone} of ${told.length} ${told.length === 1 ? "story" : "stories"} told by one provider alone${alone ? " (rings)" : ""}.`
    : "There is no story here whose providers are known.";
  const first = box(Math.min(told.length, FIRST_COLUMNS), Math.min(rows.length, FIRST_ROWS));
  return makeScene({ name: "coverage", marks, rows, columns, bounds: box(told.length, rows.length), first, note });

  /** @param {number} provider */
  function rowLabel(provider) {
    const { stories, alone: lone } = providers.get(provider) ?? { stories: 0, alone: 0 };
    return `${graph.label(provider)} · ${stories}${lone ? ` (${lone} alone)` : ""}`;
  }
}
