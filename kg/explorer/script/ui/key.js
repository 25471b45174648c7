// The key to the picture's marks, for paper: on the screen the filters are one.

import { LOOKS } from "../data/looks.js";
import { OTHER } from "../data/topic_colours.js";
import { element } from "./elements.js";
import { nameElement } from "./names.js";

/** @typedef {import("./interface.js").App} App */

/**
 * @param {HTMLElement} container
 * @param {App} app
 */
export function makeKey(container, app) {
  const { graph } = app;
  const used = new Set(graph.ids("story").map((id) => graph.topicColour(id)));
  for (let id = 0; id < graph.things; id += 1) if (graph.story(id) < 0) used.add(graph.topicColour(id));
  const looks = new Set(Array.from({ length: graph.things }, (_, id) => graph.look(id)));

  function topics() {
    const named = [...graph.overview.colours, ...graph.overview.common].filter((topic) => used.has(graph.topicColour(topic)));
    return [...named.map((topic) => row(`dot ${graph.topicColour(topic)}`, nameElement(graph, topic))), ...(used.has(OTHER) ? [row("dot other", "Another topic, or none")] : [])];
  }

  function kinds() {
    const shown = Object.entries(LOOKS).filter(([look]) => looks.has(look) || look === "provider" || look === "topic");
    return shown.map(([look, { one }]) => row(look, one));
  }

  function update() {
    const { view, story } = app.state();
    const byTopic = story === null && (view === "stories" || view === "coverage");
    const alone = view === "coverage" && story === null ? [row("ring", "Told by one provider alone")] : [];
    container.hidden = view === "list";
    container.replaceChildren(element("ul", {}, ...(byTopic ? topics() : kinds()), ...alone));
  }

  return { update };
}

/** @param {string} look @param {Node | string} name */
function row(look, name) {
  return element("li", {}, element("span", { className: `mark ${look}` }), " ", name);
}
