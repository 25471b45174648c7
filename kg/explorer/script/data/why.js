// Why an article is in its story: what it shares with the others, in plain data.

/** @import { Graph } from "./graph.js" */
import { rarities, wordsTold } from "./rarity.js";
import { wordsOf } from "./words.js";

/**
 * @typedef {{keyword: string, spelled: string, members: number}} SharedKeyword as the story has it, as the article spells
 *   it, and how many of the other members have it too
 * @typedef {{node: number, words: string[], hours: number|null}} Alike a member, the rare words it shares as the article
 *   spells them (the rarest first), and how far it is in time
 * @typedef {object} Why
 * @property {number} story
 * @property {number|null} membership how strongly it belongs, 0 to 1
 * @property {number|null} core the most central member
 * @property {boolean} isCore
 * @property {number} others how many other members there are
 * @property {SharedKeyword[]} keywords
 * @property {Alike|null} alike the member most alike by words
 * @property {number[]} related members that it is linked with as related, either way
 * @property {number[]} copyOf members of which it is a copy
 * @property {number[]} copies members that are its copies
 */

const MOST_WORDS = 8;

/**
 * @param {Graph} graph
 * @param {number} article
 * @returns {Why|null} null where it is in no story
 */
export function why(graph, article) {
  const story = graph.isThing(article) ? graph.story(article) : -1;
  if (story < 0) return null;
  const others = graph.members(story).filter((member) => member !== article);
  const core = graph.targets(story, "core")[0] ?? null;
  const membership = Number(graph.value(article, "membership") ?? NaN);
  const among = (/** @type {Iterable<number>} */ ids) => {
    const found = new Set(ids);
    return others.filter((member) => found.has(member));
  };
  const own = wordsTold(graph, article);
  const theirs = new Map(others.map((member) => [member, wordsTold(graph, member)]));
  return {
    story,
    membership: Number.isNaN(membership) ? null : membership,
    core,
    isCore: core === article,
    others: others.length,
    keywords: sharedKeywords(graph, story, own, [...theirs.values()]),
    alike: mostAlike(graph, article, own, theirs),
    related: among([...graph.targets(article, "related_to"), ...graph.sources(article, "related_to")]),
    copyOf: among(graph.targets(article, "duplicate_of")),
    copies: among(graph.sources(article, "duplicate_of")),
  };
}

/**
 * @param {Graph} graph
 * @param {number} story
 * @param {Map<string, string>} own
 * @param {Map<string, string>[]} theirs
 */
function sharedKeywords(graph, story, own, theirs) {
  const keywords = graph.value(story, "keyword");
  /** @type {SharedKeyword[]} */
  const found = [];
  for (const keyword of Array.isArray(keywords) ? keywords : []) {
    const parts = [...wordsOf(keyword).keys()];
    const isIn = (/** @type {Map<string, string>} */ words) => parts.every((part) => words.has(part));
    if (!parts.length || !isIn(own)) continue;
    const spelled = parts.map((part) => own.get(part)).join(" ");
    found.push({ keyword, spelled, members: theirs.filter(isIn).length });
  }
  return found.sort((a, b) => b.members - a.members);
}

/**
 * @param {Graph} graph
 * @param {number} article
 * @param {Map<string, string>} own
 * @param {Map<number, Map<string, string>>} theirs
 * @returns {Alike|null}
 */
function mostAlike(graph, article, own, theirs) {
  const weigh = rarities(graph);
  const telling = [...own.keys()].filter((word) => weigh(word) > 0).sort((a, b) => weigh(b) - weigh(a));
  let best = 0;
  /** @type {Alike|null} */
  let found = null;
  for (const [node, words] of theirs) {
    const shared = telling.filter((word) => words.has(word));
    // A long excerpt shares more with anything: hence the root of its length.
    const alike = shared.reduce((sum, word) => sum + weigh(word), 0) / Math.sqrt(words.size || 1);
    if (alike <= best) continue;
    best = alike;
    const hours = Math.abs(graph.time(node) - graph.time(article)) / 3600e3;
    const spelled = shared.slice(0, MOST_WORDS).map((word) => own.get(word) ?? word);
    found = { node, words: spelled, hours: Number.isNaN(hours) ? null : hours };
  }
  return found;
}
