// What the page shows, as the part of its address after #, and back.

/** @import { Filters } from "./filter.js" */
/** @import { Graph } from "./graph.js" */
import { NO_FILTERS } from "./filter.js";
import { LOOKS } from "./looks.js";
import { nameOf, nodeOf } from "./slugs.js";

/**
 * @typedef {"stories"|"coverage"|"graph"|"list"} View
 * @typedef {{x: number, y: number, scale: number}} Camera
 * @typedef {object} State
 * @property {View} view
 * @property {number|null} story the one that is open
 * @property {number|null} selected
 * @property {Filters} filters
 * @property {Camera|"whole"|null} camera null for what the picture has in view at first, "whole" for all of it
 */

/** @type {readonly View[]} */
const VIEWS = ["stories", "coverage", "graph", "list"];
const FARTHEST = 1e7;
const LARGEST_SCALE = 1e4;
const LATEST = 8.64e15;
const DAY = 86400e3;

/**
 * What an address says. What is not known, or not of this graph, is left out.
 * @param {string} hash with or without #
 * @param {Graph} graph
 * @returns {State}
 */
export function readState(hash, graph) {
  /** @type {Map<string, string[]>} */
  const said = new Map();
  for (const part of hash.replace(/^#/, "").split("&")) {
    const [key, ...rest] = part.split("=");
    // Lists are taken apart before anything is decoded: a comma may be part of an IRI.
    if (!said.has(key)) said.set(key, rest.join("=").split(",").map(decoded).filter(Boolean));
  }
  const all = (/** @type {string} */ key) => said.get(key) ?? [];
  const nodes = (/** @type {string} */ key, kind = "") => {
    const found = all(key).map((name) => nodeOf(graph, name)).filter((id) => id !== undefined);
    return [...new Set(found)].filter((id) => !kind || graph.kind(id) === kind).sort((a, b) => a - b);
  };
  const least = all("least").length === 1 ? Number(all("least")[0]) : 0;
  return {
    view: VIEWS.find((view) => view === all("view")[0]) ?? "stories",
    story: nodes("story", "story")[0] ?? null,
    selected: nodes("select")[0] ?? null,
    filters: {
      hidden: Object.keys(LOOKS).filter((look) => all("off").includes(look)),
      topics: nodes("topic", "topic"),
      providers: nodes("provider", "provider"),
      from: instant(all("from")[0]),
      to: instant(all("to")[0]),
      least: Number.isSafeInteger(least) && least > 1 ? least : 0,
    },
    camera: all("at")[0] === "whole" ? "whole" : camera(all("at").map(Number)),
  };
}

/**
 * The state as an address says it, without #; empty for the state in which the page opens.
 * @param {State} state
 * @param {Graph} graph
 * @returns {string}
 */
export function writeState({ view, story, selected, filters, camera: at }, graph) {
  const name = (/** @type {number|null} */ id) => (id === null ? "" : nameOf(graph, id));
  const { hidden, topics, providers, from, to, least } = { ...NO_FILTERS, ...filters };
  /** @type {[key: string, values: string[]][]} */
  const parts = [
    ["view", [view === "stories" ? "" : view]],
    ["story", [name(story)]],
    ["select", [name(selected)]],
    ["off", hidden],
    ["topic", topics.map(name)],
    ["provider", providers.map(name)],
    ["from", [written(from)]],
    ["to", [written(to)]],
    ["least", [least > 1 ? String(least) : ""]],
    ["at", at === "whole" ? [at] : at && isCamera(at) ? [rounded(at.x, 1), rounded(at.y, 1), rounded(at.scale, 4)] : []],
  ];
  return parts
    .map(([key, values]) => [key, values.filter(Boolean).map(encoded).join(",")])
    .filter(([, value]) => value)
    .map((part) => part.join("="))
    .join("&");
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/** @param {string} text */
function encoded(text) {
  // These mean nothing after #, and an address is easier to read with them as they are.
  return encodeURIComponent(text).replaceAll("%3A", ":").replaceAll("%2F", "/").replaceAll("%40", "@");
}

/** @param {string|undefined} text a day, or an instant with its zone */
function instant(text) {
  if (!text || !/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?Z)?$/.test(text)) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : time;
}

/** @param {number|null} time */
function written(time) {
  if (time === null || !(Math.abs(time) <= LATEST)) return "";
  const text = new Date(Math.round(time)).toISOString();
  return time % DAY ? text.replace(":00.000Z", "Z").replace(".000Z", "Z") : text.slice(0, -"T00:00:00.000Z".length);
}

/** @param {number[]} numbers */
function camera(numbers) {
  const [x, y, scale] = numbers;
  return numbers.length === 3 && isCamera({ x, y, scale }) ? { x, y, scale } : null;
}

/** @param {Camera} camera */
function isCamera({ x, y, scale }) {
  return Math.abs(x) <= FARTHEST && Math.abs(y) <= FARTHEST && scale >= 1 / LARGEST_SCALE && scale <= LARGEST_SCALE;
}

/**
 * @param {number} number
 * @param {number} digits after the point
 */
function rounded(number, digits) {
  return String(Number(number.toFixed(digits)));
}
