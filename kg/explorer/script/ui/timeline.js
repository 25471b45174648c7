// The timeline beneath the picture: when how many articles were published, and the period chosen from it.

import { count } from "../data/text.js";
import { makeBrush } from "./brush.js";
import { button, element } from "./elements.js";
import { makeHistogram } from "./histogram.js";
import { binOf, makeBins, nearestEdge, ticks } from "./periods.js";

/** @typedef {import("./interface.js").App} App */

const DAY = 86_400_000;
/** @type {Intl.DateTimeFormatOptions} */
const DAY_NAME = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" };

/**
 * @param {HTMLElement} container
 * @param {App} app
 */
export function makeTimeline(container, app) {
  const [first, latest] = extent(app);
  container.hidden = !(first < latest);
  if (container.hidden) return { update: () => {} };
  const { unit, edges } = makeBins(first, latest);
  const last = edges.length - 1;
  const [start, end] = [edges[0] ?? 0, edges[last] ?? 1];
  const place = (/** @type {number} */ time) => (time - start) / (end - start);

  const words = element("p", { className: "words" });
  const clear = button("All time", () => app.set({ from: null, to: null }), { className: "bare" });
  const chart = makeHistogram(edges);
  const plot = element("div", { className: "plot" }, chart.svg);
  const axis = element("div", { className: "axis", "aria-hidden": "true" });
  for (const { time, name } of ticks(start, end, 8)) {
    const tick = element("span", {}, name);
    tick.style.left = `${place(time) * 100}%`;
    axis.append(tick);
  }
  container.append(element("div", { className: "caption" }, words, clear), plot, axis);
  const counted = app.graph.ids("article").length === app.graph.things ? "articles" : "articles and others";
  const nameEdge = (/** @type {number} */ edge, /** @type {boolean} */ isEnd) => spoken((edges[edge] ?? 0) - (isEnd ? 1 : 0), unit);
  const later = inNextFrame();
  const brush = makeBrush(plot, {
    last,
    edgeAt: (share) => nearestEdge(edges, start + share * (end - start)),
    placeOf: (edge) => place(edges[edge] ?? 0),
    name: nameEdge,
    change: (span) => {
      brush.show(span);
      later(() => app.set({ from: span && span.from > 0 ? edges[span.from] ?? null : null, to: span && span.to < last ? edges[span.to] ?? null : null }));
    },
  });

  /** @type {unknown} */
  let drawn = null;

  function update() {
    const { from, to } = app.state().filters;
    const filtered = app.filtered();
    if (drawn === filtered) return;
    drawn = filtered;
    const counts = filtered.days(edges);
    chart.draw(counts);
    const all = from === null && to === null;
    brush.show(all ? null : { from: from === null ? 0 : Math.min(last - 1, nearestEdge(edges, from)), to: to === null ? last : Math.max(1, nearestEdge(edges, to)) });
    chart.choose(from === null ? 0 : place(from), to === null ? 1 : place(to));
    const inside = counts.subarray(from === null ? 0 : binOf(edges, from), to === null ? last : binOf(edges, to - 1) + 1);
    const period = `${spoken(from ?? first, unit)} – ${spoken(to === null ? latest : to - 1, unit)}`;
    words.replaceChildren(element("b", {}, period), ` ${count(inside.reduce((sum, one) => sum + one, 0))} ${counted}; each bar ${unit.name}`);
    clear.hidden = all;
  }

  return { update };
}

/** @param {App} app the first and the last time there is; Infinity and -Infinity where there is none */
function extent({ graph }) {
  let [first, latest] = [Infinity, -Infinity];
  for (let id = 0; id < graph.things; id += 1) {
    const time = graph.time(id);
    if (time < first) first = time;
    if (time > latest) latest = time;
  }
  return /** @type {const} */ ([first, latest]);
}

/**
 * @param {number} time
 * @param {import("./periods.js").Unit} unit
 */
function spoken(time, unit) {
  return new Date(time).toLocaleString("en-GB", unit.length < DAY ? { ...DAY_NAME, hour: "2-digit", minute: "2-digit" } : DAY_NAME);
}

/** Only the latest of many calls between two frames is made. */
function inNextFrame() {
  /** @type {(() => void) | null} */
  let waiting = null;
  return (/** @type {() => void} */ act) => {
    if (!waiting) {
      requestAnimationFrame(() => {
        const now = waiting;
        waiting = null;
        now?.();
      });
    }
    waiting = act;
  };
}
