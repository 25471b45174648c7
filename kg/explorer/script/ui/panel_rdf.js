// The RDF of what the panel shows, as Turtle, and its row as CSV: made when asked for.

import { csv } from "../data/csv.js";
import { plural } from "../data/text.js";
import { turtle } from "../data/turtle.js";
import { copyText } from "./clipboard.js";
import { button, element } from "./elements.js";

/** @typedef {import("./interface.js").App} App */

/**
 * @param {App} app
 * @param {number} id
 * @param {(message: string) => void} say
 */
export function rdfPart(app, id, say) {
  const code = element("pre", { className: "turtle", tabIndex: 0, dir: "ltr", "aria-label": "Turtle" });
  const made = () => turtle(app.graph, [id]);
  const buttons = element(
    "p",
    { className: "steps" },
    button("Copy Turtle", () => copy(made(), "Turtle", say)),
    button("Copy as CSV", () => copy(csv(app.graph, [id]), "CSV", say)),
  );
  const details = element("details", { className: "rdf" }, element("summary", {}, "RDF (Turtle)"), buttons, code);
  details.addEventListener("toggle", () => {
    if (details.open) code.textContent = made();
  });
  return details;
}

/**
 * @param {string} content
 * @param {string} name
 * @param {(message: string) => void} say
 */
export async function copy(content, name, say) {
  const lines = content.split("\n").length - 1;
  say((await copyText(content)) ? `Copied ${plural(lines, "line", "lines")} of ${name}.` : `This browser does not let the page copy: mark the text and copy it yourself.`);
}
