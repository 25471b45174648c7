// The page set up: the data unpacked, the parts made and joined, the state kept in the address.

import { applyFilters } from "./data/filter.js";
import { makeGraph } from "./data/graph.js";
import { readState, writeState } from "./data/state.js";
import { unpack } from "./data/unpack.js";
import { listenToKeys } from "./drawing/keys.js";
import { makePicture } from "./drawing/picture.js";
import { listenToPointer } from "./drawing/pointer.js";
import { saveFile } from "./drawing/save.js";
import { sceneOf } from "./scenes/choose.js";
import { makeInterface } from "./ui/interface.js";

/** @typedef {import("./data/state.js").State} State */

async function start() {
  const packed = await unpack(document.getElementById("graph")?.textContent ?? "");
  const graph = makeGraph(packed);
  const container = /** @type {HTMLElement} */ (document.getElementById("picture"));
  const picture = makePicture(container, packed.options, moved);
  /** @type {(() => void)[]} */
  const subscribers = [];
  let state = readState(location.hash, graph);
  let filtered = applyFilters(graph, state.filters);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let moving;

  /** @type {import("./ui/interface.js").App & {picture: import("./drawing/picture.js").Picture, follow: (node: number) => void}} */
  const app = {
    graph,
    picture,
    state: () => state,
    filtered: () => filtered,
    go: (node) => turn({ selected: node }),
    open: (story) => turn({ story, selected: story, view: state.view === "list" || story === null ? state.view : "stories", camera: null }),
    show: (view) => turn({ view, story: null, selected: state.selected, camera: null }),
    set: (some) => turn({ filters: { ...state.filters, ...some } }, "replace"),
    clear: () => turn({ filters: readState("", graph).filters }),
    subscribe: (subscriber) => subscribers.push(subscriber),
    zoom: (factor) => picture.zoom(factor),
    fit: () => (state.camera ? turn({ camera: null }, "replace") : picture.fit(true)),
    exportPng: () => void picture.toPng().then((file) => file && saveFile(file, "graph.png")),
    exportSvg: () => saveFile(new Blob([picture.toSvg(document.title)], { type: "image/svg+xml" }), "graph.svg"),
    note: () => picture.scene()?.note ?? "",
    follow,
  };

  /**
   * A new state: shown, and kept in the address.
   * @param {Partial<State>} some
   * @param {"push" | "replace"} [how] whether the way back leads to the state before
   */
  function turn(some, how = "push") {
    const before = state;
    put(some, how);
    draw(before);
  }

  /** @param {Partial<State>} some @param {"push" | "replace"} how */
  function put(some, how) {
    const before = state;
    state = { ...state, ...some };
    if (state.filters !== before.filters) filtered = applyFilters(graph, state.filters);
    const hash = writeState(state, graph);
    if (hash !== writeState(before, graph)) history[how === "push" ? "pushState" : "replaceState"](null, "", `#${hash}`);
  }

  /** @param {State} before */
  function draw(before) {
    const { view, story } = state;
    container.hidden = view === "list";
    if (view !== "list") {
      const isNew = view !== before.view || story !== before.story || !picture.scene();
      if (isNew || state.filters !== before.filters || state.selected !== before.selected) {
        const scene = isNew || state.filters !== before.filters ? sceneOf(graph, filtered, state, container.clientWidth) : picture.scene();
        if (scene) picture.show(scene, state.selected, graph, isNew);
      }
      if (state.camera && (isNew || state.camera !== before.camera)) picture.moveTo(state.camera);
      else if (isNew || before.camera) picture.fit(!isNew, !isNew);
    }
    for (const subscriber of subscribers) subscriber();
  }

  /** Select a node that was found, and bring it, or its story, into view. @param {number} node */
  function follow(node) {
    const shown = () => picture.scene()?.marks.some((mark) => mark.node === node);
    if (graph.kind(node) === "story") return app.open(node);
    app.go(node);
    if (state.view === "list") return undefined;
    if (!shown() && state.story !== null) turn({ story: null, camera: null });
    const story = graph.isThing(node) ? graph.story(node) : -1;
    // A provider or a topic may have no mark here: then what is linked with it is shown.
    const camera = picture.centre(shown() || story < 0 ? node : story, true) ?? picture.gather();
    // At once: a panel that opens makes the picture narrower, which must not bring all of it back into view.
    return camera && keep(camera);
  }

  /** The reader moved the picture: its place goes into the address, when it has come to rest. */
  function moved() {
    clearTimeout(moving);
    moving = setTimeout(() => keep(picture.view().camera), 250);
  }

  /** Where the picture is already, for the address. @param {import("./data/state.js").Camera} camera */
  function keep({ x, y, scale }) {
    put({ camera: { x: Math.round(x), y: Math.round(y), scale: Math.round(scale * 1000) / 1000 } }, "replace");
  }

  addEventListener("popstate", () => {
    const before = state;
    state = readState(location.hash, graph);
    filtered = applyFilters(graph, state.filters);
    draw(before);
  });
  draw({ ...state, view: "list" });
  makeInterface(app);
  listenToPointer(app, container, /** @type {HTMLElement} */ (document.getElementById("tip")));
  listenToKeys(app, container);
  new ResizeObserver(() => {
    if (state.view === "list") return;
    if (state.camera) picture.moveTo(state.camera);
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
