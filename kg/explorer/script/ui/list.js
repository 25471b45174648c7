// The list: all that the picture shows as headings and lists, for screen readers, for paper, for who likes it.

import { count } from "../data/text.js";
import { button, element } from "./elements.js";
import { filtersInWords } from "./filter_words.js";
import { aloneEntry, storyEntry } from "./list_entries.js";

/** @typedef {import("./interface.js").App} App */

const PAGE = 100;
/** So many are there at once while a filter moves; the rest of the page follows when it rests. */
const FIRST_SIGHT = 15;
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
  const stories = makeSection("Stories", "stories", (id) => storyEntry(app, id, id === app.state().story));
  const alone = makeSection("In no story", "alone", (id) => aloneEntry(app, id));
  const head = element("div", { className: "list-head" }, words, element("label", {}, "Order ", order));
  container.append(head, stories.part, alone.part);
  const time = (/** @type {number} */ id) => graph.time(id) || 0;
  /** @type {unknown} */
  let drawn = null;

  /** @param {boolean} whole whether all of the page is made at once */
  function draw(whole) {
    const { story } = app.state();
    const filtered = app.filtered();
    words.textContent = filtersInWords(app);
    const found = story === null ? [...filtered.stories] : [story];
    const ids = [];
    for (let id = 0; story === null && id < graph.things; id += 1) if (filtered.active[id] && graph.story(id) < 0) ids.push(id);
    const sign = order.value === "oldest" ? 1 : -1;
    found.sort((a, b) => (order.value === "largest" ? (filtered.sizes[b] ?? 0) - (filtered.sizes[a] ?? 0) : 0) || sign * (time(a) - time(b)) || a - b);
    ids.sort((a, b) => sign * (time(a) - time(b)) || a - b);
    stories.show(found, whole);
    alone.show(ids, whole);
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
  return { update };
}

/**
 * A heading and its entries, a hundred at a time.
 * @param {string} title
 * @param {string} name
 * @param {(id: number) => Node} entry
 */
function makeSection(title, name, entry) {
  const number = element("span", { className: "count" });
  const entries = element("ul", { className: "entries" });
  const more = button("", () => append(entries.children.length + PAGE)?.querySelector("button")?.focus(), { className: "plain more" });
  const part = element("section", { className: name, "aria-label": title }, element("h2", {}, title, " ", number), entries, more);
  /** @type {number[]} */
  let ids = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let rest;

  /** @param {number} until */
  function append(until) {
    clearTimeout(rest);
    const added = ids.slice(entries.children.length, until).map((id) => element("li", {}, entry(id)));
    entries.append(...added);
    const left = ids.length - entries.children.length;
    more.hidden = !left;
    more.textContent = `Show ${count(Math.min(PAGE, left))} more of ${count(left)}`;
    return added[0];
  }

  /**
   * @param {number[]} wanted
   * @param {boolean} whole
   */
  function show(wanted, whole) {
    ids = wanted;
    part.hidden = !ids.length;
    number.textContent = count(ids.length);
    entries.replaceChildren();
    append(whole ? PAGE : FIRST_SIGHT);
    if (!whole && ids.length > FIRST_SIGHT) rest = setTimeout(() => append(PAGE), 150);
  }

  return { part, show };
}
