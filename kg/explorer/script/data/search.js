// Finding by words: each must occur in a node's name or text, or in the names of its provider, its topics or its story.

/** @import { Group, Index } from "./index.js" */
import { advance } from "./index.js";
import { fold } from "./text.js";

/**
 * @typedef {{group: Group, count: number, hidden: number, ids: number[]}} Hits how many there are, how many of them the filters
 *   hide, and the best of them
 * @typedef {object} Found
 * @property {number} number how many nodes were found
 * @property {boolean} isWhole whether all texts were searched; if not, all names were
 * @property {Hits[]} groups those in which something was found, first those in which a name is what was asked for
 */

const LETTER = /[\p{L}\p{N}\p{M}]/u;
const CONTEXT = ["in_story", "publisher", "about", "affiliation"];
/** Enough for any question; what is pasted may have thousands. */
const MOST_WORDS = 12;

// Where a word occurs, the best first.
const NAME_STARTS = 1;
const NAME = 2;
const TEXT = 3;
const NEIGHBOUR = 4;
// What comes before these: a name that is just what was asked for, and one of a provider or topic that begins so.
const SAME = -2;
const BEGINS = -1;

/**
 * @param {Index} index what is not folded yet is folded now, as far as there is time
 * @param {string} query
 * @param {number} limit how many hits of each group are wanted; how many there are is told in any case
 * @param {object} [how]
 * @param {(id: number) => boolean} [how.isShown] whether the filters leave a node
 * @param {number} [how.patience] milliseconds for what is not folded yet
 * @returns {Found}
 */
export function find(index, query, limit, { isShown = () => true, patience = Infinity } = {}) {
  const isWhole = advance(index, patience, true);
  const asked = fold(query).trim();
  const words = [...new Set(asked.split(/\s+/).filter(Boolean))].slice(0, MOST_WORDS);
  /** @type {Found} */
  const found = { number: 0, isWhole, groups: [] };
  if (!words.length) return found;
  /** @type {Map<Hits, number>} */
  const order = new Map();
  const neighbours = words.map((word) => besides(index, word));
  for (const { group, ids } of index.groups) {
    const isOfNames = group === "providers" || group === "topics";
    /** @type {number[][]} */
    const ranked = [];
    const hits = { group, count: 0, hidden: 0, ids: [0] };
    for (const id of ids) {
      const rank = rankOf(index, id, words, neighbours);
      if (!rank) continue;
      hits.count += 1;
      if (!isShown(id)) hits.hidden += 1;
      (ranked[(sameName(index.names[id], asked, isOfNames) || rank) - SAME] ??= []).push(id);
    }
    if (!hits.count) continue;
    hits.ids = ranked.flat().slice(0, limit);
    found.number += hits.count;
    found.groups.push(hits);
    order.set(hits, ranked[0] ? (isOfNames ? 0 : 1) : ranked[BEGINS - SAME] ? 2 : 3);
  }
  found.groups.sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
  return found;
}

/**
 * Whether one of a node's names is what was asked for, or begins so where that counts; 0 for neither.
 * @param {string} names
 * @param {string} asked
 * @param {boolean} canBegin
 */
function sameName(names, asked, canBegin) {
  if (names.includes(`\n${asked}\n`)) return SAME;
  return canBegin && names.includes(`\n${asked}`) ? BEGINS : 0;
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
    else if (texts[id]?.includes(word)) rank += TEXT;
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
    const before = text.charCodeAt(at - 1);
    // Text is lower case by now; of what is not ASCII the regular expression knows, which takes longer.
    if (!(before >= 97 && before <= 122) && !(before >= 48 && before <= 57) && !(before > 127 && LETTER.test(text[at - 1]))) return true;
  }
  return false;
}
