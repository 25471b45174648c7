// Entries of the list: a story with its articles, an article on its own, a provider, a topic.

import { publishersOf, storiesNear } from "../data/coverage.js";
import { day, daySpan } from "../data/dates.js";
import { count, plural } from "../data/text.js";
import { button, element, text } from "./elements.js";
import { markOf } from "./marks.js";
import { nameElement, shortName } from "./names.js";
import { inlineButton, nodeButton, texts } from "./panel_lists.js";

/** @typedef {import("./interface.js").App} App */

const FIRST_ARTICLES = 5;
const MOST_NEAR = 5;

/**
 * A story: its name as a heading, who tells it, what it is near to, its first articles, all of them on demand.
 * @param {App} app
 * @param {number} story
 * @param {import("../data/paper.js").Sheet | null} sheet on which it is printed
 */
export function storyEntry(app, story, sheet) {
  const { graph } = app;
  const { active } = app.filtered();
  const members = graph.members(story).filter((id) => active[id]);
  const times = members.map(graph.time).filter((time) => !Number.isNaN(time));
  const told = [...(times.length ? [daySpan(times[0], times[times.length - 1])] : []), plural(members.length, "article", "articles")];
  const entry = element("article", { className: "story-entry" },
    element("h3", {}, nodeButton(app, story, "")),
    element("p", { className: "quiet" }, told.join(" · ")),
    ...tellers(app, members),
    ...near(app, story, sheet?.near ?? MOST_NEAR),
  );
  const whole = story === app.state().story;
  const most = whole ? Infinity : sheet?.members ?? FIRST_ARTICLES;
  // On paper the last one takes no more room than the words that it is missing.
  const first = members.slice(0, sheet && members.length === most + 1 ? members.length : most);
  const list = element("ol", { className: "articles" }, ...first.map((id) => element("li", {}, line(app, id))));
  entry.append(list);
  if (first.length === members.length) return entry;
  if (sheet) {
    entry.append(element("p", { className: "quiet" }, `and ${plural(members.length - first.length, "article that is", "articles that are")} not on this sheet`));
    return entry;
  }
  const more = button(`Show all ${plural(members.length, "article", "articles")}`, () => {
    const added = members.slice(first.length).map((id) => element("li", {}, line(app, id)));
    list.append(...added);
    added[0]?.querySelector("button")?.focus();
    more.remove();
  }, { className: "bare more" });
  entry.append(more);
  return entry;
}

/** Who tells a story, each with its number of articles. @param {App} app @param {number[]} members */
function tellers({ graph }, members) {
  const by = [...publishersOf(graph, members)];
  const told = by.flatMap(([provider, number], at) => [at ? ", " : "", nameElement(graph, provider), number > 1 ? ` (${count(number)})` : ""]);
  return by.length ? [element("p", { className: "tellers quiet" }, "Told by ", ...told, by.length === 1 ? " alone" : "")] : [];
}

/**
 * A story in a line: its name, its number of articles, its first day.
 * @param {App} app
 * @param {number} story
 */
export function storyLine(app, story) {
  const number = plural(app.filtered().sizes[story], "article", "articles");
  return nodeButton(app, story, [number, day(app.graph.time(story))].filter(Boolean).join(" · "));
}

/** The stories that are shown and near a story. @param {App} app @param {number} story @param {number} most */
function near(app, story, most) {
  const shown = new Set(app.filtered().stories);
  const found = storiesNear(app.graph, story).filter(([other]) => shown.has(other)).slice(0, most);
  const told = found.flatMap(([other, weight], at) => [at ? ", " : "", inlineButton(app, other), ` (${plural(weight, "link", "links")})`]);
  return found.length ? [element("p", { className: "near quiet" }, "Related stories: ", ...told)] : [];
}

/**
 * A thing in no story: its name, and the beginning of what it says.
 * @param {App} app
 * @param {number} id
 * @param {boolean} excerpts
 */
export function aloneEntry(app, id, excerpts) {
  const excerpt = excerpts && texts(app, id, "abstract")[0];
  const entry = element("div", { className: "alone-entry" }, line(app, id));
  if (excerpt) entry.append(text("p", excerpt, "excerpt quiet"));
  return entry;
}

/**
 * A provider with its articles and stories, or a topic.
 * @param {App} app
 * @param {number} id
 * @param {import("../data/coverage.js").Covered} covered
 */
export function coverageEntry(app, id, { articles, others, stories, alone }) {
  const isTopic = app.graph.kind(id) === "topic";
  const told = [
    ...(articles ? [plural(articles, "article", "articles")] : []),
    ...(others ? [plural(others, "other thing", "other things")] : []),
    ...(stories ? [`${isTopic ? "main topic of " : ""}${plural(stories, "story", "stories")}${alone ? `, ${count(alone)} told by nobody else` : ""}`] : []),
  ];
  const made = nodeButton(app, id, told.join(" · "));
  made.classList.add("coverage-row");
  return made;
}

/** A headline, who published it, and when. @param {App} app @param {number} id */
function line(app, id) {
  const { graph } = app;
  const name = button(markOf(graph, id), () => app.go(id), { className: "row" });
  name.append(nameElement(graph, id));
  const publishers = Array.from(graph.targets(id, "publisher"), (one) => shortName(graph, one)).join(", ");
  const time = graph.time(id);
  const when = Number.isNaN(time) ? {} : { dateTime: new Date(time).toISOString().slice(0, 10) };
  return element("div", { className: "line" }, name, element("bdi", { className: "publisher quiet" }, publishers), element("time", { className: "count", ...when }, day(time)));
}
