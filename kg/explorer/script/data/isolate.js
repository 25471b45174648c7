// Foreign text among our own: its direction of writing does not reach what stands around it.

/** Marks that turn the direction of what follows: https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A text between marks of isolation, in the direction of its first letter.
 * @param {string} text
 */
export function isolate(text) {
  return `\u2068${text.replace(TURNS, "")}\u2069`;
}

/**
 * The beginning of a text with "…", after a whole word where there is one in its second half, and within the isolation
 * that it is cut in: so "…" stands where the text would go on, also from right to left.
 * @param {string} text
 * @param {number} length in characters
 */
export function cutAt(text, length) {
  // No more of an endless word than could be kept.
  const letters = [...text.slice(0, 2 * length + 2)];
  const start = letters.slice(0, length);
  const end = /\s/.test(letters[length] ?? "") ? length : start.findLastIndex((letter) => /\s/.test(letter));
  // Of a name behind other words something stays.
  const name = start.lastIndexOf("\u2068") > start.lastIndexOf("\u2069") ? start.lastIndexOf("\u2068") : 0;
  const kept = start.slice(0, end > (name + length) / 2 ? end : length).join("").trimEnd();
  const open = kept.split("\u2068").length - kept.split("\u2069").length;
  return `${kept}…${"\u2069".repeat(Math.max(0, open))}`;
}
