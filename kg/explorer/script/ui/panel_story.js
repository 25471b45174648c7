// What the panel tells of a story: how long and by whom it was told, and its articles by time.

import { plural } from "../data/text.js";
import { daySpan } from "./days.js";
import { button, element } from "./elements.js";
import { chips, dayOf, nodeButton, nodeList, rowList, texts } from "./panel_lists.js";
import { dots, ends, spanOf, storyStrip } from "./strip.js";

/** @typedef {import("./interface.js").App} App */

const ROWS = 8;

/**
 * @param {App} app
 * @param {number} story
 * @returns {Node[]}
 */
export function storyParts(app, story) {
  const { graph } = app;
  const members = graph.members(story);
  const dated = members.filter((id) => !Number.isNaN(graph.time(id)));
  const providerOf = (/** @type {number} */ id) => graph.targets(id, "publisher")[0];
  const nameOf = (/** @type {number} */ id) => [graph.label(providerOf(id) ?? id), dayOf(app, id)].filter((part, at) => at || providerOf(id) !== undefined).join(" · ");
  const keywords = texts(app, story, "keyword");
  const topics = new Set([...graph.targets(story, "main_topic"), ...graph.targets(story, "about")]);
  const opened = app.state().story === story;
  return [
    element("p", { className: "quiet" }, dated.length ? daySpan(...spanOf(app, dated)) : "Without dates"),
    element("p", {}, numbers(app, story, members)),
    ...(opened ? [] : [element("p", {}, button("Open in the picture", () => app.open(story), { className: "plain strong" }))]),
    ...(keywords.length ? [element("p", { className: "keywords" }, ...keywords.flatMap((word) => [element("bdi", {}, word), " "]))] : []),
    ...chips(app, topics),
    ...providerStrips(app, story, dated),
    ...nodeList(app, "Articles by time", members, { inOrder: true, aside: nameOf }),
    ...neighbours(app, story),
  ];
}

/** @param {App} app @param {number} story @param {number[]} members */
function numbers({ graph }, story, members) {
  const providers = Number(graph.value(story, "provider_count") ?? new Set(members.flatMap((id) => [...graph.targets(id, "publisher")])).size);
  const independent = Number(graph.value(story, "independent_provider_count") ?? providers);
  const told = `${plural(members.length, "article", "articles")} by ${plural(providers, "publisher", "publishers")}`;
  return independent === providers ? `${told}.` : `${told}, ${independent} of them independent of each other.`;
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
    name.append(element("bdi", {}, graph.label(provider)), element("span", { className: "count" }, ` ${ids.length}`));
    return element("li", {}, name, dots(app, ids, span));
  });
  const others = told.size - rows.length;
  const note = others > 0 ? [element("p", { className: "quiet" }, `and ${plural(others, "other publisher", "other publishers")}`)] : [];
  return [heading, element("figure", { className: "provider-strips" }, element("ul", {}, ...rows), ends(span)), ...note];
}

/** The stories whose articles relate to its own, the nearest first. @param {App} app @param {number} story */
function neighbours(app, story) {
  const { lines, stories } = app.graph.overview;
  const at = stories.node.indexOf(story);
  const near = lines.filter(([one, other]) => one === at || other === at).sort((a, b) => b[2] - a[2]);
  const found = near.map(([one, other]) => stories.node[one === at ? other : one] ?? -1).filter((id) => id >= 0);
  return rowList("Stories near it", found, (id) => nodeButton(app, id, storyAside(app, id)));
}

/**
 * A story's day and number of articles.
 * @param {App} app
 * @param {number} story
 */
export function storyAside(app, story) {
  const day = String(app.graph.value(story, "start_date") ?? "").slice(0, 10);
  return [plural(app.graph.sources(story, "in_story").length, "article", "articles"), day].filter(Boolean).join(" · ");
}
