// As much of a text as has room.

import { cutAt } from "../data/isolate.js";

const LONGEST = 400; // characters: measuring an endless word takes long

/**
 * @param {import("./ink.js").Ink} ink
 * @param {string} words
 * @param {number} room
 */
export function shortened(ink, words, room) {
  if (words.length < LONGEST && ink.measureText(words).width <= room) return words;
  let [low, high] = [0, Math.min(LONGEST, [...words.slice(0, 2 * LONGEST)].length)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ink.measureText(cutAt(words, middle)).width <= room) low = middle;
    else high = middle - 1;
  }
  return cutAt(words, low);
}
