// The tools over the picture: zoom, and a menu to export the picture or copy what is chosen.

import { csv } from "../data/csv.js";
import { turtle } from "../data/turtle.js";
import { button, element, freshId } from "./elements.js";
import { copy } from "./panel_rdf.js";
import { selectionOf } from "./selection.js";

/** @typedef {import("./interface.js").App} App */

/**
 * @param {HTMLElement} container
 * @param {App} app
 * @param {(message: string) => void} say
 */
export function makeTools(container, app, say) {
  const zooms = element(
    "span",
    { role: "group", "aria-label": "Zoom" },
    button("−", () => app.zoom(1 / 1.5), { "aria-label": "Zoom out", title: "Zoom out (−)" }),
    " ",
    button("+", () => app.zoom(1.5), { "aria-label": "Zoom in", title: "Zoom in (+)" }),
    " ",
    button("Fit", () => app.fit(), { title: "Fit the whole picture into the window (0)" }),
  );
  const pictures = [row("Picture as PNG", () => app.exportPng()), row("Picture as SVG", () => app.exportSvg())];
  const turtleRow = row("", () => copy(turtle(app.graph, selectionOf(app).ids), "Turtle", say));
  const csvRow = row("", () => copy(csv(app.graph, selectionOf(app).ids), "CSV", say));
  const id = freshId();
  const list = element("ul", { id, hidden: true }, ...[...pictures, turtleRow, csvRow].map((one) => element("li", {}, one)));
  const opener = button("Export", () => open(list.hidden), { "aria-expanded": "false", "aria-controls": id });
  const menu = element("div", { className: "menu" }, opener, list);
  container.append(zooms, menu);

  /** @param {boolean} wanted */
  function open(wanted) {
    if (wanted) {
      const { name } = selectionOf(app);
      turtleRow.textContent = `Copy ${name} as Turtle`;
      csvRow.textContent = `Copy ${name} as CSV`;
    }
    list.hidden = !wanted;
    opener.setAttribute("aria-expanded", String(wanted));
  }

  list.addEventListener("click", () => {
    open(false);
    opener.focus();
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || list.hidden) return;
    event.stopPropagation();
    open(false);
    opener.focus();
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) open(false);
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Node && !menu.contains(target)) open(false);
  });

  function update() {
    const isList = app.state().view === "list";
    zooms.hidden = isList;
    for (const one of pictures) one.hidden = isList;
  }

  return { update };
}

/** @param {string} name @param {() => void} act */
function row(name, act) {
  return button(name, act, { className: "row" });
}
