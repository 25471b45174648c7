// Names of nodes where they stand in rows and sentences: short, since a browser takes seconds for one endless word.

import { shorten } from "../data/text.js";
import { element } from "./elements.js";

const LONGEST = 200;

/**
 * A node's name, not too long for a row.
 * @param {import("../data/graph.js").Graph} graph
 * @param {number} id
 */
export function shortName(graph, id) {
  return shorten(graph.label(id), LONGEST);
}

/**
 * The same as an element that keeps to its own direction and language.
 * @param {import("../data/graph.js").Graph} graph
 * @param {number} id
 * @param {string} [className]
 */
export function nameElement(graph, id, className = "") {
  const made = element("bdi", { className }, shortName(graph, id));
  const language = graph.value(id, "language");
  if (typeof language === "string") made.lang = language;
  return made;
}
