// The page set up: the data unpacked, the parts made and joined.

import { makeAim } from "./aim.js";
import { NO_FILTERS } from "./data/filter.js";
import { makeGraph } from "./data/graph.js";
import { unpack } from "./data/unpack.js";
import { listenToKeys } from "./drawing/keys.js";
import { makePicture } from "./drawing/picture.js";
import { listenToPointer } from "./drawing/pointer.js";
import { saveFile } from "./drawing/save.js";
import { sceneOf } from "./scenes/choose.js";
import { makeStore } from "./store.js";
import { keepFocus } from "./ui/focus.js";
import { makeInterface } from "./ui/interface.js";

/** @typedef {import("./data/state.js").State} State */

async function start() {
  const packed = await unpack(document.getElementById("graph")?.textContent ?? "");
  const graph = makeGraph(packed);
  const container = /** @type {HTMLElement} */ (document.getElementById("picture"));
  const picture = makePicture(container, packed.options, () => looking.moved());
  const store = makeStore(graph, draw);
  const looking = makeAim(picture, store);
  const { state, filtered, turn } = store;
  /** @type {(() => void)[]} */
  const subscribers = [];

  /** @type {import("./ui/interface.js").App & {picture: import("./drawing/picture.js").Picture, follow: (node: number) => void}} */
  const app = {
    graph,
    picture,
    state,
    filtered,
    go: (node) => turn({ selected: node }),
    open: (story) => turn({ story, selected: story, view: state().view === "list" || story === null ? state().view : "stories", camera: null }),
    show: (view) => turn({ view, story: null, camera: null }),
    set: (some, gesture) => turn({ filters: { ...state().filters, ...some } }, gesture),
    clear: () => turn({ filters: { ...NO_FILTERS } }),
    subscribe: (subscriber) => subscribers.push(subscriber),
    zoom: (factor) => picture.zoom(factor),
    fit() {
      store.note({ camera: picture.scene()?.first ? "whole" : null });
      looking.aim(true);
    },
    exportPng: () => void picture.toPng().then((file) => file && saveFile(file, "graph.png")),
    exportSvg: () => saveFile(new Blob([picture.toSvg(document.title)], { type: "image/svg+xml" }), "graph.svg"),
    isEmpty,
    note: () => picture.scene()?.note ?? "",
    follow,
  };

  /** What differs from a state that was shown is shown. @param {Partial<State>} before @param {boolean} isGesture */
  function draw(before, isGesture) {
    const { view, story, selected, filters, camera } = state();
    const focused = document.activeElement;
    container.hidden = view === "list";
    if (view !== "list") {
      const isNew = view !== before.view || story !== before.story || !picture.scene();
      const isFiltered = filters !== before.filters;
      const isAimed = isNew || camera !== before.camera;
      if (isNew || isFiltered || selected !== before.selected) {
        const scene = isNew || isFiltered ? sceneOf(graph, filtered(), state(), picture.room()) : picture.scene();
        if (scene) picture.show(scene, selected, graph, isAimed);
      }
      if (isAimed) looking.aim(!isNew);
      else if (isFiltered) looking.filtered(isGesture);
      else if (selected !== before.selected) looking.reveal();
    }
    for (const subscriber of subscribers) subscriber();
    keepFocus(app, focused);
  }

  function isEmpty() {
    const { view, story } = state();
    if (view !== "list") return !picture.scene()?.marks.length;
    return story === null ? !filtered().number : !filtered().sizes[story];
  }

  /** Select a node that was found, and bring it, or what is linked with it, into view. @param {number} node */
  function follow(node) {
    const isShown = () => picture.scene()?.marks.some((mark) => mark.node === node);
    if (graph.kind(node) === "story") return app.open(node);
    app.go(node);
    if (state().view === "list") return undefined;
    if (!isShown() && state().story !== null) turn({ story: null, camera: null });
    const story = graph.isThing(node) ? graph.story(node) : -1;
    // A provider or a topic may have no mark here: then what is linked with it is shown.
    const camera = picture.centre(isShown() || story < 0 ? node : story, true) ?? picture.gather();
    // At once: a panel that opens makes the picture narrower, which must not bring all of it back into view.
    return camera && looking.keep(camera);
  }

  draw({}, false);
  makeInterface(app);
  listenToPointer(app, container, /** @type {HTMLElement} */ (document.getElementById("tip")));
  listenToKeys(app, container);
  let height = container.clientHeight;
  new ResizeObserver(() => {
    const { view, story, selected } = state();
    if (view === "list") return;
    // What is seen may have another shape in another window.
    if (view !== "graph" || story !== null) picture.show(sceneOf(graph, filtered(), state(), picture.room()), selected, graph, true);
    looking.frame();
    // A sheet that comes up below leaves less: what was pressed stays in sight.
    if (container.clientHeight < height) looking.reveal();
    height = container.clientHeight;
  }).observe(container);
  // A page that is printed is told of no change of size: what is seen is made to fit its picture on paper.
  let seen = { width: 1, height: 1 };
  addEventListener("beforeprint", () => (seen = picture.view()));
  matchMedia("print").addEventListener("change", ({ matches }) => {
    if (matches) looking.frame(Math.min(1, container.clientWidth / seen.width, container.clientHeight / seen.height));
    // Only then it has the size again that it had on the screen.
    else requestAnimationFrame(() => looking.frame());
  });
  document.body.removeAttribute("aria-busy");
  // For the console and for tests: the page as it is.
  Object.assign(window, { explorer: app });
}

start().catch((error) => {
  document.body.removeAttribute("aria-busy");
  const old = typeof DecompressionStream === "undefined";
  const why = old ? "This browser is too old for it; one of 2023 or later will do." : String(error);
  document.getElementById("notes")?.append(`The page could not be opened. ${why}`);
});
