// What the panel tells of a story: how long and by whom it was told, and its articles by time.

import { storiesNear } from "../data/coverage.js";
import { day, daySpan } from "../data/dates.js";
import { count, plural, shorten } from "../data/text.js";
import { button, element } from "./elements.js";
import { nameElement, shortName } from "./names.js";
import { chips, nodeButton, nodeList, rowList, texts } from "./panel_lists.js";
import { dots, ends, spanOf, storyStrip } from "./strip.js";

/** @typedef {import("./interface.js").App} App */

const ROWS = 8;
const LONGEST_WORD = 60;

/**
 * @param {App} app
 * @param {number} story
 * @returns {Node[]}
 */
export function storyParts(app, story) {
  const { graph } = app;
  const members = graph.members(story);
  const dated = members.filter((id) => !Number.isNaN(graph.time(id)));
  const nameOf = (/** @type {number} */ id) => [...Array.from(graph.targets(id, "publisher").slice(0, 1), (one) => shortName(graph, one)), day(graph.time(id))].filter(Boolean).join(" · ");
  const keywords = texts(app, story, "keyword");
  const topics = new Set([...graph.targets(story, "main_topic"), ...graph.targets(story, "about")]);
  const opened = app.state().story === story;
  return [
    element("p", { className: "quiet" }, dated.length ? daySpan(...spanOf(app, dated)) : "Without dates"),
    element("p", {}, numbers(app, story, members)),
    ...(opened ? [] : [element("p", {}, button("Open in the picture", () => app.open(story), { className: "plain strong" }))]),
    ...(keywords.length ? [element("p", { className: "keywords" }, ...keywords.flatMap((word) => [element("bdi", {}, shorten(word, LONGEST_WORD)), " "]))] : []),
    ...chips(app, topics),
    ...providerStrips(app, story, dated),
    ...nodeList(app, "Articles by time", members, { inOrder: true, aside: nameOf }),
    ...rowList("Stories near it", storiesNear(graph, story).map(([near]) => near), (near) => nodeButton(app, near, storyAside(app, near))),
  ];
}

/** @param {App} app @param {number} story @param {number[]} members */
function numbers({ graph }, story, members) {
  const providers = Number(graph.value(story, "provider_count") ?? new Set(members.flatMap((id) => [...graph.targets(id, "publisher")])).size);
  const independent = Number(graph.value(story, "independent_provider_count") ?? providers);
  const told = `${plural(members.length, "article", "articles")} by ${plural(providers, "publisher", "publishers")}`;
  return independent === providers ? `${told}.` : `${told}, ${count(independent)} of them independent of each other.`;
}

/** Who told it when: a line of dots for each of those with most articles. @param {App} app @param {number} story @param {number[]} dated */
function providerStrips(app, story, dated) {
  const { graph } = app;
  if (!dated.length) return [];
  const span = spanOf(app, dated);
  const heading = element("h3", {}, "Who told it when");
  /** @type {Map<number, number[]>} */
  const told = new Map();
  for (const id of dated) {
    for (const provider of graph.targets(id, "publisher")) told.set(provider, [...(told.get(provider) ?? []), id]);
  }
  if (told.size < 2) return [heading, storyStrip(app, story)];
  const rows = [...told].sort(([, a], [, b]) => b.length - a.length).slice(0, ROWS).map(([provider, ids]) => {
    const name = button("", () => app.go(provider), { className: "bare" });
    name.append(nameElement(graph, provider), element("span", { className: "count" }, ` ${count(ids.length)}`));
    return element("li", {}, name, dots(app, ids, span));
  });
  const others = told.size - rows.length;
  const note = others > 0 ? [element("p", { className: "quiet" }, `and ${plural(others, "other publisher", "other publishers")}`)] : [];
  return [heading, element("figure", { className: "provider-strips" }, element("ul", {}, ...rows), ends(span)), ...note];
}

/**
 * A story's day and number of articles.
 * @param {App} app
 * @param {number} story
 */
export function storyAside(app, story) {
  return [plural(app.graph.sources(story, "in_story").length, "article", "articles"), day(app.graph.time(story))].filter(Boolean).join(" · ");
}
