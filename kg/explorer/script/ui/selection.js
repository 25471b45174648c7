// What is copied: the selected node, the story that is open or selected with its articles, else all that the filters leave.

import { plural } from "../data/text.js";

/** @typedef {import("./interface.js").App} App */

/**
 * @param {App} app
 * @returns {{ ids: number[], name: string }}
 */
export function selectionOf(app) {
  const { graph } = app;
  const { selected, story: opened } = app.state();
  const story = selected !== null && graph.kind(selected) === "story" ? selected : selected === null ? opened : null;
  if (story !== null) {
    const members = graph.members(story);
    return { ids: [story, ...members], name: `the story and its ${plural(members.length, "article", "articles")}` };
  }
  if (selected !== null) return { ids: [selected], name: "what is selected" };
  const { active, number } = app.filtered();
  const ids = Array.from({ length: graph.things }, (_, id) => id).filter((id) => active[id]);
  return { ids, name: `all ${plural(number, "article", "articles")} shown` };
}
