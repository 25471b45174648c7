// What is copied: the selected node, the story that is open or selected with those of its articles that the filters leave,
// else all that they leave.

import { count, plural } from "../data/text.js";

/** @typedef {import("./interface.js").App} App */

/**
 * @param {App} app
 * @returns {{ ids: number[], name: string }}
 */
export function selectionOf(app) {
  const { graph } = app;
  const { selected, story: opened } = app.state();
  const { active, number } = app.filtered();
  const story = selected !== null && graph.kind(selected) === "story" ? selected : selected === null ? opened : null;
  if (story !== null) {
    const all = graph.members(story);
    const members = all.filter((id) => active[id]);
    const some = members.length ? `${count(members.length)} of its ${plural(all.length, "article", "articles")}, as filtered,` : "none of its articles, as filtered,";
    const its = members.length === all.length ? `its ${plural(all.length, "article", "articles")}` : some;
    return { ids: [story, ...members], name: `the story and ${its}` };
  }
  if (selected !== null) return { ids: [selected], name: "what is selected" };
  const ids = Array.from({ length: graph.things }, (_, id) => id).filter((id) => active[id]);
  const articles = ids.filter((id) => graph.kind(id) === "article").length;
  const told = [
    ...(articles ? [plural(articles, "article", "articles")] : []),
    ...(number > articles ? [plural(number - articles, "other thing", "other things")] : []),
  ];
  return { ids, name: `all ${told.join(" and ") || "0 articles"} shown` };
}
