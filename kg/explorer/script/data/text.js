// Text: folded so that it can be compared, numbers and their nouns, texts made short.

/** Letters that are not a letter and a mark, as they are written without. */
const PLAIN = new Map(
  Object.entries({
    ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ħ: "h", ı: "i", ł: "l", ŋ: "ng", þ: "th", ŧ: "t", ƒ: "f",
    ς: "σ", "’": "'", "‘": "'", ʼ: "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", ـ: "",
  }),
);
const ODD = new RegExp(`[${[...PLAIN.keys()].join("")}]`, "gu");
// In the scripts of India and its neighbours marks are vowels, in Japanese they make another consonant: these stay.
const MARKS = /(?![\u0900-\u109f]|[\u1780-\u17ff]|\u3099|\u309a)\p{M}|\p{Cf}/gu;
// eslint-disable-next-line no-control-regex -- all of ASCII
const PLAIN_ALREADY = /^[\x00-\x7f]*$/;

/**
 * Lower case without diacritics, so that "Café" is found by "cafe", "Łódź" by "lodz" and "İstanbul" by "istanbul".
 * @param {string} text
 */
export function fold(text) {
  if (PLAIN_ALREADY.test(text)) return text.toLowerCase();
  const lower = text.normalize("NFKD").toLowerCase().normalize("NFKD");
  return lower.replace(MARKS, "").replace(ODD, (letter) => PLAIN.get(letter) ?? letter);
}

/**
 * Whether anything of a text can be seen: it has more than blanks, controls and what turns the direction of writing.
 * @param {string} text
 */
export function isSeen(text) {
  return /[^\s\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
}

/**
 * A whole number, thousands set apart by a thin space that does not break: "5 565".
 * @param {number} number
 */
export function count(number) {
  return number.toLocaleString("en").replaceAll(",", "\u202f");
}

/**
 * A number and its noun: "1 article", "2 articles".
 * @param {number} number
 * @param {string} one
 * @param {string} many
 */
export function plural(number, one, many) {
  return `${count(number)} ${number === 1 ? one : many}`;
}

/**
 * At most that many characters; what is longer ends in "…", after a whole word where there is one in its second half.
 * @param {string} text
 * @param {number} length at least 1
 */
export function shorten(text, length) {
  if (text.length <= length) return text;
  // No character is cut in two, nor parted from the marks on it.
  const characters = Array.from(text.slice(0, 2 * length + 2).matchAll(/\P{M}\p{M}*|\p{M}+/gu), ([one]) => one);
  if (characters.length <= length && text.length <= 2 * length + 2) return text;
  const start = characters.slice(0, length - 1).join("");
  const whole = /\s/.test(characters[length - 1] ?? "") ? start.length : start.search(/\s\S*$/);
  return `${start.slice(0, whole > start.length / 2 ? whole : start.length).trimEnd()}…`;
}
