// The picture by keyboard: arrows go from mark to mark, Enter opens, Escape goes back.

import { choose, visit } from "./pointer.js";

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * @param {import("./pointer.js").App} app
 * @param {HTMLElement} container
 */
export function listenToKeys(app, container) {
  const { picture } = app;
  const spoken = Object.assign(document.createElement("p"), { className: "unseen" });
  spoken.setAttribute("aria-live", "polite");
  container.after(spoken);
  container.tabIndex = 0;
  container.setAttribute("role", "application");
  container.setAttribute("aria-label", "The picture. Arrow keys go from mark to mark, Enter opens, Escape goes back. The list view has the same as text.");
  // One stop on the way through the page, not two.
  for (const inner of [picture.canvas, picture.canvas.parentElement]) inner?.setAttribute("tabindex", "-1");

  container.addEventListener("keydown", (event) => {
    const scene = picture.scene();
    if (!scene || event.ctrlKey || event.metaKey || event.altKey) return;
    const arrow = ARROWS[event.key];
    const mark = scene.marks[picture.pointed()];
    if (arrow) step(arrow);
    else if (event.key === "Enter" && mark) {
      if (mark.node === app.state().selected) visit(app, mark.node);
      else choose(app, mark.node);
    } else if (event.key === " " && mark) app.go(mark.node);
    else if (event.key === "+" || event.key === "=") app.zoom(1.4);
    else if (event.key === "-") app.zoom(1 / 1.4);
    else if (event.key === "0") app.fit();
    else return;
    event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target instanceof HTMLElement && event.target.matches("input, select, textarea, dialog, dialog *");
    if (event.key === "Escape" && !typing) back();
  });

  /** To the nearest mark in a direction; from nowhere, to the one nearest to the middle. @param {[number, number]} arrow */
  function step([across, down]) {
    const { marks } = /** @type {import("../scenes/scene.js").Scene} */ (picture.scene());
    const here = marks[picture.pointed()];
    const { x, y } = here ?? picture.view().camera;
    let best = -1;
    let least = Infinity;
    marks.forEach((mark, at) => {
      if (mark === here) return;
      const [dx, dy] = [mark.x - x, mark.y - y];
      const along = dx * across + dy * down;
      const aside = Math.abs(dx * down) + Math.abs(dy * across);
      if (here && along <= 0) return;
      const distance = here ? along + 2.5 * aside : Math.hypot(dx, dy);
      if (distance < least) [best, least] = [at, distance];
    });
    if (best < 0) return;
    picture.point(best);
    spoken.textContent = marks[best].tip || marks[best].label;
    if (picture.isHidden(marks[best].node)) picture.centre(marks[best].node);
  }

  function back() {
    const { selected, story } = app.state();
    if (selected !== null && selected !== story) app.go(story);
    else if (story !== null) app.open(null);
    else if (selected !== null) app.go(null);
  }
}
