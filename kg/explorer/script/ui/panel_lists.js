// Lists of nodes, addresses and facts in the panel: buttons that lead on, long lists opened on demand.

import { day } from "../data/dates.js";
import { count } from "../data/text.js";
import { button, element, link } from "./elements.js";
import { markOf } from "./marks.js";
import { nameElement } from "./names.js";

/** @typedef {import("./interface.js").App} App */

const FIRST_SHOWN = 30;
const SHOWN_MORE = 300;

/**
 * A button that leads to a node.
 * @param {App} app
 * @param {number} id
 * @param {string} [aside] what stands behind the name; the day where nothing is said
 */
export function nodeButton(app, id, aside = day(app.graph.time(id))) {
  const made = button(markOf(app.graph, id), () => app.go(id), { className: "row" });
  made.append(nameElement(app.graph, id));
  if (aside) made.append(element("small", {}, aside));
  return made;
}

/**
 * A button that leads to a node, within a sentence.
 * @param {App} app
 * @param {number} id
 */
export function inlineButton(app, id) {
  return button(nameElement(app.graph, id), () => app.go(id), { className: "bare inline" });
}

/**
 * A heading with rows under it, the first thirty at once and the others on demand; nothing where there are none.
 * @template T
 * @param {string} title
 * @param {readonly T[]} rows
 * @param {(one: T) => Node} show
 * @returns {Node[]}
 */
export function rowList(title, rows, show) {
  if (!rows.length) return [];
  const list = element("ul", {});
  const heading = element("h3", {}, title);
  if (rows.length > 1) heading.append(element("span", { className: "count" }, ` ${count(rows.length)}`));
  let shown = 0;

  /** @param {number} number */
  function append(number) {
    const added = rows.slice(shown, shown + number).map((one) => element("li", {}, show(one)));
    list.append(...added);
    shown += added.length;
    more.hidden = shown >= rows.length;
    missing.hidden = more.hidden;
    missing.textContent = `${count(rows.length - shown)} more are not on this sheet.`;
    more.textContent = `Show ${rows.length - shown > SHOWN_MORE ? `${count(SHOWN_MORE)} more` : `all ${count(rows.length)}`}`;
    return added[0];
  }

  const more = button("", () => append(SHOWN_MORE)?.querySelector("button")?.focus(), { className: "plain more" });
  const missing = element("p", { className: "on-paper quiet" });
  append(FIRST_SHOWN);
  return [heading, list, more, missing];
}

/**
 * Nodes under a heading, the latest first unless they are in an order of their own.
 * @param {App} app
 * @param {string} title
 * @param {Iterable<number>} ids
 * @param {{ inOrder?: boolean, aside?: (id: number) => string }} [how]
 */
export function nodeList(app, title, ids, { inOrder = false, aside } = {}) {
  const found = [...new Set(ids)];
  if (!inOrder) found.sort((a, b) => (app.graph.time(b) || 0) - (app.graph.time(a) || 0) || a - b);
  return rowList(title, found, (id) => nodeButton(app, id, aside?.(id)));
}

/**
 * Nodes as small buttons in a line: topics, providers.
 * @param {App} app
 * @param {Iterable<number>} ids
 */
export function chips(app, ids) {
  const made = [...ids].map((id) => {
    const chip = button(markOf(app.graph, id), () => app.go(id), { className: "chip" });
    chip.append(nameElement(app.graph, id));
    return element("li", {}, chip);
  });
  return made.length ? [element("ul", { className: "chips" }, ...made)] : [];
}

/**
 * @param {string} title
 * @param {string[]} addresses
 */
export function addressList(title, addresses) {
  return rowList(title, addresses, (address) => element("span", { className: "address" }, link(address)));
}

/**
 * The values of a field that may be one or many, as texts.
 * @param {App} app
 * @param {number} id
 * @param {string} field
 */
export function texts({ graph }, id, field) {
  const found = graph.value(id, field);
  return found === undefined ? [] : [found].flat().map(String);
}
