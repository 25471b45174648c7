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
 * @param {(node: number) => boolean} isShown whether the filters leave a node
 */
export function groupOf(graph, hits, most, isShown) {
  const id = freshId();
  const title = element("div", { id, className: "group-title", role: "presentation" }, TITLES[hits.group], element("span", { className: "count" }, ` ${count(hits.count)}`));
  const shown = hits.ids.slice(0, most);
  if (hits.hidden) title.append(element("span", { className: "quiet" }, `, ${hits.hidden < hits.count ? `${count(hits.hidden)} ` : hits.count > 1 ? "all " : ""}filtered out`));
  const rows = shown.map((node) => optionOf(graph, node, isShown(node)));
  if (shown.length < hits.ids.length) {
    const more = element("div", { role: "option", id: freshId(), className: "row more" }, `Show more ${hits.group}`);
    more.dataset.group = hits.group;
    rows.push(more);
  } else if (shown.length < hits.count) {
    title.append(element("span", { className: "quiet" }, `, the first ${count(shown.length)}`));
  }
  return element("div", { role: "group", "aria-labelledby": id }, title, ...rows);
}

/**
 * The last row where filters hide some of what was found.
 * @param {import("../data/search.js").Found} found
 */
export function clearRow({ groups }) {
  const hidden = groups.reduce((sum, one) => sum + one.hidden, 0);
  if (!hidden) return [];
  const row = element("div", { role: "option", id: freshId(), className: "row more clear" }, `Clear the filters, which hide ${plural(hidden, "result", "results")}`);
  row.dataset.clear = "";
  return [row];
}

/** @param {import("../data/graph.js").Graph} graph @param {number} node @param {boolean} isShown */
function optionOf(graph, node, isShown) {
  const row = element("div", { role: "option", id: freshId(), className: "row" }, markOf(graph, node), nameElement(graph, node));
  row.dataset.node = String(node);
  const aside = [asideOf(graph, node), ...(isShown ? [] : ["filtered out"])].filter(Boolean).join(" · ");
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
