// The picture and the pointer: a click selects, or opens a story; a second one opens the page of an article.

import { isWebAddress } from "../data/addresses.js";

/** @typedef {import("../ui/interface.js").App & {picture: import("./picture.js").Picture}} App */

/**
 * @param {App} app
 * @param {HTMLElement} container
 * @param {HTMLElement} tip what is said at the pointer
 */
export function listenToPointer(app, container, tip) {
  const { picture } = app;

  picture.network.on("click", (/** @type {{pointer: {DOM: {x: number, y: number}}}} */ { pointer }) => {
    const found = picture.nodeAt(pointer.DOM);
    tip.hidden = true;
    choose(app, found ? found.node : null);
  });
  picture.network.on("doubleClick", (/** @type {{pointer: {DOM: {x: number, y: number}}}} */ { pointer }) => {
    const found = picture.nodeAt(pointer.DOM);
    if (found) visit(app, found.node);
  });

  container.addEventListener("pointermove", ({ clientX, clientY, buttons, pointerType }) => {
    if (buttons || pointerType !== "mouse") return leave();
    const box = container.getBoundingClientRect();
    const place = { x: clientX - box.left, y: clientY - box.top };
    const found = picture.nodeAt(place);
    container.classList.toggle("over", found !== null);
    picture.point(picture.markAt(place));
    tip.hidden = found === null;
    if (found === null) return undefined;
    tip.textContent = found.tip;
    tip.style.left = `${Math.min(place.x + 14, Math.max(0, container.clientWidth - tip.offsetWidth - 8))}px`;
    tip.style.top = `${Math.min(place.y + 16, container.clientHeight - tip.offsetHeight - 8)}px`;
    return undefined;
  });
  container.addEventListener("pointerleave", leave);

  function leave() {
    tip.hidden = true;
    container.classList.remove("over");
    picture.point(-1);
  }
}

/**
 * What pressing a mark does: a story opens in place of the overview; anything else is told of in the panel.
 * @param {App} app
 * @param {number | null} node
 */
export function choose(app, node) {
  const { view, story } = app.state();
  if (node !== null && app.graph.kind(node) === "story" && view === "stories" && story === null) app.open(node);
  else app.go(node === null && story !== null ? story : node);
}

/**
 * Open what a node is about: a story in the picture, a thing's own page beside this one.
 * @param {App} app
 * @param {number} node
 */
export function visit(app, node) {
  const { graph } = app;
  if (graph.kind(node) === "story") app.open(node);
  else if (graph.isThing(node) && isWebAddress(graph.iri(node))) window.open(graph.iri(node), "_blank", "noopener,noreferrer");
}
