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
  const start = [...text].slice(0, length).join("");
  const next = [...text][length] ?? "";
  const end = /\s/.test(next) ? start.length : start.search(/\s\S*$/);
  const kept = start.slice(0, end > start.length / 2 ? end : start.length).trimEnd();
  const open = kept.split("\u2068").length - kept.split("\u2069").length;
  return `${kept}…${"\u2069".repeat(Math.max(0, open))}`;
}
