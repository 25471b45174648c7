// What is known of a thing in a word or two: its time, its price and place, its addresses, what it was read from.

import { instant, spokenDuration } from "../data/dates.js";
import { count } from "../data/text.js";
import { element, text } from "./elements.js";
import { addressList, rowList, texts } from "./panel_lists.js";

/** @typedef {import("./interface.js").App} App */

/** @type {[string, string, ((value: string) => string)?][]} the field, its title, and how a value is written */
const FACTS = [
  ["type", "Type"],
  ["additional_type", "Type"],
  ["section", "Section"],
  ["start_date", "Begins", instant],
  ["end_date", "Ends", instant],
  ["date_modified", "Changed", instant],
  ["location", "Place"],
  ["author", "By"],
  ["price", "Price"],
  ["free", "Free", (value) => (value === "true" ? "yes" : "no")],
  ["duration", "Takes", spokenDuration],
  ["level", "Level"],
  ["rating_value", "Rating", (average) => count(Math.round(Number(average) * 10) / 10)],
  ["rating_count", "Ratings", (number) => count(Number(number))],
  ["isbn", "ISBN"],
  ["platform", "Platform"],
  ["programming_language", "Language"],
  ["followers", "Followers", (number) => count(Number(number))],
];

/**
 * @param {App} app
 * @param {number} id
 */
export function facts(app, id) {
  const isPriced = texts(app, id, "price").length > 0;
  const fitting = FACTS.filter(([field]) => !(field === "free" && isPriced));
  const told = fitting.map(([field, title, show = String]) => ({ title, values: texts(app, id, field).map(show) })).filter(({ values }) => values.length);
  if (!told.length) return [];
  return [element("dl", {}, ...told.flatMap(({ title, values }) => [element("dt", {}, title), text("dd", values.join(", "))]))];
}

/**
 * When it was published.
 * @param {App} app
 * @param {number} id
 */
export function timeLine(app, id) {
  return texts(app, id, "date_published").map((date) => element("p", { className: "quiet" }, element("time", { dateTime: date }, instant(date))));
}

/**
 * @param {App} app
 * @param {number} id
 */
export function otherAddresses(app, id) {
  const found = new Set([...texts(app, id, "url"), ...texts(app, id, "alias")]);
  found.delete(app.graph.iri(id));
  return [
    ...addressList("Other addresses", [...found].sort()),
    ...addressList("Accounts", texts(app, id, "same_as")),
    ...addressList("Code", texts(app, id, "repository")),
  ];
}

/**
 * The documents of the site that it was read from.
 * @param {App} app
 * @param {number} id
 */
export function readFrom({ graph }, id) {
  const sources = new Set([...graph.sources(id, "main_entity"), ...graph.targets(id, "derived_from")]);
  const names = [...sources].map((source) => graph.iri(source));
  return rowList("Read from", names, (name) => text("bdi", name, "address"));
}
