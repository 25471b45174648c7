// The overview: what happened when. Stories as marks by time and likeness, and below them what is in no story.

import { lastUpTo } from "../data/sorted.js";
import { COMMON } from "../data/topic_colours.js";
import { makeScene } from "./scene.js";
import { upright } from "./upright.js";

/** A narrow page that is so many times as high at least has an overview of its own shape. */
const UPRIGHT = 0.9;

/**
 * @param {import("../data/graph.js").Graph} graph
 * @param {import("../data/filter.js").Filtered} filtered
 * @param {{width: number, height: number} | null} free the part of a narrow page that it may fill; null for a page with room
 * @returns {import("./scene.js").Scene}
 */
export function overviewScene(graph, filtered, free) {
  const { lines } = graph.overview;
  const shape = free ? free.height / Math.max(1, free.width) : 0;
  const { stories, alone, width, height, strip } = shape > UPRIGHT ? upright(graph.overview, shape) : graph.overview;
  const shown = new Set(filtered.stories);
  /** @type {import("./scene.js").Mark[]} */
  const marks = [];
  /** @type {Map<number, number>} */
  const placeOf = new Map();
  stories.node.forEach((node, at) => {
    if (!shown.has(node)) return;
    const articles = filtered.sizes[node];
    const all = Number(graph.value(node, "size") ?? articles);
    const size = Math.max(3, stories.r[at] * Math.sqrt(articles / Math.max(all, articles)));
    const colour = graph.topicColour(node);
    placeOf.set(at, marks.length);
    marks.push({ node, x: stories.x[at], y: stories.y[at], size, shape: colour === COMMON ? "pale" : "dot", colour, label: graph.label(node), rank: (graph.overview.stories.r[at] * size) / stories.r[at] / 6 });
  });
  alone.node.forEach((node, at) => {
    if (!filtered.active[node]) return;
    const colour = graph.topicColour(node);
    marks.push({ node, x: alone.x[at], y: alone.y[at], size: alone.r, shape: "dot", colour, label: graph.label(node), rank: 0 });
  });
  const joined = [];
  for (const [one, other, weight] of lines) {
    const [from, to] = [placeOf.get(one), placeOf.get(other)];
    if (from === undefined || to === undefined) continue;
    joined.push({ from, to, weight, kind: "related_to", label: "", arrow: false, bend: 0.12 });
  }
  joined.sort((one, other) => other.weight - one.weight || one.from - other.from || one.to - other.to);
  const bands = strip === null || !placeOf.size ? [] : [{ y: strip, label: "In no story" }];
  const bounds = marks.length ? { left: 0, right: width, top: 0, bottom: height } : undefined;
  return makeScene({ name: "stories", marks, lines: joined, bounds, axis: timeAxis(graph.overview), bands });
}

/**
 * The overview's scale of time, as a function each way; null where nothing has a date.
 * @param {Pick<import("../data/unpack.js").Overview, "axis" | "undated">} overview
 * @returns {import("./scene.js").Axis | null}
 */
function timeAxis({ axis, undated }) {
  if (axis.length < 2) return null;
  const times = axis.map(([time]) => Date.parse(time));
  const places = axis.map(([, x]) => x);
  const [first, last] = [times[0], times[times.length - 1]];
  return { toX: (time) => between(time, times, places), toTime: (x) => between(x, places, times), first, last, undated };
}

/**
 * A value on the line that goes through points; beyond its ends it goes straight on.
 * @param {number} value
 * @param {number[]} from
 * @param {number[]} to
 */
function between(value, from, to) {
  const low = Math.min(Math.max(0, lastUpTo(from, value)), from.length - 2);
  const high = low + 1;
  const span = from[high] - from[low];
  return span ? to[low] + ((value - from[low]) / span) * (to[high] - to[low]) : to[low];
}
