// Which scene a state shows.

import { coverageScene } from "./coverage.js";
import { networkScene } from "./network.js";
import { overviewScene } from "./overview.js";
import { storyScene } from "./story.js";

/** @typedef {{width: number, height: number}} Size */

/**
 * @param {import("../data/graph.js").Graph} graph
 * @param {import("../data/filter.js").Filtered} filtered
 * @param {import("../data/state.js").State} state
 * @param {{free: Size, table: Size, narrow: boolean}} room what can be filled, and what beside the headers of a table
 * @returns {import("./scene.js").Scene}
 */
export function sceneOf(graph, filtered, state, { free, table, narrow }) {
  if (state.story !== null) return storyScene(graph, filtered, state.story, { narrow });
  if (state.view === "coverage") return coverageScene(graph, filtered, table);
  if (state.view === "graph") return networkScene(graph, filtered);
  return overviewScene(graph, filtered, narrow ? free : null);
}
