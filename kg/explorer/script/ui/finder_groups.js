// The results of a search of one kind: a heading with their number, the best of them as options.

import { day } from "../data/dates.js";
import { count, plural } from "../data/text.js";
import { element, freshId } from "./elements.js";
import { markOf } from "./marks.js";
import { nameElement } from "./names.js";

const TITLES = { stories: "Stories", articles: "Articles", things: "Courses, events and others", providers: "Providers", topics: "Topics" };
/** @type {Record<keyof typeof TITLES, [one: string, many: string]>} */
const NOUNS = {
  stories: ["story", "stories"], articles: ["article", "articles"], things: ["other thing", "other things"],
  providers: ["provider", "providers"], topics: ["topic", "topics"],
};

/**
 * "3 results: 1 story, 2 articles".
 * @param {import("../data/search.js").Found} found
 */
export function foundInWords({ number, groups }) {
  return `${plural(number, "result", "results")}: ${groups.map((one) => plural(one.count, ...NOUNS[one.group])).join(", ")}`;
}

/**
 * @param {import("../data/graph.js").Graph} graph
 * @param {import("../data/search.js").Hits} hits
 * @param {number} most
 */
export function groupOf(graph, hits, most) {
  const id = freshId();
  const title = element("div", { id, className: "group-title", role: "presentation" }, TITLES[hits.group], element("span", { className: "count" }, ` ${count(hits.count)}`));
  const shown = hits.ids.slice(0, most);
  const rows = shown.map((node) => optionOf(graph, node));
  if (shown.length < hits.ids.length) {
    const more = element("div", { role: "option", id: freshId(), className: "row more" }, `Show more ${hits.group}`);
    more.dataset.group = hits.group;
    rows.push(more);
  } else if (shown.length < hits.count) {
    title.append(element("span", { className: "quiet" }, `, the first ${count(shown.length)}`));
  }
  return element("div", { role: "group", "aria-labelledby": id }, title, ...rows);
}

/** @param {import("../data/graph.js").Graph} graph @param {number} node */
function optionOf(graph, node) {
  const row = element("div", { role: "option", id: freshId(), className: "row" }, markOf(graph, node), nameElement(graph, node));
  row.dataset.node = String(node);
  const aside = asideOf(graph, node);
  if (aside) row.append(element("small", {}, aside));
  return row;
}

/** A day for what has one, else the number of articles. @param {import("../data/graph.js").Graph} graph @param {number} node */
function asideOf(graph, node) {
  const kind = graph.kind(node);
  if (kind === "story") return count(graph.sources(node, "in_story").length);
  if (kind === "provider") return count(graph.sources(node, "publisher").length);
  if (kind === "topic") return count(graph.sources(node, "about").length);
  return day(graph.time(node));
}
