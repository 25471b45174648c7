// A section of the list: a heading and its entries, some at once and the others on demand; on paper as many as may be.

import { count } from "../data/text.js";
import { button, element } from "./elements.js";

const PAGE = 100;
/** So many are there at once while a filter moves; the rest of the page follows when it rests. */
const FIRST_SIGHT = 15;
const ON_PAPER = 500;

/**
 * @param {string} title
 * @param {string} name
 * @param {(id: number, onPaper: boolean) => Node} entry
 */
export function makeSection(title, name, entry) {
  const number = element("span", { className: "count" });
  const entries = element("ul", { className: "entries" });
  const more = button("", () => append(entries.children.length + PAGE, false)?.querySelector("button")?.focus(), { className: "plain more" });
  const missing = element("p", { className: "missing" });
  const part = element("section", { className: name, "aria-label": title }, element("h2", {}, title, " ", number), entries, more, missing);
  /** @type {number[]} */
  let ids = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let rest;

  /** @param {number} until @param {boolean} onPaper */
  function append(until, onPaper) {
    clearTimeout(rest);
    const added = ids.slice(entries.children.length, until).map((id) => element("li", {}, entry(id, onPaper)));
    entries.append(...added);
    const left = ids.length - entries.children.length;
    more.hidden = !left || onPaper;
    more.textContent = `Show ${count(Math.min(PAGE, left))} more of ${count(left)}`;
    missing.hidden = !left || !onPaper;
    missing.textContent = `${count(left)} more of ${count(ids.length)} are not on this sheet; filters can choose which are.`;
    return added[0];
  }

  /**
   * @param {number[]} wanted
   * @param {boolean} onPaper whether all is made at once
   */
  function show(wanted, onPaper) {
    ids = wanted;
    part.hidden = !ids.length;
    number.textContent = count(ids.length);
    entries.replaceChildren();
    append(onPaper ? ON_PAPER : FIRST_SIGHT, onPaper);
    if (!onPaper && ids.length > FIRST_SIGHT) rest = setTimeout(() => append(PAGE, false), 150);
  }

  return { part, show };
}
