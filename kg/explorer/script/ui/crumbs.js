// The way back: the view, then the story that is open in it.

import { count } from "../data/text.js";
import { button, element } from "./elements.js";
import { nameElement } from "./names.js";
import { viewsOf } from "./views.js";

/** @typedef {import("./interface.js").App} App */

/** What of the graph the filters leave. @param {App} app @param {string} name of all of it */
function graphName({ graph, filtered }, name) {
  const { number } = filtered();
  return number === graph.things ? name : `Part of the graph: ${count(number)} of ${count(graph.things)}`;
}

/**
 * @param {HTMLElement} nav
 * @param {App} app
 */
export function makeCrumbs(nav, app) {
  const names = new Map(viewsOf(app.graph).map(([view, name]) => [view, name]));
  const list = element("ol", { className: "crumbs" });
  nav.append(list);
  let shown = "";

  function update() {
    const { view, story } = app.state();
    const now = `${view} ${story} ${view === "graph" ? app.filtered().number : ""}`;
    if (now === shown) return;
    shown = now;
    const whole = names.get(view) ?? "";
    const name = view === "graph" ? graphName(app, whole) : whole;
    const hadFocus = nav.contains(document.activeElement);
    const here = element("li", { "aria-current": "page", tabIndex: -1 }, story === null ? name : nameElement(app.graph, story));
    const back = button(name, () => app.open(null), { className: "bare" });
    list.replaceChildren(...(story === null ? [here] : [element("li", {}, back), here]));
    // The button that was pressed is gone.
    if (hadFocus) here.focus({ preventScroll: true });
  }

  return { update };
}
