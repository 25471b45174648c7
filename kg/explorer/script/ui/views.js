// What the views are called.

/** @typedef {import("../data/state.js").View} View */

/**
 * Each view with its name and what it shows.
 * @param {import("../data/graph.js").Graph} graph
 * @returns {[view: View, name: string, title: string][]}
 */
export function viewsOf(graph) {
  const overview = graph.ids("story").length
    ? ["Stories", "What happened when: each large mark a story"]
    : ["Overview", "What happened when: each mark an article or another thing"];
  return [
    ["stories", overview[0], overview[1]],
    ["coverage", "Coverage", "Who covers what: providers and stories"],
    ["graph", "Graph", "Articles, providers and topics with their links"],
    ["list", "List", "Everything as text"],
  ];
}
