// What can be found, folded bit by bit while nobody waits for it, or when first asked: all names first, then all texts.

/** @import { Graph } from "./graph.js" */
import { fold } from "./text.js";

/**
 * @typedef {"stories"|"articles"|"things"|"providers"|"topics"} Group
 * @typedef {object} Index
 * @property {Graph} graph
 * @property {{group: Group, ids: number[]}[]} groups those that come first are shown first: the latest, the most used
 * @property {number[]} queue all of these, in the order in which they are folded
 * @property {number} done how many names and texts are folded, of two for each of these
 * @property {string[]} names by node, folded, each between two ends of lines
 * @property {string[]} texts by node, folded; none where that is not done yet
 */

const NAMES = ["alternate_name", "domain"];
const TEXTS = ["abstract", "description", "definition", "keyword", "author", "location"];

/**
 * An index of which nothing is folded yet: `advance` does that, or the first `find`.
 * @param {Graph} graph
 * @returns {Index}
 */
export function makeIndex(graph) {
  const { starts: parts } = graph.reversed("about");
  const { starts: published } = graph.reversed("publisher");
  const used = (/** @type {number} */ id) => parts[id + 1] - parts[id] + published[id + 1] - published[id];
  const time = (/** @type {number} */ id) => (Number.isNaN(graph.time(id)) ? -Infinity : graph.time(id));
  const latest = (/** @type {number[]} */ ids) => ids.sort((a, b) => time(b) - time(a) || a - b);
  const mostUsed = (/** @type {number[]} */ ids) => ids.sort((a, b) => used(b) - used(a) || a - b);
  const things = Array.from({ length: graph.things }, (_, id) => id).filter((id) => graph.kind(id) !== "article");
  /** @type {Index["groups"]} */
  const groups = [
    { group: "stories", ids: latest(graph.ids("story")) },
    { group: "articles", ids: latest(graph.ids("article")) },
    { group: "things", ids: latest(things) },
    { group: "providers", ids: mostUsed(graph.ids("provider")) },
    { group: "topics", ids: mostUsed(graph.ids("topic")) },
  ];
  return { graph, groups, queue: groups.flatMap(({ ids }) => ids), done: 0, names: [], texts: [] };
}

/**
 * Fold some more, for about that many milliseconds; in any case all names, if they are wanted.
 * @param {Index} index
 * @param {number} milliseconds
 * @param {boolean} [names] whether the names must be ready afterwards
 * @returns {boolean} whether all is folded
 */
export function advance(index, milliseconds, names = false) {
  const { graph, queue } = index;
  const number = queue.length;
  const end = performance.now() + milliseconds;
  while (index.done < 2 * number) {
    const id = queue[index.done % number];
    if (index.done < number) index.names[id] = fold(`\n${graph.label(id)}\n${values(graph, id, NAMES)}`);
    else index.texts[id] = fold(values(graph, id, TEXTS));
    index.done += 1;
    if (index.done % 32 === 0 && performance.now() > end && !(names && index.done < number)) break;
  }
  return index.done === 2 * number;
}

/** All values of some fields, each with an end of line. @param {Graph} graph @param {number} id @param {string[]} fields */
function values(graph, id, fields) {
  let text = "";
  for (const field of fields) {
    const value = graph.value(id, field);
    if (Array.isArray(value)) text += `${value.join("\n")}\n`;
    else if (value !== undefined) text += `${value}\n`;
  }
  return text;
}
