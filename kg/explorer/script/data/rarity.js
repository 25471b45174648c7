// How rare words are in the articles of a graph, counted when first asked.

/** @import { Graph } from "./graph.js" */
import { wordsOf } from "./words.js";

/** @typedef {{texts: number, number: Map<string, number>}} Counted how many texts there are, and how many have each word */

/** A word in more than this share of texts tells nothing. */
const COMMON = 0.05;
/** In a small corpus every word is in a large share of texts. */
const FEW = 3;
const MOST_EXCERPTS = 1500;

/** @type {WeakMap<Graph, [headlines: Counted, excerpts: Counted]>} */
const COUNTED = new WeakMap();

/**
 * The words of a headline and an excerpt.
 * @param {Graph} graph
 * @param {number} id
 */
export function wordsTold(graph, id) {
  return wordsOf(`${graph.value(id, "headline") ?? ""}\n${graph.value(id, "abstract") ?? ""}`);
}

/**
 * How rare a word is (its inverse document frequency), in headlines or in what articles tell, whichever is less; 0 for what
 * is in no headline, or in many texts.
 * @param {Graph} graph
 * @returns {(folded: string) => number}
 */
export function rarities(graph) {
  let counted = COUNTED.get(graph);
  if (!counted) {
    const articles = graph.ids("article");
    // Few headlines have a "that" or an "about": some excerpts show how common these are.
    const some = articles.filter((_, at) => at % Math.ceil(articles.length / MOST_EXCERPTS) === 0);
    const headline = (/** @type {number} */ id) => wordsOf(graph.label(id));
    counted = [having(articles.map(headline)), having(some.map((id) => wordsTold(graph, id)))];
    COUNTED.set(graph, counted);
  }
  const [headlines, excerpts] = counted;
  return (/** @type {string} */ word) =>
    headlines.number.has(word) && [...word].length > 1 ? Math.min(rarity(headlines, word), rarity(excerpts, word)) : 0;
}

/**
 * @param {Map<string, string>[]} texts
 * @returns {Counted}
 */
function having(texts) {
  const number = new Map();
  for (const words of texts) for (const word of words.keys()) number.set(word, (number.get(word) ?? 0) + 1);
  return { texts: texts.length, number };
}

/**
 * @param {Counted} counted
 * @param {string} word
 */
function rarity({ texts, number }, word) {
  const found = number.get(word) ?? 1;
  return found > Math.max(FEW, COMMON * texts) ? 0 : Math.log(1 + texts / found);
}
