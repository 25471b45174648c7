// Names side by side, without the beginning that many of them share: what is left tells them apart.

const MANY = 0.15; // of all names, and
const SEVERAL = 3; // at least
const LEFT = 2; // words that stay
const LONGEST = 200; // characters of a name that are looked at

/**
 * Names in the same order. Words at the beginning of many are left out, "…" tells so.
 * @param {string[]} names
 * @returns {string[]}
 */
export function distinct(names) {
  const words = names.map((name) => name.slice(0, LONGEST).trim().split(/\s+/));
  /** How many begin with these words. @type {Map<string, number>} */
  const beginnings = new Map();
  for (const own of words) {
    for (let length = 1; length <= own.length - LEFT; length += 1) {
      const start = own.slice(0, length).join(" ");
      beginnings.set(start, (beginnings.get(start) ?? 0) + 1);
    }
  }
  const most = Math.max(SEVERAL, MANY * names.length);
  return words.map((own, at) => {
    let length = 0;
    while ((beginnings.get(own.slice(0, length + 1).join(" ")) ?? 0) >= most) length += 1;
    return length ? `…${own.slice(length).join(" ")}${names[at].length > LONGEST ? "…" : ""}` : names[at];
  });
}
