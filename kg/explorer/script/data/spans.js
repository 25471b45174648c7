// A span of bins, from one edge up to another, as a pointer drags it and keys move it.

/** @typedef {{ from: number, to: number }} Span edges: from the first up to the second */

const STEPS = new Map([
  ["ArrowLeft", -1], ["ArrowDown", -1], ["ArrowRight", 1], ["ArrowUp", 1],
  ["PageDown", -10], ["PageUp", 10], ["Home", -Infinity], ["End", Infinity],
]);

/**
 * The span after a drag from one edge to another.
 * @param {"new" | "from" | "to" | "whole"} kind
 * @param {number} start where the pointer went down, which need not be the edge that it took hold of
 * @param {number} edge
 * @param {Span} span as it was when the drag began
 * @param {number} last
 * @returns {Span}
 */
export function dragged(kind, start, edge, span, last) {
  const by = edge - start;
  if (kind === "whole") {
    const most = Math.min(last - span.to, Math.max(-span.from, by));
    return { from: span.from + most, to: span.to + most };
  }
  // An edge dragged past the other becomes the other.
  const [fixed, moved] = kind === "new" ? [start, edge] : kind === "from" ? [span.to, span.from + by] : [span.from, span.to + by];
  const inside = Math.min(last, Math.max(0, moved));
  const [from, to] = inside < fixed ? [inside, fixed] : [fixed, inside];
  return from < to ? { from, to } : from < last ? { from, to: from + 1 } : { from: last - 1, to: last };
}

/**
 * Where a key leads an edge; null for other keys.
 * @param {string} key
 * @param {number} edge
 * @param {number} least
 * @param {number} most
 */
export function keyed(key, edge, least, most) {
  const step = STEPS.get(key);
  return step ? Math.min(most, Math.max(least, edge + step)) : null;
}
