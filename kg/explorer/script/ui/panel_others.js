// What the panel tells of providers, topics, courses, events, people and the like.

import { isMinted } from "../data/addresses.js";
import { LOOKS } from "../data/looks.js";
import { element, link, text } from "./elements.js";
import { facts, otherAddresses, readFrom, timeLine } from "./panel_facts.js";
import { imagesPart } from "./panel_images.js";
import { chips, nodeButton, nodeList, rowList, texts } from "./panel_lists.js";
import { storyAside } from "./panel_story.js";

/** @typedef {import("./interface.js").App} App */

/**
 * @param {App} app
 * @param {number} id
 * @returns {Node[]}
 */
export function thingParts(app, id) {
  const { graph } = app;
  return [
    ...timeLine(app, id),
    ...chips(app, [...graph.targets(id, "publisher"), ...graph.targets(id, "about")]),
    ...texts(app, id, "abstract").map((abstract) => text("p", abstract, "excerpt")),
    ...(isMinted(graph, id) ? [] : [element("p", { className: "address" }, link(graph.iri(id)))]),
    ...facts(app, id),
    ...nodeList(app, "Belongs to", graph.targets(id, "affiliation")),
    ...nodeList(app, "Parts", graph.targets(id, "has_part"), { inOrder: true }),
    ...nodeList(app, "Part of", graph.sources(id, "has_part")),
    ...nodeList(app, "Related", [...graph.targets(id, "related_to"), ...graph.sources(id, "related_to")]),
    ...imagesPart(app, id),
    ...otherAddresses(app, id),
    ...readFrom(app, id),
  ];
}

/**
 * @param {App} app
 * @param {number} id
 * @returns {Node[]}
 */
export function providerParts(app, id) {
  const { graph } = app;
  const domain = texts(app, id, "domain");
  const published = graph.sources(id, "publisher");
  const stories = storiesOf(app, published);
  const alone = stories.filter((story) => [...graph.sources(story, "in_story")].every((one) => graph.targets(one, "publisher").every((by) => by === id)));
  return [
    ...names(app, id),
    ...domain.map((name) => element("p", { className: "address" }, link(`https://${name}/`, name))),
    ...nodeList(app, "Published through", graph.targets(id, "platform")),
    ...nodeList(app, "Perhaps the same", [...graph.targets(id, "likely_same"), ...graph.sources(id, "likely_same")]),
    ...nodeList(app, "Publishes for these", graph.sources(id, "platform")),
    ...storyList(app, "Stories it alone tells", alone),
    ...storyList(app, alone.length ? "Stories it tells with others" : "Its stories", stories.filter((story) => !alone.includes(story))),
    ...nodeList(app, "People", graph.sources(id, "affiliation")),
    ...byKind(app, published),
    ...imagesPart(app, id),
  ];
}

/**
 * @param {App} app
 * @param {number} id
 * @returns {Node[]}
 */
export function topicParts(app, id) {
  const { graph } = app;
  const about = [...graph.sources(id, "about")];
  const things = about.filter((one) => graph.isThing(one));
  return [
    ...names(app, id),
    ...nodeList(app, "Part of", graph.targets(id, "broader")),
    ...nodeList(app, "Narrower topics", graph.sources(id, "broader")),
    ...storyList(app, "Stories mainly about it", [...graph.sources(id, "main_topic")]),
    ...byKind(app, things),
  ];
}

/** @param {App} app @param {number} id */
function names(app, id) {
  const others = texts(app, id, "alternate_name");
  const told = [...texts(app, id, "description"), ...texts(app, id, "definition")];
  return [
    ...(others.length ? [text("p", `Also ${others.join(", ")}`, "quiet")] : []),
    ...told.map((one) => text("p", one, "excerpt")),
  ];
}

/** The stories that some articles are in, those with most of them first. @param {App} app @param {ArrayLike<number>} articles */
function storiesOf({ graph }, articles) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const id of Array.from(articles)) {
    const story = graph.story(id);
    if (story >= 0) found.set(story, (found.get(story) ?? 0) + 1);
  }
  return [...found].sort((a, b) => b[1] - a[1]).map(([story]) => story);
}

/** @param {App} app @param {string} title @param {number[]} stories */
function storyList(app, title, stories) {
  return rowList(title, stories, (story) => nodeButton(app, story, storyAside(app, story)));
}

/** A list for each kind of thing, articles first. @param {App} app @param {ArrayLike<number>} ids */
function byKind(app, ids) {
  /** @type {Map<string, number[]>} */
  const groups = new Map([["article", []]]);
  for (const id of Array.from(ids)) {
    const kind = app.graph.kind(id);
    const group = groups.get(kind) ?? [];
    group.push(id);
    groups.set(kind, group);
  }
  return [...groups].flatMap(([kind, found]) => nodeList(app, kind === "article" ? "Articles" : LOOKS[kind]?.many ?? kind, found));
}
