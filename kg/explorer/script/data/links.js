// Links of one field as two arrays of numbers: where each node's targets begin, and all targets in a row.

/**
 * The targets of node n are ends[starts[n]] to ends[starts[n + 1] - 1], ascending.
 * @typedef {{starts: Int32Array, ends: Int32Array}} Links
 */

/**
 * Links as they travel (a subject, its first target, then each target's distance from the one before), unpacked.
 * @param {number} size how many nodes there are
 * @param {number[][]} rows
 * @returns {Links}
 */
export function unpackLinks(size, rows) {
  const starts = new Int32Array(size + 1);
  for (const row of rows) starts[row[0] + 1] += row.length - 1;
  for (let node = 0; node < size; node += 1) starts[node + 1] += starts[node];
  const ends = new Int32Array(starts[size]);
  for (const row of rows) {
    const start = starts[row[0]];
    let target = 0;
    for (let at = 1; at < row.length; at += 1) {
      target += row[at];
      ends[start + at - 1] = target;
    }
  }
  return { starts, ends };
}

/**
 * The same links from their targets' side; the subjects of each are ascending.
 * @param {Links} links
 * @returns {Links}
 */
export function reverseLinks({ starts: from, ends: to }) {
  const size = from.length - 1;
  const starts = new Int32Array(size + 1);
  for (let at = 0; at < to.length; at += 1) starts[to[at] + 1] += 1;
  for (let node = 0; node < size; node += 1) starts[node + 1] += starts[node];
  const next = starts.slice();
  const ends = new Int32Array(to.length);
  for (let subject = 0; subject < size; subject += 1) {
    const end = from[subject + 1];
    for (let at = from[subject]; at < end; at += 1) {
      const target = to[at];
      ends[next[target]] = subject;
      next[target] += 1;
    }
  }
  return { starts, ends };
}

/**
 * The targets of one node.
 * @param {Links} links
 * @param {number} node
 * @returns {Int32Array}
 */
export function linksOf({ starts, ends }, node) {
  return ends.subarray(starts[node], starts[node + 1]);
}

/**
 * Whether a node has any.
 * @param {Links} links
 * @param {number} node
 */
export function isLinked({ starts }, node) {
  return starts[node] !== starts[node + 1];
}
