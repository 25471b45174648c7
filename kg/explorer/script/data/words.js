// The words of a text in any script, folded so that they can be compared, each as it was first spelled.

import { fold } from "./text.js";

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’.](?=[\p{L}\p{N}])[\p{L}\p{N}\p{M}]+)*/gu;
// These scripts write words without spaces between them.
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * The words by their folded form. Where a script does not part words, each two characters that follow each other are one.
 * @param {string} text
 * @returns {Map<string, string>} as spelled where each comes first
 */
export function wordsOf(text) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const [word] of text.matchAll(WORD)) {
    for (const one of UNSPACED.test(word) ? pairs(word) : [word]) {
      const folded = fold(one);
      if (folded && !found.has(folded)) found.set(folded, one);
    }
  }
  return found;
}

/** @param {string} word */
function pairs(word) {
  const characters = [...word];
  if (characters.length < 3) return [word];
  return characters.slice(1).map((character, before) => characters[before] + character);
}
