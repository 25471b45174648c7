// A story opened: who tells it, its articles in order of time, what they are about, and what links them.

import { LOOKS } from "../data/looks.js";
import { makeScene } from "./scene.js";

const ROW = 30;
const SPOKEN = new Map([
  ["publisher", "published by"],
  ["about", "about"],
  ["related_to", "related to"],
  ["duplicate_of", "copy of"],
]);

/**
 * @param {import("../data/graph.js").Graph} graph
 * @param {import("../data/filter.js").Filtered} filtered
 * @param {number} story
 * @param {{narrow: boolean}} room
 * @returns {import("./scene.js").Scene}
 */
export function storyScene(graph, filtered, story, { narrow }) {
  const gap = narrow ? 150 : 330;
  const articles = graph.members(story).filter((id) => filtered.active[id]);
  const core = graph.targets(story, "core")[0];
  /** @type {import("./scene.js").Mark[]} */
  const marks = [];
  /** @type {Map<number, number>} */
  const place = new Map();
  articles.forEach((node, row) => {
    const size = node === core ? 9 : 6.5;
    const when = graph.value(node, "date_published")?.slice(0, 10) ?? "no date";
    const label = graph.label(node);
    place.set(node, marks.length);
    const tip = `${label} — ${when}`;
    const look = graph.look(node);
    marks.push({ node, x: 0, y: row * ROW, size, shape: node === core ? "ring" : "dot", colour: look, label, rank: node === core ? 2 : 1, side: "right", tip });
  });
  const middle = ((articles.length - 1) * ROW) / 2;
  addColumn("publisher", "provider", -gap, "left");
  addColumn("about", "topic", narrow ? gap : gap * 2.1, "right");

  /**
   * The things that articles lead to by a field, as a column; each beside its articles, as far as there is room.
   * @param {string} field
   * @param {"provider" | "topic"} kind
   * @param {number} x
   * @param {"left" | "right"} side
   */
  function addColumn(field, kind, x, side) {
    /** @type {Map<number, number[]>} */
    const rows = new Map();
    articles.forEach((node, row) => {
      for (const target of graph.targets(node, field)) rows.set(target, [...(rows.get(target) ?? []), row]);
    });
    const wished = [...rows].map(([node, found]) => ({ node, number: found.length, y: (found.reduce((sum, row) => sum + row, 0) / found.length) * ROW }));
    wished.sort((one, other) => one.y - other.y || one.node - other.node);
    let free = -Infinity;
    for (const one of wished) {
      one.y = Math.max(one.y, free);
      free = one.y + ROW;
    }
    const lowest = wished.length ? (wished[0].y + wished[wished.length - 1].y) / 2 : 0;
    for (const { node, number, y } of wished) {
      place.set(node, marks.length);
      const size = 6 + Math.min(8, 1.5 * Math.sqrt(number));
      const { shape } = LOOKS[kind];
      marks.push({ node, x, y: y + (free > middle * 2 + ROW ? middle - lowest : 0), size, shape, colour: kind, label: graph.label(node), rank: 3, side });
    }
  }

  const lines = [];
  for (const node of articles) {
    for (const [field, label] of SPOKEN) {
      for (const target of graph.targets(node, field)) {
        const to = place.get(target);
        if (to === undefined || target === node) continue;
        const within = field === "related_to" || field === "duplicate_of";
        // Those related both ways are joined once.
        if (field === "related_to" && target < node && [...graph.targets(target, field)].includes(node)) continue;
        lines.push({ from: /** @type {number} */ (place.get(node)), to, kind: field, label, weight: 1, arrow: true, bend: within ? 0.35 : 0 });
      }
    }
  }
  const note = articles.length ? "" : "None of this story's articles is left by the filters.";
  return makeScene({ name: "story", marks, lines, bounds: room(), note });

  /** With room for the names on both sides. */
  function room() {
    const ys = marks.map(({ y }) => y);
    const names = narrow ? 60 : 200;
    return { left: -gap - names, right: (narrow ? gap : gap * 2.1) + names * 0.7, top: Math.min(0, ...ys) - 24, bottom: Math.max(0, ...ys) + 24 };
  }
}
