// The filters in words, for paper.

import { daySpan } from "../data/dates.js";
import { LOOKS } from "../data/looks.js";
import { count } from "../data/text.js";

import { shortName } from "./names.js";

/** @typedef {import("./interface.js").App} App */

/**
 * "Only topics AI, Azure; without courses; from 1 Jun 2020 to …", or that there are none.
 * @param {App} app
 */
export function filtersInWords({ graph, state }) {
  const { hidden, topics, providers, from, to, least } = state().filters;
  const names = (/** @type {number[]} */ ids) => ids.map((id) => shortName(graph, id)).join(", ");
  const told = [
    ...(topics.length ? [`about ${names(topics)}`] : []),
    ...(providers.length ? [`from ${names(providers)}`] : []),
    ...(hidden.length ? [`without ${hidden.map((look) => LOOKS[look]?.many.toLowerCase() ?? look).join(", ")}`] : []),
    ...(from !== null && to !== null ? [`published ${daySpan(from, to - 1)}`] : []),
    ...(from !== null && to === null ? [`published since ${daySpan(from, from)}`] : []),
    ...(from === null && to !== null ? [`published until ${daySpan(to - 1, to - 1)}`] : []),
    ...(least > 1 ? [`in stories of ${count(least)} or more articles`] : []),
  ];
  return told.length ? `Shown are articles ${told.join("; ")}.` : "All articles are shown.";
}
