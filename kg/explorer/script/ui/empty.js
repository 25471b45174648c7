// What is said in place of a picture or a list that the filters leave empty, with the way out of it.

import { button, element } from "./elements.js";
import { activeFilters } from "./legend.js";

/** @typedef {import("./interface.js").App} App */

/**
 * @param {HTMLElement} container
 * @param {App} app
 */
export function makeEmpty(container, app) {
  const words = element("p", {});
  const clear = button("Clear filters", () => {
    app.clear();
    // The button is gone now: the focus goes to what it brought back.
    const back = document.querySelector("#picture:not([inert])") ?? document.querySelector("#list button");
    if (back instanceof HTMLElement) back.focus({ preventScroll: true });
  }, { className: "plain strong" });
  const part = element("div", { className: "empty", hidden: true }, words, element("p", {}, clear));
  container.append(part);

  function update() {
    const { story, filters } = app.state();
    part.hidden = !app.isEmpty() || !activeFilters(filters);
    words.textContent = story === null ? "The filters leave nothing to show here." : "The filters leave none of this story’s articles.";
  }

  return { update };
}
