// Which colour of the palette a topic has, and what is about topics.

/** @import { Graph } from "./graph.js" */

/** The colour of topics that half of all articles have, which tell nothing apart; and that of all others, and of none. */
export const COMMON = "common";
export const OTHER = "other";

/**
 * The palette's name for the colour of a topic, of a story's main topic, or of the rarest of a thing's topics with a colour.
 * @param {Graph} graph
 * @param {number} id
 * @returns {string}
 */
export function topicColour(graph, id) {
  const { colours, common } = graph.overview;
  const place = (/** @type {number} */ topic) => {
    const found = colours.indexOf(topic);
    return found >= 0 ? `topic${found}` : common.includes(topic) ? COMMON : OTHER;
  };
  if (graph.kind(id) === "topic") return place(id);
  if (!graph.isThing(id)) return place(graph.targets(id, "main_topic")[0] ?? -1);
  const { starts } = graph.reversed("about");
  const used = (/** @type {number} */ topic) => starts[topic + 1] - starts[topic];
  const topics = graph.targets(id, "about");
  let rarest = -1;
  for (const topic of topics) {
    if (colours.includes(topic) && (rarest < 0 || used(topic) < used(rarest))) rarest = topic;
  }
  if (rarest >= 0) return place(rarest);
  return topics.length && topics.every((topic) => common.includes(topic)) ? COMMON : OTHER;
}
