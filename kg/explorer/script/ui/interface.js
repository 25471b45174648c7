// Everything around the picture, made and kept up to date with the page's state.

import { makeBar } from "./bar.js";
import { makeCrumbs } from "./crumbs.js";
import { makeFinder } from "./finder.js";
import { makeSkip } from "./focus.js";
import { makeKey } from "./key.js";
import { makeLegend } from "./legend.js";
import { makeList } from "./list.js";
import { makeNotes } from "./notes.js";
import { makePanel } from "./panel.js";
import { makeTimeline } from "./timeline.js";
import { makeTools } from "./tools.js";

/** @typedef {import("../data/graph.js").Graph} Graph */
/** @typedef {import("../data/filter.js").Filtered} Filtered */
/** @typedef {import("../data/filter.js").Filters} Filters */
/** @typedef {import("../data/state.js").State} State */

/**
 * What the parts around the picture know of the page, and what they ask of it.
 * @typedef {object} App
 * @property {Graph} graph
 * @property {() => State} state
 * @property {() => Filtered} filtered the filters applied: the same object until a filter changes
 * @property {(node: number | null) => void} go select a node, or nothing
 * @property {(story: number | null) => void} open open a story in the picture, or go back to the whole
 * @property {(node: number) => void} follow select a node that was found, and bring it into view
 * @property {(view: State["view"]) => void} show
 * @property {(filters: Partial<Filters>) => void} set
 * @property {() => void} clear take all filters off
 * @property {(draw: () => void) => void} subscribe have a function called after each change
 * @property {(factor: number) => void} zoom
 * @property {() => void} fit show the whole picture
 * @property {() => void} exportPng
 * @property {() => void} exportSvg
 * @property {() => string} note what the picture says of itself: what it had to leave out
 */

/** @typedef {{ update: () => void }} Part */

/**
 * Make all parts inside the elements of page.html, and keep them up to date.
 * @param {App} app
 */
export function makeInterface(app) {
  const notes = makeNotes(byId("notes"), app);
  const parts = {
    skip: makeSkip(byId("skip"), app),
    bar: makeBar(byId("bar"), app),
    crumbs: makeCrumbs(byId("crumbs"), app),
    tools: makeTools(byId("tools"), app, notes.say),
    finder: makeFinder(byId("finder"), app),
    legend: makeLegend(byId("filters"), app),
    timeline: makeTimeline(byId("timeline"), app),
    key: makeKey(byId("key"), app),
    list: makeList(byId("list"), app),
    panel: makePanel(byId("panel"), app, notes.say),
    notes,
  };
  const update = () => Object.values(parts).forEach((part) => part.update());
  app.subscribe(update);
  update();
  return parts;
}

/** @param {string} id */
function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The page has no #${id}.`);
  return found;
}
