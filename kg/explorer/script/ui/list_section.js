// A section of the list: a heading and its entries, some at once and the others on demand; on paper as many as are told.

import { count } from "../data/text.js";
import { button, element } from "./elements.js";

const PAGE = 100;
/** So many are there at once while a filter moves; the rest of the page follows when it rests. */
const FIRST_SIGHT = 15;

/**
 * @param {string} title
 * @param {string} name
 * @param {(id: number) => Node} entry
 */
export function makeSection(title, name, entry) {
  const number = element("span", { className: "count" });
  const words = element("span", {});
  const entries = element("ul", { className: "entries" });
  const more = button("", () => append(entries.children.length + PAGE)?.querySelector("button")?.focus(), { className: "plain more" });
  const missing = element("p", { className: "missing" });
  const part = element("section", { className: name, "aria-label": title }, element("h2", {}, words, " ", number), entries, more, missing);
  /** @type {number[]} */
  let ids = [];
  let onPaper = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let rest;

  /** @param {number} until */
  function append(until) {
    clearTimeout(rest);
    const added = ids.slice(entries.children.length, until).map((id) => element("li", {}, entry(id)));
    entries.append(...added);
    const left = ids.length - entries.children.length;
    more.hidden = !left || onPaper;
    more.textContent = `Show ${count(Math.min(PAGE, left))} more of ${count(left)}`;
    missing.hidden = !left || !onPaper;
    missing.textContent = `${count(left)} more of ${count(ids.length)} are not on this sheet.`;
    return added[0];
  }

  /**
   * @param {number[]} wanted
   * @param {string} heading
   * @param {number | null} most how many on paper, all of which are made at once; null on the screen
   */
  function begin(wanted, heading, most) {
    ids = wanted;
    onPaper = most !== null;
    part.hidden = !ids.length;
    words.textContent = heading;
    number.textContent = count(ids.length);
    entries.replaceChildren();
    append(most ?? FIRST_SIGHT);
    if (!onPaper && ids.length > FIRST_SIGHT) rest = setTimeout(() => append(PAGE), 150);
  }

  return {
    part,
    /** @param {number[]} wanted */
    show: (wanted) => begin(wanted, title, null),
    /** @param {number[]} wanted @param {number} most @param {string} [heading] */
    print: (wanted, most, heading = title) => begin(wanted, heading, most),
  };
}
