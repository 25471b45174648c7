// The list: all that the picture shows as headings and lists, for screen readers, for paper, for who likes it.

import { coverageOf } from "../data/coverage.js";
import { element } from "./elements.js";
import { filtersInWords } from "./filter_words.js";
import { aloneEntry, coverageEntry, storyEntry } from "./list_entries.js";
import { makeSection } from "./list_section.js";

/** @typedef {import("./interface.js").App} App */

/** @type {[string, string][]} */
const ORDERS = [["latest", "Latest first"], ["oldest", "Oldest first"], ["largest", "Largest first"]];

/**
 * @param {HTMLElement} container
 * @param {App} app
 */
export function makeList(container, app) {
  const { graph } = app;
  const order = element("select", {}, ...ORDERS.map(([value, name]) => element("option", { value }, name)));
  const words = element("p", { className: "filter-words quiet" });
  /** @type {ReturnType<typeof coverageOf>} */
  let covered = { providers: new Map(), topics: new Map() };
  const stories = makeSection("Stories", "stories", (id, onPaper) => storyEntry(app, id, onPaper || id === app.state().story));
  const alone = makeSection("In no story", "alone", (id) => aloneEntry(app, id));
  const providers = makeSection("Providers", "providers", (id) => coverageEntry(app, id, /** @type {import("../data/coverage.js").Covered} */ (covered.providers.get(id))));
  const topics = makeSection("Topics", "topics", (id) => coverageEntry(app, id, /** @type {import("../data/coverage.js").Covered} */ (covered.topics.get(id))));
  const head = element("div", { className: "list-head" }, words, element("label", {}, "Order ", order));
  container.append(head, ...[stories, alone, providers, topics].map(({ part }) => part));
  const time = (/** @type {number} */ id) => graph.time(id) || 0;
  /** @type {unknown} */
  let drawn = null;

  /** @param {boolean} onPaper */
  function draw(onPaper) {
    const { story } = app.state();
    const filtered = app.filtered();
    words.textContent = filtersInWords(app);
    const found = story === null ? [...filtered.stories] : [story];
    const ids = [];
    for (let id = 0; story === null && id < graph.things; id += 1) if (filtered.active[id] && graph.story(id) < 0) ids.push(id);
    const sign = order.value === "oldest" ? 1 : -1;
    found.sort((a, b) => (order.value === "largest" ? (filtered.sizes[b] ?? 0) - (filtered.sizes[a] ?? 0) : 0) || sign * (time(a) - time(b)) || a - b);
    ids.sort((a, b) => sign * (time(a) - time(b)) || a - b);
    covered = story === null ? coverageOf(graph, filtered) : { providers: new Map(), topics: new Map() };
    stories.show(found, onPaper);
    alone.show(ids, onPaper);
    providers.show([...covered.providers.keys()], onPaper);
    topics.show([...covered.topics.keys()], onPaper);
  }

  function update() {
    const { view, story } = app.state();
    container.hidden = view !== "list";
    // The picture stays beneath, out of reach, so that it need not be measured anew.
    document.getElementById("picture")?.toggleAttribute("inert", view === "list");
    const now = `${story} ${order.value}`;
    if (view !== "list" || (drawn === app.filtered() && container.dataset.drawn === now)) return;
    container.dataset.drawn = now;
    drawn = app.filtered();
    draw(false);
  }

  order.addEventListener("change", update);
  addEventListener("beforeprint", () => draw(true));
  addEventListener("afterprint", () => {
    // What was made for paper may be thousands of rows.
    for (const section of [stories, alone, providers, topics]) section.show([], false);
    drawn = null;
    update();
  });
  return { update };
}
