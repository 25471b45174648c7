// The list: all that the picture shows as headings and lists, for screen readers, for paper, for who likes it.

import { coverageOf } from "../data/coverage.js";
import { sheetOf } from "../data/paper.js";
import { plural } from "../data/text.js";
import { element } from "./elements.js";
import { filtersInWords } from "./filter_words.js";
import { activeFilters } from "./legend.js";
import { aloneEntry, coverageEntry, storyEntry, storyLine } from "./list_entries.js";
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
  const onSheet = element("p", { className: "on-paper" });
  /** @type {ReturnType<typeof coverageOf>} */
  let covered = { providers: new Map(), topics: new Map() };
  /** What is made for paper; null on the screen. @type {import("../data/paper.js").Sheet | null} */
  let sheet = null;
  const stories = makeSection("Stories", "stories", (id) => storyEntry(app, id, sheet));
  const brief = makeSection("Other stories", "brief", (id) => storyLine(app, id));
  const alone = makeSection("In no story", "alone", (id) => aloneEntry(app, id, sheet?.excerpts ?? true));
  const providers = makeSection("Providers", "providers", (id) => coverageEntry(app, id, /** @type {import("../data/coverage.js").Covered} */ (covered.providers.get(id))));
  const topics = makeSection("Topics", "topics", (id) => coverageEntry(app, id, /** @type {import("../data/coverage.js").Covered} */ (covered.topics.get(id))));
  const sections = [stories, brief, alone, providers, topics];
  const head = element("div", { className: "list-head" }, words, element("label", {}, "Order ", order));
  container.append(head, onSheet, ...sections.map(({ part }) => part));
  const time = (/** @type {number} */ id) => graph.time(id) || 0;
  /** @type {unknown} */
  let drawn = null;

  /** What is listed, in the order asked for. */
  function listed() {
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
    return { found, ids, by: [...covered.providers.keys()], about: [...covered.topics.keys()] };
  }

  function draw() {
    sheet = null;
    words.hidden = false;
    const { found, ids, by, about } = listed();
    stories.show(found);
    brief.show([]);
    alone.show(ids);
    providers.show(by);
    topics.show(about);
  }

  function print() {
    const { found, ids, by, about } = listed();
    const { story, filters } = app.state();
    const isChosen = story !== null || activeFilters(filters) > 0;
    sheet = sheetOf(found, { sizes: app.filtered().sizes, time, isChosen });
    const { full, others, lines } = sheet;
    const isShort = sheet.brief.length > 0;
    stories.print(full, full.length, isShort ? "The largest stories" : "Stories");
    brief.print(sheet.brief, lines, "All other stories, a line each");
    alone.print(ids, others);
    providers.print(by, others);
    topics.print(about, others);
    // Of all, a selection.
    const isCut = isShort || sheet.members < Infinity || [ids, by, about].some(({ length }) => length > others);
    words.hidden = isCut && !isChosen;
    onSheet.textContent = words.hidden ? `This sheet is a selection: ${isShort ? `the ${plural(full.length, "largest story", "largest stories")} with the first of their articles` : "the beginnings of long lists"}. Filters choose what is printed in full.` : "";
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
    draw();
  }

  order.addEventListener("change", update);
  addEventListener("beforeprint", print);
  addEventListener("afterprint", () => {
    // What was made for paper may be thousands of rows.
    for (const section of sections) section.show([]);
    drawn = null;
    update();
  });
  return { update };
}
