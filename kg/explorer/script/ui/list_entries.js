// Entries of the list: a story with its articles, an article on its own.

import { plural } from "../data/text.js";
import { daySpan } from "./days.js";
import { button, element, text } from "./elements.js";
import { markOf } from "./marks.js";
import { dayOf, texts } from "./panel_lists.js";

/** @typedef {import("./interface.js").App} App */

const FIRST_ARTICLES = 5;

/**
 * A story: its name as a heading, its first articles, all of them on demand.
 * @param {App} app
 * @param {number} story
 * @param {boolean} whole whether to show all articles at once
 */
export function storyEntry(app, story, whole) {
  const { graph } = app;
  const { active } = app.filtered();
  const members = graph.members(story).filter((id) => active[id]);
  const times = members.map(graph.time).filter((time) => !Number.isNaN(time));
  const providers = new Set(members.flatMap((id) => [...graph.targets(id, "publisher")])).size;
  const name = button(markOf(graph, story), () => app.go(story), { className: "row" });
  name.append(element("bdi", {}, graph.label(story)));
  const told = [
    ...(times.length ? [daySpan(times[0] ?? NaN, times.at(-1) ?? NaN)] : []),
    plural(members.length, "article", "articles"),
    ...(providers ? [plural(providers, "publisher", "publishers")] : []),
  ];
  const first = members.slice(0, whole ? members.length : FIRST_ARTICLES);
  const list = element("ol", { className: "articles" }, ...first.map((id) => element("li", {}, line(app, id))));
  const entry = element("article", { className: "story-entry" }, element("h3", {}, name), element("p", { className: "quiet" }, told.join(" · ")), list);
  if (first.length === members.length) return entry;
  const more = button(`Show all ${plural(members.length, "article", "articles")}`, () => {
    const added = members.slice(first.length).map((id) => element("li", {}, line(app, id)));
    list.append(...added);
    added[0]?.querySelector("button")?.focus();
    more.remove();
  }, { className: "bare more" });
  entry.append(more);
  return entry;
}

/**
 * A thing in no story: its name, and the beginning of what it says.
 * @param {App} app
 * @param {number} id
 */
export function aloneEntry(app, id) {
  const excerpt = texts(app, id, "abstract")[0];
  const entry = element("div", { className: "alone-entry" }, line(app, id));
  if (excerpt) entry.append(text("p", excerpt, "excerpt quiet"));
  return entry;
}

/** A headline, who published it, and when. @param {App} app @param {number} id */
function line(app, id) {
  const { graph } = app;
  const name = button(markOf(graph, id), () => app.go(id), { className: "row" });
  const language = graph.value(id, "language");
  const headline = element("bdi", {}, graph.label(id));
  if (typeof language === "string") headline.lang = language;
  name.append(headline);
  const publishers = [...graph.targets(id, "publisher")].map((one) => graph.label(one)).join(", ");
  const day = dayOf(app, id);
  return element("div", { className: "line" }, name, element("bdi", { className: "publisher quiet" }, publishers), element("time", { className: "count", ...(day && { dateTime: day }) }, day));
}
