// What stands out when a node is selected: its own marks, and those of what it is linked with.

/** So many at most: more would be all over the picture. */
const MOST = 2000;

/**
 * Positions of marks, those of the selected node first.
 * @param {import("../scenes/scene.js").Scene} scene
 * @param {number | null} selected
 * @param {import("../data/graph.js").Graph} graph
 * @returns {Set<number>}
 */
export function neighboursOf(scene, selected, graph) {
  /** @type {Set<number>} */
  const chosen = new Set();
  if (selected === null) return chosen;
  scene.marks.forEach(({ node }, at) => node === selected && chosen.add(at));
  const found = chosen.size;
  for (const { from, to } of found ? scene.lines : []) {
    if (scene.marks[from].node === selected) chosen.add(to);
    if (scene.marks[to].node === selected) chosen.add(from);
  }
  if (scene.name === "stories" || scene.quietLines || !found) {
    const near = linked(graph, selected);
    for (let at = 0; at < scene.marks.length && chosen.size < MOST; at += 1) if (near.has(scene.marks[at].node)) chosen.add(at);
  }
  return chosen;
}

/**
 * What a node is linked with; of a thing also its story, of a provider or topic the stories of its articles.
 * @param {import("../data/graph.js").Graph} graph
 * @param {number} node
 */
function linked(graph, node) {
  /** @type {Set<number>} */
  const near = new Set();
  if (graph.isThing(node)) {
    for (const field of ["related_to", "publisher", "about", "has_part", "affiliation", "in_story"]) {
      for (const other of graph.targets(node, field)) near.add(other);
    }
    for (const other of graph.sources(node, "related_to")) near.add(other);
  } else if (graph.kind(node) === "provider" || graph.kind(node) === "topic") {
    for (const field of ["publisher", "about", "affiliation", "broader"]) {
      for (const other of graph.sources(node, field)) {
        near.add(other);
        if (graph.isThing(other) && graph.story(other) >= 0) near.add(graph.story(other));
      }
    }
  }
  return near;
}
