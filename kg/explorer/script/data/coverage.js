// Who covers what, of what the filters leave: providers and topics with their articles and stories.

/** @import { Graph } from "./graph.js" */
/** @import { Filtered } from "./filter.js" */

/**
 * @typedef {object} Covered
 * @property {number} articles
 * @property {number} others courses, events and the like
 * @property {number} stories those a provider has articles in; those a topic is the main one of
 * @property {number} alone stories that no other provider tells
 */

/**
 * The providers of some articles, each with its number of them, those with most first.
 * @param {Graph} graph
 * @param {Iterable<number>} articles in any order
 * @returns {Map<number, number>}
 */
export function publishersOf(graph, articles) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const article of articles) {
    for (const provider of graph.targets(article, "publisher")) found.set(provider, (found.get(provider) ?? 0) + 1);
  }
  return new Map([...found].sort(([one, its], [other, theirs]) => theirs - its || one - other));
}

/** @type {WeakMap<Graph, Int32Array>} */
const TELLERS = new WeakMap();

/**
 * How many providers tell a story, whatever the filters leave of it: whether one is alone does not depend on what is shown.
 * @param {Graph} graph
 * @param {number} story
 */
export function tellersOf(graph, story) {
  let numbers = TELLERS.get(graph);
  if (!numbers) {
    numbers = new Int32Array(graph.size);
    for (const one of graph.ids("story")) numbers[one] = publishersOf(graph, graph.sources(one, "in_story")).size;
    TELLERS.set(graph, numbers);
  }
  return numbers[story];
}

/**
 * Providers and topics of what is shown, those with most things first.
 * @param {Graph} graph
 * @param {Filtered} filtered
 * @returns {{providers: Map<number, Covered>, topics: Map<number, Covered>}}
 */
export function coverageOf(graph, { active, stories }) {
  const providers = new Map();
  const topics = new Map();
  for (let id = 0; id < graph.things; id += 1) {
    if (!active[id]) continue;
    const kind = graph.kind(id) === "article" ? "articles" : "others";
    for (const provider of graph.targets(id, "publisher")) add(providers, provider, kind);
    for (const topic of graph.targets(id, "about")) add(topics, topic, kind);
  }
  for (const story of stories) {
    const by = publishersOf(graph, graph.sources(story, "in_story").filter((id) => active[id]));
    for (const provider of by.keys()) add(providers, provider, "stories");
    if (tellersOf(graph, story) === 1) for (const provider of by.keys()) add(providers, provider, "alone");
    for (const topic of graph.targets(story, "main_topic")) add(topics, topic, "stories");
  }
  return { providers: ordered(providers), topics: ordered(topics) };
}

/**
 * @param {Map<number, Covered>} found
 * @param {number} id
 * @param {keyof Covered} what
 */
function add(found, id, what) {
  const covered = found.get(id) ?? { articles: 0, others: 0, stories: 0, alone: 0 };
  covered[what] += 1;
  found.set(id, covered);
}

/** @param {Map<number, Covered>} found */
function ordered(found) {
  const number = (/** @type {Covered} */ { articles, others }) => articles + others;
  return new Map([...found].sort(([one, its], [other, theirs]) => number(theirs) - number(its) || one - other));
}

/**
 * The stories whose articles relate to a story's own, the nearest first, each with the number of links.
 * @param {Graph} graph
 * @param {number} story
 * @returns {[story: number, weight: number][]}
 */
export function storiesNear({ overview: { lines, stories } }, story) {
  const at = stories.node.indexOf(story);
  const near = lines.filter(([one, other]) => one === at || other === at).sort((a, b) => b[2] - a[2]);
  return near.map(([one, other, weight]) => [stories.node[one === at ? other : one], weight]);
}
