// A story opened: who tells it, its articles in order of time, what they are about, and what links them.

import { day } from "../data/dates.js";
import { isolate } from "../data/isolate.js";
import { LOOKS } from "../data/looks.js";
import { count } from "../data/text.js";
import { makeScene } from "./scene.js";
import { SPOKEN } from "./words.js";

const ROW = 30;
const MOST_RELATED = 40;
const MOST_ROWS = 30;
const FEW_ROWS = 10; // on a narrow page, whose sheet leaves little of the height

/**
 * @param {import("../data/graph.js").Graph} graph
 * @param {import("../data/filter.js").Filtered} filtered
 * @param {number} story
 * @param {{narrow: boolean}} room
 * @returns {import("./scene.js").Scene}
 */
export function storyScene(graph, filtered, story, { narrow }) {
  const gap = narrow ? 130 : 300;
  const articles = graph.members(story).filter((id) => filtered.active[id]);
  const core = graph.targets(story, "core")[0];
  /** @type {import("./scene.js").Mark[]} */
  const marks = [];
  /** @type {Map<number, number>} */
  const place = new Map();
  articles.forEach((node, row) => {
    const size = node === core ? 9 : 6.5;
    const when = day(graph.time(node));
    const name = isolate(graph.label(node));
    const label = when && !narrow ? `${when} · ${name}` : name;
    place.set(node, marks.length);
    const tip = `${name} — ${when || "no date"}`;
    const look = graph.look(node);
    marks.push({ node, x: 0, y: row * ROW, size, shape: node === core ? "ring" : "dot", colour: look, label, rank: node === core ? 2 : 1, side: "right", tip });
  });
  const topics = column("about", "topic");
  const providers = column("publisher", "provider");
  // Topics above everything, so that no line to them runs through a headline.
  topics.forEach((one, at) => (one.y = -ROW * (topics.length - at + 0.5)));
  for (const { node, number, y, kind } of [...topics, ...providers]) {
    place.set(node, marks.length);
    const size = 6 + Math.min(8, 1.5 * Math.sqrt(number));
    marks.push({ node, x: -gap, y, size, shape: LOOKS[kind].shape, colour: kind === "topic" ? graph.topicColour(node) : kind, label: isolate(graph.label(node)), rank: 3, side: "left" });
  }

  /**
   * What articles lead to by a field, one below the other, each beside its articles as far as there is room.
   * @param {string} field
   * @param {"provider" | "topic"} kind
   */
  function column(field, kind) {
    /** @type {Map<number, number[]>} */
    const rows = new Map();
    articles.forEach((node, row) => {
      for (const target of graph.targets(node, field)) rows.set(target, [...(rows.get(target) ?? []), row]);
    });
    const wished = [...rows].map(([node, found]) => ({ node, kind, number: found.length, y: (found.reduce((sum, row) => sum + row, 0) / found.length) * ROW }));
    wished.sort((one, other) => one.y - other.y || one.node - other.node);
    let free = -Infinity;
    for (const one of wished) {
      one.y = Math.max(one.y, free);
      free = one.y + ROW;
    }
    // What had to go too far down is spread about the middle of the articles.
    const excess = Math.max(0, free - articles.length * ROW) / 2;
    for (const one of wished) one.y -= excess;
    return wished;
  }

  /** @type {import("./scene.js").Line[]} */
  const lines = [];
  for (const node of articles) {
    for (const [field, label] of SPOKEN) {
      for (const target of graph.targets(node, field)) {
        const to = place.get(target);
        if (to === undefined || target === node) continue;
        const within = field === "related_to" || field === "duplicate_of";
        // Those related both ways are joined once.
        if (field === "related_to" && target < node && [...graph.targets(target, field)].includes(node)) continue;
        lines.push({ from: /** @type {number} */ (place.get(node)), to, kind: field, label, weight: 1, arrow: true, bend: within ? 0.3 : 0 });
      }
    }
  }
  const related = lines.filter(({ kind }) => kind === "related_to");
  const many = related.length > MOST_RELATED;
  if (many) for (const line of related) line.quiet = true;
  const note = many ? `${count(related.length)} links between related articles: select an article to see its own.` : "";
  return makeScene({ name: "story", marks, lines, bounds: room(), first: first(), note });

  /** As many articles as can be read at once. */
  function first() {
    const { top, bottom, ...sides } = room();
    return { ...sides, top, bottom: Math.min(bottom, top + (narrow ? FEW_ROWS : MOST_ROWS) * ROW) };
  }

  /** With room for the names on both sides. */
  function room() {
    const ys = marks.map(({ y }) => y);
    return { left: -gap - (narrow ? 110 : 200), right: narrow ? gap : 380, top: Math.min(0, ...ys) - 24, bottom: Math.max(0, ...ys) + 24 };
  }
}
