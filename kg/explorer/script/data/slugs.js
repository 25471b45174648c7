// Short names for nodes in addresses: the last part of an IRI, where no other node has the same; else all of it.

/** @import { Graph } from "./graph.js" */

/** What nobody selects. */
const NOT_NAMED = new Set(["image", "source", "scheme"]);

/** @type {WeakMap<Graph, Map<string, number>>} -1 where several nodes have that name */
const KNOWN = new WeakMap();

/**
 * @param {Graph} graph
 * @param {number} id
 */
export function nameOf(graph, id) {
  const slug = lastPart(graph.iri(id));
  // A short name must never be another node's IRI.
  return slugs(graph).get(slug) === id && (graph.find(slug) ?? id) === id ? slug : graph.iri(id);
}

/**
 * @param {Graph} graph
 * @param {string} name
 * @returns {number|undefined}
 */
export function nodeOf(graph, name) {
  const found = graph.find(name) ?? slugs(graph).get(name);
  return found === -1 ? undefined : found;
}

/** @param {string} iri */
function lastPart(iri) {
  return /[^/#]+(?=[/#]*$)/.exec(iri)?.[0] ?? iri;
}

/** @param {Graph} graph */
function slugs(graph) {
  let found = KNOWN.get(graph);
  if (found) return found;
  found = new Map();
  for (let id = 0; id < graph.size; id += 1) {
    if (NOT_NAMED.has(graph.kind(id))) continue;
    const slug = lastPart(graph.iri(id));
    found.set(slug, found.has(slug) ? -1 : id);
  }
  KNOWN.set(graph, found);
  return found;
}
