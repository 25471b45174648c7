// Addresses: which lead to the web, and which are names only.

/** @param {string} address */
export function isWebAddress(address) {
  return /^https?:\/\/[^\s]/i.test(address);
}

/**
 * Whether a node's address was made by the builder, as those of topics and stories are, and leads nowhere.
 * @param {import("./graph.js").Graph} graph
 * @param {number} id
 */
export function isMinted(graph, id) {
  return graph.iri(id).startsWith(`${graph.base}${graph.kind(id)}/`);
}
