// The small mark before a node's name: its shape tells its kind, a topic's own colour its topic.

import { element } from "./elements.js";

/**
 * @param {import("../data/graph.js").Graph} graph
 * @param {number} id
 */
export function markOf(graph, id) {
  const look = graph.look(id);
  const colour = look === "topic" || look === "story" ? ` ${graph.topicColour(id)}` : "";
  return element("span", { className: `mark ${look}${colour}`, "aria-hidden": "true" });
}
