// The plain graph: things, providers and topics where the build placed them, and their links.

import { LOOKS } from "../data/looks.js";
import { count } from "../data/text.js";
import { networkLines } from "./network_lines.js";
import { makeScene } from "./scene.js";

const MOST_MARKS = 12000;

/**
 * All that the filters leave, if that is not too much; else the things most linked.
 * @param {import("../data/graph.js").Graph} graph
 * @param {import("../data/filter.js").Filtered} filtered
 * @returns {import("./scene.js").Scene}
 */
export function networkScene(graph, filtered) {
  const placed = graph.places.x.length;
  let things = [];
  for (let node = 0; node < placed; node += 1) if (filtered.active[node]) things.push(node);
  const all = things.length;
  if (all > MOST_MARKS) things = mostLinked(graph, things);
  const shown = new Set(things);
  const whole = filtered.number === graph.things;
  for (const kind of ["provider", "topic"]) {
    for (const node of graph.ids(kind)) {
      const field = kind === "provider" ? "publisher" : "about";
      if (whole || some(graph.sources(node, field), shown)) shown.add(node);
    }
  }

  /** @type {import("./scene.js").Mark[]} */
  const marks = [];
  /** @type {Map<number, number>} */
  const place = new Map();
  for (const node of shown) {
    const look = graph.look(node);
    const own = graph.isThing(node) ? 0 : graph.sources(node, look === "topic" ? "about" : "publisher").length;
    const size = graph.isThing(node) ? 8 : Math.min(80, (look === "topic" ? 12 : 6) + 1.5 * Math.sqrt(own));
    place.set(node, marks.length);
    marks.push({ node, x: graph.places.x[node], y: graph.places.y[node], size, shape: LOOKS[look].shape, colour: look === "topic" ? graph.topicColour(node) : look, label: graph.label(node), rank: rankOf(look) + Math.sqrt(own) });
  }

  const { lines, isPart, note } = networkLines(graph, place);
  const islands = whole ? graph.islands.map(([, x, y, radius]) => ({ x, y, radius })) : [];
  const left = all - things.length;
  const notes = [
    ...(left > 0 ? [`The ${count(things.length)} most linked of ${count(all)} things; filters show others.`] : []),
    ...(note ? [note] : []),
  ];
  return makeScene({ name: "graph", marks, lines, quietLines: isPart, islands, note: notes.join(" ") });
}

/** @param {string} look */
function rankOf(look) {
  return look === "topic" ? 3 : look === "provider" ? 1 : look === "article" ? 0 : 2;
}

/**
 * @param {ArrayLike<number>} nodes
 * @param {Set<number>} among
 */
function some(nodes, among) {
  for (let at = 0; at < nodes.length; at += 1) if (among.has(nodes[at])) return true;
  return false;
}

/**
 * @param {import("../data/graph.js").Graph} graph
 * @param {number[]} things
 */
function mostLinked(graph, things) {
  const links = new Map(things.map((node) => [node, graph.targets(node, "related_to").length + graph.sources(node, "related_to").length]));
  const degree = (/** @type {number} */ node) => links.get(node) ?? 0;
  return things.sort((one, other) => degree(other) - degree(one) || other - one).slice(0, MOST_MARKS).sort((one, other) => one - other);
}
