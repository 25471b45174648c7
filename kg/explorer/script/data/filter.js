// Which things are shown: all filters together, and what each could still choose from.

/** @import { Graph } from "./graph.js" */
/** @import { Links } from "./links.js" */
import { lastUpTo } from "./sorted.js";

/**
 * @typedef {object} Filters
 * @property {string[]} hidden looks switched off
 * @property {number[]} topics things about any of these; all things where there are none
 * @property {number[]} providers things published by any of these; all things where there are none
 * @property {number|null} from things of this instant and later, in milliseconds
 * @property {number|null} to things before this instant
 * @property {number} least things in stories of so many articles and more; 0 and 1 are for all things
 *
 * @typedef {object} Filtered
 * @property {Uint8Array} active by node: 1 for a thing that is shown
 * @property {number} number how many things are shown
 * @property {number[]} stories those large enough that have an article that is shown
 * @property {Int32Array} sizes by node: how many of a story's articles are shown
 * @property {Counts} counts what would be shown if a filter had no choice of its own, by what it can choose
 * @property {(edges: ArrayLike<number>) => Int32Array} days how many things there would be without from and to, from each
 *   of these instants (ascending) until before the next
 *
 * @typedef {{looks: Map<string, number>, topics: Map<number, number>, providers: Map<number, number>}} Counts
 */

/** @type {Readonly<Filters>} */
export const NO_FILTERS = Object.freeze({ hidden: [], topics: [], providers: [], from: null, to: null, least: 0 });

const LOOK = 1;
const TOPIC = 2;
const PROVIDER = 4;
const TIME = 8;
const STORY = 16;

/**
 * @param {Graph} graph
 * @param {Filters} filters
 * @returns {Filtered}
 */
export function applyFilters(graph, filters) {
  const { size, things } = graph;
  const about = graph.links("about");
  const publisher = graph.links("publisher");
  const inStory = graph.links("in_story");
  const members = graph.reversed("in_story").starts;
  const hidden = new Set(filters.hidden);
  const topics = chosen(filters.topics, size);
  const providers = chosen(filters.providers, size);
  const dated = filters.from !== null || filters.to !== null;
  const from = filters.from ?? -Infinity;
  const to = filters.to ?? Infinity;

  const active = new Uint8Array(size);
  const sizes = new Int32Array(size);
  const byTopic = new Int32Array(size);
  const byProvider = new Int32Array(size);
  const looks = new Map();
  /** @type {number[]} */
  const times = [];
  let number = 0;
  for (let id = 0; id < things; id += 1) {
    const look = graph.look(id);
    const time = graph.time(id);
    const story = inStory.ends[inStory.starts[id]];
    const hasStory = inStory.starts[id] !== inStory.starts[id + 1];
    let against = hidden.has(look) ? LOOK : 0;
    if (topics && !any(about, id, topics)) against |= TOPIC;
    if (providers && !any(publisher, id, providers)) against |= PROVIDER;
    if (dated && !(time >= from && time < to)) against |= TIME;
    if (filters.least > 1 && !(hasStory && members[story + 1] - members[story] >= filters.least)) against |= STORY;
    if (!(against & ~LOOK)) looks.set(look, (looks.get(look) ?? 0) + 1);
    if (!(against & ~TOPIC)) addAll(about, id, byTopic);
    if (!(against & ~PROVIDER)) addAll(publisher, id, byProvider);
    if (!(against & ~TIME) && !Number.isNaN(time)) times.push(time);
    if (against) continue;
    active[id] = 1;
    number += 1;
    if (hasStory) sizes[story] += 1;
  }
  const large = (/** @type {number} */ id) => members[id + 1] - members[id] >= filters.least;
  const stories = graph.ids("story").filter((id) => sizes[id] && large(id));
  const counts = { looks, topics: counted(byTopic), providers: counted(byProvider) };
  return { active, number, stories, sizes, counts, days: (edges) => histogram(times, edges) };
}

/**
 * Whether the filters leave a thing, or anything of a story, of a provider, about a topic.
 * @param {Graph} graph
 * @param {Filtered} filtered
 * @param {number} id
 */
export function isLeft(graph, { active, sizes }, id) {
  if (graph.isThing(id)) return active[id] === 1;
  if (graph.kind(id) === "story") return sizes[id] > 0;
  return any(graph.reversed(graph.kind(id) === "provider" ? "publisher" : "about"), id, active);
}

/**
 * @param {number[]} ids
 * @param {number} size
 */
function chosen(ids, size) {
  if (!ids.length) return null;
  const found = new Uint8Array(size);
  for (const id of ids) found[id] = 1;
  return found;
}

/**
 * @param {Links} links
 * @param {number} id
 * @param {Uint8Array} wanted
 */
function any({ starts, ends }, id, wanted) {
  for (let at = starts[id]; at < starts[id + 1]; at += 1) if (wanted[ends[at]]) return true;
  return false;
}

/**
 * @param {Links} links
 * @param {number} id
 * @param {Int32Array} counts
 */
function addAll({ starts, ends }, id, counts) {
  for (let at = starts[id]; at < starts[id + 1]; at += 1) counts[ends[at]] += 1;
}

/** @param {Int32Array} numbers */
function counted(numbers) {
  /** @type {Map<number, number>} */
  const found = new Map();
  numbers.forEach((number, id) => number && found.set(id, number));
  return found;
}

/**
 * @param {number[]} times
 * @param {ArrayLike<number>} edges
 */
function histogram(times, edges) {
  const found = new Int32Array(Math.max(0, edges.length - 1));
  for (const time of times) {
    const bin = lastUpTo(edges, time);
    if (bin >= 0 && bin < found.length) found[bin] += 1;
  }
  return found;
}
