// What stands out when a node is selected: its own marks, and those of what it is linked with.

/** So many at most: more would be all over the picture. */
const MOST = 2000;

/**
 * The positions of the marks of what is selected (it may have none, or several), and of all that stands out with it.
 * @param {import("../scenes/scene.js").Scene} scene
 * @param {number | null} selected
 * @param {import("../data/graph.js").Graph} graph
 * @returns {{own: Set<number>, chosen: Set<number>}}
 */
export function neighboursOf(scene, selected, graph) {
  /** @type {Set<number>} */
  const own = new Set();
  if (selected === null) return { own, chosen: own };
  scene.marks.forEach(({ node }, at) => node === selected && own.add(at));
  const chosen = new Set(own);
  for (const { from, to } of own.size ? scene.lines : []) {
    if (own.has(from)) chosen.add(to);
    if (own.has(to)) chosen.add(from);
  }
  // Of a story that is open everything is shown as it is.
  const isOpen = scene.name === "story" && graph.kind(selected) === "story";
  if (!isOpen && (scene.name === "stories" || scene.quietLines || !own.size)) {
    const near = linked(graph, selected);
    for (let at = 0; at < scene.marks.length && chosen.size < MOST; at += 1) if (near.has(scene.marks[at].node)) chosen.add(at);
  }
  // In a table, what is in the row of a provider.
  if (scene.rows.length && graph.kind(selected) === "provider") {
    const levels = new Set([...own].map((at) => scene.marks[at].y));
    scene.marks.forEach(({ y }, at) => levels.has(y) && chosen.add(at));
  }
  return { own, chosen };
}

/**
 * What a node is linked with; of a thing also its story, of a story its articles, of a provider or topic the stories of its articles.
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
  } else if (graph.kind(node) === "story") {
    for (const article of graph.sources(node, "in_story")) near.add(article);
  }
  return near;
}
