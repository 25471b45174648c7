// What the panel tells of an article.

import { count } from "../data/text.js";
import { button, element, link, text } from "./elements.js";
import { imagesPart } from "./panel_images.js";
import { facts, otherAddresses, readFrom, timeLine } from "./panel_facts.js";
import { chips, nodeButton, nodeList, texts } from "./panel_lists.js";
import { storyStrip } from "./strip.js";
import { whyParts } from "./why_words.js";

/** @typedef {import("./interface.js").App} App */

/**
 * @param {App} app
 * @param {number} id
 * @returns {Node[]}
 */
export function articleParts(app, id) {
  const { graph } = app;
  return [
    ...timeLine(app, id),
    ...chips(app, [...graph.targets(id, "publisher"), ...graph.targets(id, "about")]),
    ...texts(app, id, "abstract").map((abstract) => text("p", abstract, "excerpt")),
    element("p", { className: "address" }, link(graph.iri(id))),
    ...facts(app, id),
    ...storyOf(app, id),
    ...copies(app, id),
    ...relatedLists(app, id),
    ...imagesPart(app, id),
    ...otherAddresses(app, id),
    ...readFrom(app, id),
  ];
}

/** The story an article is in: its name, its timeline, what came before and after, and why. @param {App} app @param {number} id */
function storyOf(app, id) {
  const { graph } = app;
  const story = graph.story(id);
  if (story < 0) return [];
  const members = graph.members(story);
  const at = members.indexOf(id);
  const [before, after] = [members[at - 1], members[at + 1]];
  const earlier = button("← Earlier", () => before !== undefined && app.go(before), { disabled: before === undefined, "data-keep": "earlier" });
  const later = button("Later →", () => after !== undefined && app.go(after), { disabled: after === undefined, "data-keep": "later" });
  const place = element("span", { className: "quiet" }, `${count(at + 1)} of ${count(members.length)}`);
  return [
    element("section", { className: "boxed", "aria-label": "Its story" },
      element("h3", {}, "In the story"),
      nodeButton(app, story, ""),
      storyStrip(app, story, id),
      element("p", { className: "steps" }, earlier, place, later),
      element("h4", {}, "Why it is in this story"),
      ...whyParts(app, id),
    ),
  ];
}

/** @param {App} app @param {number} id */
function copies(app, id) {
  const { graph } = app;
  return [
    ...nodeList(app, "A copy of", graph.targets(id, "duplicate_of")),
    ...nodeList(app, "Copies of it", graph.sources(id, "duplicate_of")),
  ];
}

/** Related articles: first those in the same story, then others, then what is no article. @param {App} app @param {number} id */
function relatedLists(app, id) {
  const { graph } = app;
  const related = [...new Set([...graph.targets(id, "related_to"), ...graph.sources(id, "related_to")])];
  const story = graph.story(id);
  const isArticle = (/** @type {number} */ one) => graph.kind(one) === "article";
  const inStory = (/** @type {number} */ one) => story >= 0 && graph.story(one) === story;
  return [
    ...nodeList(app, "Related in the same story", related.filter(inStory)),
    ...nodeList(app, story < 0 ? "Related articles" : "Related in other stories or none", related.filter((one) => isArticle(one) && !inStory(one))),
    ...nodeList(app, "Related courses, events and the like", related.filter((one) => !isArticle(one))),
    ...nodeList(app, "Part of", graph.sources(id, "has_part")),
  ];
}
