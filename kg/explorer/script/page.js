// The page set up: the data unpacked, the parts made and joined.

import { NO_FILTERS } from "./data/filter.js";
import { makeGraph } from "./data/graph.js";
import { unpack } from "./data/unpack.js";
import { listenToKeys } from "./drawing/keys.js";
import { makePicture } from "./drawing/picture.js";
import { listenToPointer } from "./drawing/pointer.js";
import { saveFile } from "./drawing/save.js";
import { sceneOf } from "./scenes/choose.js";
import { makeStore } from "./store.js";
import { makeInterface } from "./ui/interface.js";

/** @typedef {import("./data/state.js").State} State */

const AT_REST = 250; // milliseconds after which a picture that was moved is taken to stay

async function start() {
  const packed = await unpack(document.getElementById("graph")?.textContent ?? "");
  const graph = makeGraph(packed);
  const container = /** @type {HTMLElement} */ (document.getElementById("picture"));
  const picture = makePicture(container, packed.options, moved);
  const store = makeStore(graph, draw);
  const { state, filtered, turn } = store;
  /** @type {(() => void)[]} */
  const subscribers = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let moving;

  /** @type {import("./ui/interface.js").App & {picture: import("./drawing/picture.js").Picture, follow: (node: number) => void}} */
  const app = {
    graph,
    picture,
    state,
    filtered,
    go: (node) => turn({ selected: node }),
    open: (story) => turn({ story, selected: story, view: state().view === "list" || story === null ? state().view : "stories", camera: null }),
    show: (view) => turn({ view, story: null, camera: null }),
    set: (some) => turn({ filters: { ...state().filters, ...some } }, "replace"),
    clear: () => turn({ filters: { ...NO_FILTERS } }),
    subscribe: (subscriber) => subscribers.push(subscriber),
    zoom: (factor) => picture.zoom(factor),
    fit: () => (state().camera ? turn({ camera: null }, "replace") : picture.fit(true)),
    exportPng: () => void picture.toPng().then((file) => file && saveFile(file, "graph.png")),
    exportSvg: () => saveFile(new Blob([picture.toSvg(document.title)], { type: "image/svg+xml" }), "graph.svg"),
    note: () => picture.scene()?.note ?? "",
    follow,
  };

  /** What differs from a state that was shown is shown. @param {Partial<State>} before */
  function draw(before) {
    const { view, story, selected, filters, camera } = state();
    container.hidden = view === "list";
    if (view !== "list") {
      const isNew = view !== before.view || story !== before.story || !picture.scene();
      const isFiltered = filters !== before.filters;
      const willMove = Boolean(camera && camera !== before.camera) || isNew;
      if (isNew || isFiltered || selected !== before.selected) {
        const scene = isNew || isFiltered ? sceneOf(graph, filtered(), state(), picture.room()) : picture.scene();
        if (scene) picture.show(scene, selected, graph, willMove);
      }
      if (camera && camera !== before.camera) picture.moveTo(camera);
      else if (isNew || (before.camera && !camera)) picture.fit(!isNew, !isNew);
    }
    for (const subscriber of subscribers) subscriber();
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
    return camera && keep(camera);
  }

  /** The reader moved the picture: its place goes into the address, when it has come to rest. */
  function moved() {
    clearTimeout(moving);
    moving = setTimeout(() => keep(picture.view().camera), AT_REST);
  }

  /** @param {import("./data/state.js").Camera} camera */
  function keep({ x, y, scale }) {
    store.note({ camera: { x: Math.round(x), y: Math.round(y), scale: Math.round(scale * 1000) / 1000 } });
  }

  draw({});
  makeInterface(app);
  listenToPointer(app, container, /** @type {HTMLElement} */ (document.getElementById("tip")));
  listenToKeys(app, container);
  new ResizeObserver(() => {
    const { view, story, selected, camera } = state();
    if (view === "list") return;
    // What is seen may have another shape in another window.
    if (view !== "graph" || story !== null) picture.show(sceneOf(graph, filtered(), state(), picture.room()), selected, graph, true);
    if (camera) picture.moveTo(camera);
    else picture.fit(false, false);
  }).observe(container);
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
