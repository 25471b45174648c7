// The timeline beneath the picture: when how many articles were published, and the period chosen from it.

import { day, minute } from "../data/dates.js";
import { binOf, makeBins, nearestEdge, usualSpan } from "../data/periods.js";
import { count, plural } from "../data/text.js";
import { ticks } from "../data/ticks.js";
import { makeBrush } from "./brush.js";
import { button, element } from "./elements.js";
import { makeHistogram } from "./histogram.js";

/** @typedef {import("./interface.js").App} App */

const DAY = 86_400_000;
/** Pixels: a letter of a tick's name, what is between two names, and the width where the timeline has none yet. */
const LETTER = 7;
const GAP = 18;
const WIDTH = 900;

/**
 * @param {HTMLElement} container
 * @param {App} app
 */
export function makeTimeline(container, app) {
  const times = timesOf(app);
  container.hidden = !(times[0] < times[times.length - 1]);
  if (container.hidden) return { update: () => {} };
  const [first, latest] = usualSpan(times);
  const { unit, edges } = makeBins(first, latest);
  const last = edges.length - 1;
  const [start, end] = [edges[0] ?? 0, edges[last] ?? 1];
  const place = (/** @type {number} */ time) => (time - start) / (end - start);

  const words = element("p", { className: "words" });
  const clear = button("All time", () => {
    app.set({ from: null, to: null });
    // The button is gone now: the focus goes to the period it cleared.
    brush.focus();
  }, { className: "bare" });
  const chart = makeHistogram(edges);
  const plot = element("div", { className: "plot" }, chart.svg);
  const axis = element("div", { className: "axis", "aria-hidden": "true" });
  container.append(element("div", { className: "caption" }, words, clear), plot, axis);
  new ResizeObserver(() => axis.clientWidth && nameTicks(axis.clientWidth)).observe(axis);
  nameTicks(axis.clientWidth || WIDTH);
  /** @type {[one: string, many: string]} */
  const counted = app.graph.ids("article").length === app.graph.things ? ["article", "articles"] : ["article or other", "articles and others"];
  const nameEdge = (/** @type {number} */ edge, /** @type {boolean} */ isEnd) => spoken((edges[edge] ?? 0) - (isEnd ? 1 : 0), unit);
  const later = inNextFrame();
  const brush = makeBrush(plot, {
    last,
    edgeAt: (share) => nearestEdge(edges, start + share * (end - start)),
    placeOf: (edge) => place(edges[edge] ?? 0),
    name: nameEdge,
    change: (span, gesture) => {
      brush.show(span);
      later(() => app.set({ from: span && span.from > 0 ? edges[span.from] ?? null : null, to: span && span.to < last ? edges[span.to] ?? null : null }, gesture));
    },
  });

  /** @type {unknown} */
  let drawn = null;

  /** A name stands behind its tick: there must be room for the last one. @param {number} width */
  function nameTicks(width) {
    const found = ticks(start, end, (time) => place(time) * width, { letter: LETTER, gap: GAP, behind: true, finest: unit.length });
    const named = found.filter(({ x, label }) => x + label.length * LETTER + GAP / 2 <= width);
    axis.replaceChildren(
      ...named.map(({ x, label }) => {
        const tick = element("span", {}, label);
        tick.style.left = `${(x / width) * 100}%`;
        return tick;
      }),
    );
  }

  function update() {
    const { from, to } = app.state().filters;
    const filtered = app.filtered();
    if (drawn === filtered) return;
    drawn = filtered;
    const whole = filtered.days([-Infinity, ...edges, Infinity]);
    const counts = whole.subarray(1, -1);
    chart.draw(counts);
    const all = from === null && to === null;
    brush.show(all ? null : { from: from === null ? 0 : Math.min(last - 1, nearestEdge(edges, from)), to: to === null ? last : Math.max(1, nearestEdge(edges, to)) });
    chart.choose(from === null ? 0 : within(place(from)), to === null ? 1 : within(place(to)));
    const inside = counts.subarray(from === null ? 0 : binOf(edges, from), to === null ? last : binOf(edges, to - 1) + 1);
    const period = `${spoken(from ?? first, unit)} – ${spoken(to === null ? latest : to - 1, unit)}`;
    words.replaceChildren(element("b", {}, period), ` ${plural(inside.reduce((sum, one) => sum + one, 0), ...counted)}; each bar ${unit.name}${farOff(from === null ? whole[0] : 0, to === null ? whole[whole.length - 1] : 0)}`);
    clear.hidden = all;
  }

  return { update };
}

/** All times there are, ascending. @param {App} app */
function timesOf({ graph }) {
  const times = Float64Array.from({ length: graph.things }, (_, id) => graph.time(id));
  return times.filter((time) => !Number.isNaN(time)).sort();
}

/** @param {number} share */
function within(share) {
  return Math.min(1, Math.max(0, share));
}

/** What is so far from all others that it has no bar. @param {number} before @param {number} after */
function farOff(before, after) {
  const told = [...(before ? [`${count(before)} long before`] : []), ...(after ? [`${count(after)} long after`] : [])];
  return told.length ? `; ${told.join(", ")}` : "";
}

/**
 * @param {number} time
 * @param {import("../data/periods.js").Unit} unit
 */
function spoken(time, unit) {
  return unit.length < DAY ? minute(time) : day(time);
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
