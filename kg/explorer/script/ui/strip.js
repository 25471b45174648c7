// A story's timeline: its articles as dots on a line of time, which can be pressed.

import { dayOrNone } from "../data/dates.js";
import { shorten } from "../data/text.js";
import { svgElement } from "./elements.js";

/** @typedef {import("./interface.js").App} App */

const WIDTH = 340;
const ROW = 22;
const RADIUS = 4;

/**
 * The dots of some articles, each at its time. Who cannot press them has the same articles as a list.
 * @param {App} app
 * @param {number[]} articles
 * @param {[first: number, last: number]} span
 * @param {number} [current] the article that stands out
 */
export function dots(app, articles, [first, last], current = -1) {
  const { graph } = app;
  const lanes = stack(articles.map((id) => place(graph.time(id), first, last)));
  const height = ROW + Math.max(0, ...lanes) * 7;
  const made = articles.map((id, at) => {
    const look = graph.look(id);
    const x = place(graph.time(id), first, last);
    const dot = svgElement("circle", { cx: x, cy: height - ROW / 2 - (lanes[at] ?? 0) * 7, r: id === current ? RADIUS + 2 : RADIUS, class: `dot ${look}${id === current ? " current" : ""}` });
    dot.append(svgElement("title", {}, `${shorten(graph.label(id), 90)} · ${dayOrNone(graph.time(id))}`));
    dot.addEventListener("click", () => app.go(id));
    return dot;
  });
  // What stands out is drawn last, over its neighbours.
  made.sort((a, b) => Number(a.classList.contains("current")) - Number(b.classList.contains("current")));
  const line = svgElement("line", { x1: 0, x2: WIDTH, y1: height - ROW / 2, y2: height - ROW / 2, class: "line" });
  return svgElement("svg", { viewBox: `0 0 ${WIDTH} ${height}`, class: "strip", "aria-hidden": "true" }, line, ...made);
}

/**
 * The timeline of a whole story, with its first and last day.
 * @param {App} app
 * @param {number} story
 * @param {number} [current]
 */
export function storyStrip(app, story, current) {
  const dated = app.graph.members(story).filter((id) => !Number.isNaN(app.graph.time(id)));
  const span = spanOf(app, dated);
  const figure = document.createElement("figure");
  figure.className = "story-strip";
  if (!dated.length) return figure;
  figure.append(dots(app, dated, span, current), ends(span));
  return figure;
}

/**
 * The days at both ends of a strip.
 * @param {[first: number, last: number]} span
 */
export function ends([first, last]) {
  const caption = document.createElement("figcaption");
  caption.className = "ends";
  const names = [...new Set([dayOrNone(first), dayOrNone(last)])];
  caption.append(...names.map((name) => Object.assign(document.createElement("span"), { textContent: name })));
  return caption;
}

/**
 * The time of the first and of the last.
 * @param {App} app
 * @param {number[]} dated
 * @returns {[first: number, last: number]}
 */
export function spanOf({ graph }, dated) {
  return [graph.time(dated[0] ?? 0), graph.time(dated.at(-1) ?? 0)];
}

/** @param {number} time @param {number} first @param {number} last */
function place(time, first, last) {
  const margin = RADIUS + 3;
  if (last <= first) return WIDTH / 2;
  return margin + ((time - first) / (last - first)) * (WIDTH - 2 * margin);
}

/** Dots that would lie on each other stand on each other, at most five high. @param {number[]} places ascending */
function stack(places) {
  /** @type {number[]} */
  const taken = [];
  return places.map((x) => {
    const free = taken.findIndex((end) => x - end > RADIUS * 1.6);
    const lane = free >= 0 ? free : Math.min(taken.length, 5);
    taken[lane] = x;
    return lane;
  });
}
