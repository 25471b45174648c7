// The search box: results as one types, grouped by kind with their numbers. A combobox as in
// https://www.w3.org/WAI/ARIA/apg/patterns/combobox/: the focus stays in the box, arrows move along the results.

import { advance, makeIndex } from "../data/index.js";
import { find } from "../data/search.js";
import { element, freshId } from "./elements.js";
import { foundInWords, groupOf } from "./finder_groups.js";

/** @typedef {import("./interface.js").App} App */

const FIRST = 6;
const MORE = 60;
const IDLE = 600;

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
    const found = find(index, query, MORE);
    const groups = found.groups.map((group) => groupOf(app.graph, group, group.group === wide ? MORE : FIRST));
    list.replaceChildren(...groups);
    said.textContent = found.groups.length ? foundInWords(found) : "Nothing found";
    active = -1;
    open(groups.length > 0);
    nothing.hidden = groups.length > 0;
  }

  /** @param {Element} option */
  function pick(option) {
    if (!(option instanceof HTMLElement)) return;
    const { node, group } = option.dataset;
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
  setTimeout(() => {
    index ??= makeIndex(app.graph);
    foldAhead(index);
  }, IDLE);

  return { update: () => {}, focus: () => box.select() };
}

/** Get the index ready while nothing else is to do. @param {import("../data/index.js").Index} index */
function foldAhead(index) {
  setTimeout(() => {
    if (!advance(index, 12)) foldAhead(index);
  }, 4);
}
