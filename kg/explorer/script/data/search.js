// Finding by words: each must occur in a node's name or text, or in the names of its provider, its topics or its story.

/** @import { Group, Index } from "./index.js" */
import { advance } from "./index.js";
import { fold } from "./text.js";

/**
 * @typedef {{group: Group, count: number, ids: number[]}} Hits how many there are, and the best of them
 * @typedef {object} Found
 * @property {number} number how many nodes were found
 * @property {Hits[]} groups those in which something was found
 */

const CONTEXT = ["in_story", "publisher", "about", "affiliation"];
/** Enough for any question; what is pasted may have thousands. */
const MOST_WORDS = 12;

// Where a word occurs, the best first.
const NAME_STARTS = 1;
const NAME = 2;
const TEXT = 3;
const NEIGHBOUR = 4;

/**
 * @param {Index} index what is not folded yet is folded now
 * @param {string} query
 * @param {number} limit how many hits of each group are wanted; how many there are is told in any case
 * @returns {Found}
 */
export function find(index, query, limit) {
  advance(index, Infinity);
  const { names } = index;
  const asked = fold(query).trim();
  const words = [...new Set(asked.split(/\s+/).filter(Boolean))].slice(0, MOST_WORDS);
  /** @type {Found} */
  const found = { number: 0, groups: [] };
  if (!words.length) return found;
  const neighbours = words.map((word) => besides(index, word));
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
 * @param {Uint8Array[]} neighbours for each word, what stands beside something of that name
 */
function rankOf({ names, texts }, id, words, neighbours) {
  let rank = 0;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (names[id].includes(word)) rank += startsWord(names[id], word) ? NAME_STARTS : NAME;
    else if (texts[id].includes(word)) rank += TEXT;
    else if (neighbours[at][id]) rank += NEIGHBOUR;
    else return 0;
  }
  return rank;
}

/**
 * By node: 1 for a thing whose provider, story or topic has the word in its name.
 * @param {Index} index
 * @param {string} word
 */
function besides({ graph, groups, names }, word) {
  const found = new Uint8Array(graph.size);
  for (const { group, ids } of groups) {
    if (group === "articles" || group === "things") continue;
    for (const id of ids) {
      if (!names[id].includes(word)) continue;
      for (const field of CONTEXT) for (const thing of graph.sources(id, field)) found[thing] = 1;
    }
  }
  // A topic is no story's name, though the story is about it.
  return found.fill(0, graph.things);
}

/**
 * Whether a word of the text begins so.
 * @param {string} text
 * @param {string} word
 */
function startsWord(text, word) {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || text[at - 1] === " " || !/[\p{L}\p{N}\p{M}]/u.test(text[at - 1])) return true;
  }
  return false;
}
