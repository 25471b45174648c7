// The filters at the left: kinds, topics, providers, the size of stories. All combine; the counts follow.

import { LOOKS } from "../data/looks.js";
import { count } from "../data/text.js";
import { makeChoices } from "./choices.js";
import { button, element, freshId } from "./elements.js";
import { gesturesOn } from "./gestures.js";

/** @typedef {import("./interface.js").App} App */

/**
 * @param {HTMLElement} container
 * @param {App} app
 */
export function makeLegend(container, app) {
  const clear = button("Clear filters", () => app.clear(), { className: "plain clear" });
  const parts = [makeKinds(app), makeSizes(app), makeChoices(app, "topics", "Topics"), makeChoices(app, "providers", "Providers")];
  container.append(element("div", { className: "head" }, element("h2", {}, "Filters"), clear), ...parts.map(({ part }) => part));

  function update() {
    const number = activeFilters(app.state().filters);
    clear.textContent = number ? `Clear filters (${count(number)})` : "Clear filters";
    // Not disabled: it would lose the focus of who has just pressed it.
    clear.setAttribute("aria-disabled", String(!number));
    for (const one of parts) one.update();
  }

  return { update };
}

/**
 * How many filters there are, each choice of a kind, topic or provider one.
 * @param {import("../data/filter.js").Filters} filters
 */
export function activeFilters({ hidden, topics, providers, from, to, least }) {
  return hidden.length + topics.length + providers.length + (from !== null || to !== null ? 1 : 0) + (least > 1 ? 1 : 0);
}

/** @param {App} app */
function makeKinds(app) {
  const part = element("fieldset", { className: "kinds" }, element("legend", {}, "Kinds"));
  const looks = new Set(Array.from({ length: app.graph.things }, (_, id) => app.graph.look(id)));
  const rows = Object.entries(LOOKS).filter(([look]) => looks.has(look)).map(([look, { many, title }]) => {
    const box = element("input", { type: "checkbox", name: look });
    const number = element("span", { className: "count" });
    const name = look === "article" && !looks.has("post") ? "Articles" : many;
    part.append(element("label", { title, className: "choice" }, box, element("span", { className: `mark ${look}` }), element("span", { className: "name" }, name), number));
    box.addEventListener("change", () => {
      const hidden = app.state().filters.hidden.filter((one) => one !== look);
      app.set({ hidden: box.checked ? hidden : [...hidden, look] });
    });
    return { look, box, number };
  });

  function update() {
    const { counts } = app.filtered();
    const { hidden } = app.state().filters;
    for (const { look, box, number } of rows) {
      box.checked = !hidden.includes(look);
      number.textContent = count(counts.looks.get(look) ?? 0);
    }
  }

  return { part, update };
}

/** @param {App} app */
function makeSizes(app) {
  const { graph } = app;
  const largest = Math.max(0, ...graph.ids("story").map((story) => graph.sources(story, "in_story").length));
  const steps = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 75, 100, 150, 200, 300, 500, 1000].filter((step) => step <= largest);
  const id = freshId();
  const slider = element("input", { type: "range", min: "0", max: String(steps.length - 1), step: "1", "aria-labelledby": id });
  const words = element("output", { className: "quiet" });
  const part = element("fieldset", { className: "sizes" }, element("legend", { id }, "Size of stories"), slider, words);
  part.hidden = steps.length < 3;
  const gesture = gesturesOn(slider);
  slider.addEventListener("input", () => app.set({ least: Number(slider.value) ? steps[Number(slider.value)] ?? 0 : 0 }, gesture()));

  function update() {
    const { least } = app.state().filters;
    const place = steps.findLastIndex((step) => step <= least);
    slider.value = String(Math.max(0, place));
    words.value = least > 1 ? `In stories of ${count(least)} or more articles` : "All, and articles in no story";
    slider.setAttribute("aria-valuetext", words.value);
  }

  return { part, update };
}
