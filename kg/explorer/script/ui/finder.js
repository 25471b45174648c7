// The search box: results as one types, grouped by kind with their numbers. A combobox as in
// https://www.w3.org/WAI/ARIA/apg/patterns/combobox/: the focus stays in the box, arrows move along the results.

import { isLeft } from "../data/filter.js";
import { advance, makeIndex } from "../data/index.js";
import { find } from "../data/search.js";
import { element, freshId } from "./elements.js";
import { clearRow, foundInWords, groupOf } from "./finder_groups.js";
import { whenIdle } from "./idle.js";

/** @typedef {import("./interface.js").App} App */

const FIRST = 6;
const MORE = 60;
/** Milliseconds for texts that are not folded yet when a key is pressed; what is found in the others follows. */
const PATIENCE = 8;

/**
 * @param {HTMLElement} container
 * @param {App} app
 */
export function makeFinder(container, app) {
  const listId = freshId();
  const box = element("input", {
    type: "search", id: "query", placeholder: "Find a story, headline, provider, topic", autocomplete: "off", spellcheck: false, dir: "auto",
    role: "combobox", "aria-label": "Find", "aria-expanded": "false", "aria-controls": listId, "aria-autocomplete": "list",
  });
  const list = element("div", { id: listId, className: "hits", role: "listbox", "aria-label": "Found", hidden: true, tabIndex: -1 });
  // Beside the list of results, which may hold results alone.
  const nothing = element("p", { className: "hits nothing quiet", hidden: true }, "Nothing found");
  const said = element("span", { className: "unseen", role: "status" });
  container.append(box, list, nothing, said);
  /** @type {import("../data/index.js").Index | null} */
  let index = null;
  let wide = "";
  let active = -1;
  let isPartial = false;

  const options = () => [...list.querySelectorAll("[role=option]")];

  /** @param {boolean} wanted */
  function open(wanted) {
    list.hidden = !wanted;
    nothing.hidden = true;
    box.setAttribute("aria-expanded", String(wanted));
    if (!wanted) mark(-1);
  }

  /** @param {number} at */
  function mark(at) {
    const all = options();
    all[active]?.removeAttribute("aria-selected");
    active = at;
    const now = all[at];
    if (!now) return box.removeAttribute("aria-activedescendant");
    now.setAttribute("aria-selected", "true");
    box.setAttribute("aria-activedescendant", now.id);
    now.scrollIntoView({ block: "nearest" });
  }

  function search() {
    const query = box.value.trim();
    if (!query) {
      said.textContent = "";
      return open(false);
    }
    index ??= makeIndex(app.graph);
    const isShown = (/** @type {number} */ node) => isLeft(app.graph, app.filtered(), node);
    const found = find(index, query, MORE, { isShown, patience: PATIENCE });
    const groups = found.groups.map((group) => groupOf(app.graph, group, group.group === wide ? MORE : FIRST, isShown));
    isPartial = !found.isWhole;
    const none = isPartial ? "Searching…" : "Nothing found";
    list.replaceChildren(...groups, ...(groups.length ? clearRow(found) : []));
    nothing.textContent = none;
    said.textContent = found.groups.length ? foundInWords(found) : none;
    active = -1;
    open(groups.length > 0);
    nothing.hidden = groups.length > 0;
  }

  /** What was asked while not all was ready is asked again; who is at a result stays at it. */
  function searchAgain() {
    if (!isPartial || (list.hidden && nothing.hidden)) return;
    const { node } = /** @type {HTMLElement | undefined} */ (options()[active])?.dataset ?? {};
    search();
    if (node) mark(options().findIndex((option) => option instanceof HTMLElement && option.dataset.node === node));
  }

  /** @param {Element} option */
  function pick(option) {
    if (!(option instanceof HTMLElement)) return;
    const { node, group, clear } = option.dataset;
    if (clear !== undefined) {
      app.clear();
      return search();
    }
    if (group) {
      const at = options().indexOf(option);
      wide = group;
      search();
      return mark(at);
    }
    open(false);
    app.follow(Number(node));
  }

  /** @param {number} by */
  function move(by) {
    if (list.hidden) search();
    const number = options().length;
    if (number) mark(active < 0 && by < 0 ? number - 1 : (active + by + number) % number);
  }

  box.addEventListener("input", () => {
    wide = "";
    search();
  });
  box.addEventListener("focus", () => {
    if (box.value.trim()) search();
  });
  box.addEventListener("blur", () => open(false));
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: FIRST, PageUp: -FIRST }[event.key];
    if (step) move(step);
    else if (event.key === "Enter") pickFirst();
    else if (event.key !== "Escape" || (list.hidden && !box.value)) return;
    else if (list.hidden && nothing.hidden) box.value = "";
    else open(false);
    event.preventDefault();
    event.stopPropagation();
  });
  // The focus must stay in the box, else the list would shut before the press is done.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const option = target instanceof Element ? target.closest("[role=option]") : null;
    if (option) pick(option);
  });

  function pickFirst() {
    if (list.hidden) return search();
    const option = options()[Math.max(0, active)];
    if (option) pick(option);
  }

  // Ready before the first question, but after the first picture.
  whenIdle((left) => {
    index ??= makeIndex(app.graph);
    if (!advance(index, left)) return false;
    searchAgain();
    return true;
  });

  return { update: () => {}, focus: () => box.select() };
}
