// How many articles there are in each bin of time, as bars; those within the chosen period in full colour.

import { freshId, svgElement } from "./elements.js";

const WIDTH = 1000;
const HEIGHT = 100;

/** @typedef {{ draw: (counts: ArrayLike<number>) => void, choose: (from: number, to: number) => void, svg: SVGSVGElement }} Histogram */

/**
 * @param {number[]} edges of the bins
 * @returns {Histogram}
 */
export function makeHistogram(edges) {
  const first = edges[0] ?? 0;
  const span = (edges.at(-1) ?? 1) - first || 1;
  const at = edges.map((edge) => ((edge - first) / span) * WIDTH);
  const id = freshId();
  const window = svgElement("rect", { x: 0, y: 0, width: WIDTH, height: HEIGHT });
  const faint = svgElement("path", { class: "bars faint" });
  const strong = svgElement("path", { class: "bars strong", "clip-path": `url(#${id})` });
  const svg = svgElement(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" },
    svgElement("clipPath", { id }, window),
    faint,
    strong,
  );

  /** @param {ArrayLike<number>} counts one for each bin */
  function draw(counts) {
    const highest = Math.max(1, ...Array.from(counts));
    let path = "";
    for (let bin = 0; bin < counts.length; bin += 1) {
      const number = counts[bin] ?? 0;
      if (!number) continue;
      const left = at[bin] ?? 0;
      const width = ((at[bin + 1] ?? left) - left) * 0.86;
      // A single article beside a peak of a thousand must still be seen.
      const height = Math.max(2, (number / highest) * HEIGHT);
      path += `M${left.toFixed(2)} ${HEIGHT}v-${height.toFixed(2)}h${width.toFixed(2)}V${HEIGHT}z`;
    }
    faint.setAttribute("d", path);
    strong.setAttribute("d", path);
  }

  /**
   * The part in full colour, as shares of the whole.
   * @param {number} from
   * @param {number} to
   */
  function choose(from, to) {
    window.setAttribute("x", String(from * WIDTH));
    window.setAttribute("width", String(Math.max(0, to - from) * WIDTH));
  }

  return { draw, choose, svg };
}
