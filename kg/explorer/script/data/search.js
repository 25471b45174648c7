// Finding by words: each must occur in a node's name or text, or in the names of its provider, its topics or its story.

/** @import { Graph } from "./graph.js" */
import { fold } from "./text.js";

/**
 * @typedef {"stories"|"articles"|"things"|"providers"|"topics"} Group
 * @typedef {object} Index
 * @property {Graph} graph
 * @property {{group: Group, ids: number[]}[]} groups those that come first are shown first: the latest, the most used
 * @property {number[]} queue all of these, in the order in which they are folded
 * @property {number} done how many are
 * @property {string[]} names by node, folded
 * @property {string[]} texts by node, folded
 *
 * @typedef {{group: Group, count: number, ids: number[]}} Hits how many there are, and the best of them
 * @typedef {object} Found
 * @property {number} number how many nodes were found
 * @property {Hits[]} groups those in which something was found
 * @property {Map<string, number>} looks how many of each
 */

const NAMES = ["alternate_name", "domain"];
const TEXTS = ["abstract", "description", "definition", "keyword", "author", "location"];
const CONTEXT = ["in_story", "publisher", "about", "affiliation"];
/** Enough for any question; what is pasted may have thousands. */
const MOST_WORDS = 12;

// Where a word occurs, the best first.
const NAME_STARTS = 1;
const NAME = 2;
const TEXT = 3;
const NEIGHBOUR = 4;

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
 * Fold some more, for about that many milliseconds.
 * @param {Index} index
 * @param {number} milliseconds
 * @returns {boolean} whether all is folded
 */
export function advance(index, milliseconds) {
  const { graph, queue, names, texts } = index;
  const end = performance.now() + milliseconds;
  while (index.done < queue.length) {
    const id = queue[index.done];
    const values = (/** @type {string[]} */ fields) => fields.flatMap((field) => graph.value(id, field) ?? []).join("\n");
    names[id] = fold(`${graph.label(id)}\n${values(NAMES)}`);
    texts[id] = fold(values(TEXTS));
    index.done += 1;
    if (index.done % 32 === 0 && performance.now() > end) break;
  }
  return index.done === queue.length;
}

/**
 * @param {Index} index what is not folded yet is folded now
 * @param {string} query
 * @param {number} limit how many hits of each group are wanted; how many there are is told in any case
 * @returns {Found}
 */
export function find(index, query, limit) {
  advance(index, Infinity);
  const { graph, names } = index;
  const asked = fold(query).trim();
  const words = [...new Set(asked.split(/\s+/).filter(Boolean))].slice(0, MOST_WORDS);
  /** @type {Found} */
  const found = { number: 0, groups: [], looks: new Map() };
  if (!words.length) return found;
  const neighbours = words.map((word) => namedSo(index, word));
  for (const { group, ids } of index.groups) {
    /** @type {number[][]} */
    const ranked = [];
    let number = 0;
    for (const id of ids) {
      const rank = rankOf(index, id, words, neighbours);
      if (!rank) continue;
      number += 1;
      const exact = names[id].startsWith(asked) && names[id][asked.length] === "\n";
      (ranked[exact ? 0 : rank] ??= []).push(id);
      const look = graph.look(id);
      found.looks.set(look, (found.looks.get(look) ?? 0) + 1);
    }
    if (number) found.groups.push({ group, count: number, ids: ranked.flat().slice(0, limit) });
    found.number += number;
  }
  return found;
}

/**
 * The less, the better; 0 where a word does not occur.
 * @param {Index} index
 * @param {number} id
 * @param {string[]} words
 * @param {Set<number>[]} neighbours for each word the stories, providers and topics with that in their name
 */
function rankOf({ graph, names, texts }, id, words, neighbours) {
  let rank = 0;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (names[id].includes(word)) rank += startsWord(names[id], word) ? NAME_STARTS : NAME;
    else if (texts[id].includes(word)) rank += TEXT;
    else if (neighbours[at].size && isBeside(graph, id, neighbours[at])) rank += NEIGHBOUR;
    else return 0;
  }
  return rank;
}

/**
 * @param {Index} index
 * @param {string} word
 */
function namedSo({ groups, names }, word) {
  const context = groups.filter(({ group }) => group !== "articles" && group !== "things").flatMap(({ ids }) => ids);
  return new Set(context.filter((id) => names[id].includes(word)));
}

/**
 * @param {Graph} graph
 * @param {number} id
 * @param {Set<number>} wanted
 */
function isBeside(graph, id, wanted) {
  return graph.isThing(id) && CONTEXT.some((field) => graph.targets(id, field).some((target) => wanted.has(target)));
}

/**
 * Whether a word of the text begins so.
 * @param {string} text
 * @param {string} word
 */
function startsWord(text, word) {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}\p{M}]/u.test(text[at - 1])) return true;
  }
  return false;
}
