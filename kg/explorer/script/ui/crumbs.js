// The way back: the view, then the story that is open in it.

import { button, element } from "./elements.js";
import { nameElement } from "./names.js";

/** @typedef {import("./interface.js").App} App */

const VIEW_NAMES = { stories: "All stories", coverage: "Who covers what", graph: "The graph", list: "The list" };

/**
 * @param {HTMLElement} nav
 * @param {App} app
 */
export function makeCrumbs(nav, app) {
  const list = element("ol", { className: "crumbs" });
  nav.append(list);
  const names = { ...VIEW_NAMES, ...(app.graph.ids("story").length ? {} : { stories: "All articles" }) };
  let shown = "";

  function update() {
    const { view, story } = app.state();
    const now = `${view} ${story}`;
    if (now === shown) return;
    shown = now;
    const name = names[view];
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
