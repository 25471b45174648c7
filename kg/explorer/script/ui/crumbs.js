// The way back: the view, then the story that is open in it.

import { count } from "../data/text.js";
import { button, element } from "./elements.js";
import { nameElement } from "./names.js";

/** @typedef {import("./interface.js").App} App */

const VIEW_NAMES = { stories: "All stories", coverage: "All coverage", graph: "The whole graph", list: "The whole list" };

/** What of the graph the filters leave. @param {App} app */
function graphName({ graph, filtered }) {
  const { number } = filtered();
  return number === graph.things ? VIEW_NAMES.graph : `Part of the graph: ${count(number)} of ${count(graph.things)}`;
}

/**
 * @param {HTMLElement} nav
 * @param {App} app
 */
export function makeCrumbs(nav, app) {
  const list = element("ol", { className: "crumbs" });
  nav.append(list);
  let shown = "";

  function update() {
    const { view, story } = app.state();
    const now = `${view} ${story} ${view === "graph" ? app.filtered().number : ""}`;
    if (now === shown) return;
    shown = now;
    const name = view === "graph" ? graphName(app) : VIEW_NAMES[view];
    if (story === null) {
      list.replaceChildren(element("li", { "aria-current": "page" }, name));
      return;
    }
    const back = button(name, () => app.open(null), { className: "bare" });
    const here = element("li", { "aria-current": "page" }, nameElement(app.graph, story));
    list.replaceChildren(element("li", {}, back), here);
  }

  return { update };
}
