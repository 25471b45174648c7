// Why an article is in its story, in plain sentences with the names in them as buttons.

import { why } from "../data/why.js";
import { count, plural, shorten } from "../data/text.js";
import { element } from "./elements.js";
import { inlineButton } from "./panel_lists.js";

/** @typedef {import("./interface.js").App} App */
/** @typedef {import("../data/why.js").Why} Why */

const MOST_KEYWORDS = 6;
const LONGEST_WORD = 60;

/**
 * A paragraph for each reason, the strongest first; nothing for an article in no story.
 * @param {App} app
 * @param {number} id
 * @returns {HTMLElement[]}
 */
export function whyParts(app, id) {
  const reasons = why(app.graph, id);
  if (!reasons) return [];
  const name = (/** @type {number} */ node) => inlineButton(app, node);
  return [
    ...standing(reasons, name),
    ...copying(reasons, name),
    ...words(reasons),
    ...likeness(reasons, name),
    ...links(reasons),
  ].map((parts) => element("p", { className: "why" }, ...parts));
}

/** @typedef {(Node | string)[]} Sentence */
/** @typedef {(node: number) => Node} Namer */

/** @param {Why} reasons @param {Namer} name @returns {Sentence[]} */
function standing({ isCore, core, others, membership }, name) {
  if (isCore && others === 1) return [["It is one of two articles."]];
  if (isCore) return [[`It stands in the middle: of all ${count(others + 1)} articles it has most in common with the others.`]];
  const found = [];
  if (membership !== null) found.push([`It belongs ${strength(membership)} (${Math.round(membership * 100)} %).`]);
  if (core !== null) found.push(["The article in the middle of the story is ", name(core), "."]);
  return found;
}

/** @param {number} membership from 0 to 1 */
function strength(membership) {
  if (membership >= 0.75) return "strongly";
  return membership >= 0.4 ? "clearly" : "loosely";
}

/** @param {Why} reasons @param {Namer} name @returns {Sentence[]} */
function copying({ copyOf, copies }, name) {
  return [
    ...copyOf.slice(0, 1).map((node) => ["It is a copy of ", name(node), "."]),
    ...(copies.length ? [[`${plural(copies.length, "article is a copy", "articles are copies")} of it.`]] : []),
  ];
}

/** @param {Why} reasons @returns {Sentence[]} */
function words({ keywords, others }) {
  const told = keywords.slice(0, MOST_KEYWORDS).flatMap(({ spelled, members }, at) => [at ? ", " : "", element("b", { dir: "auto" }, shorten(spelled, LONGEST_WORD)), others === 1 ? "" : ` (in ${count(members)} of ${count(others)})`]);
  return told.length ? [["It has words that mark the story: ", ...told, "."]] : [];
}

/** @param {Why} reasons @param {Namer} name @returns {Sentence[]} */
function likeness({ alike }, name) {
  if (!alike) return [];
  const told = alike.words.flatMap((word, at) => [at ? ", " : "", element("bdi", {}, shorten(word, LONGEST_WORD))]);
  const apart = alike.hours === null ? "" : `, ${spokenHours(alike.hours)}`;
  return [["It is most like ", name(alike.node), apart, ": both have ", ...told, "."]];
}

/** @param {number} hours */
function spokenHours(hours) {
  if (hours < 1) return "within the same hour";
  return hours < 48 ? `${plural(Math.round(hours), "hour", "hours")} apart` : `${plural(Math.round(hours / 24), "day", "days")} apart`;
}

/** @param {Why} reasons @returns {Sentence[]} */
function links({ related, others }) {
  if (!related.length) return [];
  if (others === 1) return [["It is linked as related with the other one."]];
  return [[`It is linked as related with ${related.length === others ? "all" : `${count(related.length)} of`} the ${count(others)} others.`]];
}
