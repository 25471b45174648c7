// The picture: vis-network holds the canvas and knows of wheels, fingers and pointers; what is seen is painted over it.

import { boxOf } from "../scenes/scene.js";
import { MARGIN, fitted, revealed } from "./fit.js";
import { headerAt, headerEdges } from "./headers.js";
import { neighboursOf } from "./neighbours.js";
import { paintScene } from "./paint.js";
import { readPalette } from "./palette.js";
import { makeRoom } from "./room.js";
import { makeSvgInk } from "./svg.js";
import { cameraFor, makeView } from "./view.js";

/** @typedef {import("../scenes/scene.js").Scene} Scene */

const REACH = 12; // pixels from a mark's edge at which a pointer still means it

/**
 * @param {HTMLElement} container
 * @param {object} options of vis-network
 * @param {() => void} moved called when the view has come to rest after a reader moved it
 */
export function makePicture(container, options, moved) {
  /** @type {Scene | null} */
  let scene = null;
  /** @type {{own: Set<number>, chosen: Set<number>}} */
  let standing = { own: new Set(), chosen: new Set() };
  let pointed = -1;
  let palette = readPalette();
  const network = new vis.Network(container, { nodes: [], edges: [] }, options);
  const canvas = /** @type {HTMLCanvasElement} */ (container.querySelector("canvas"));

  network.on("beforeDrawing", (/** @type {CanvasRenderingContext2D} */ context) => {
    if (!scene) return;
    const ratio = canvas.width / Math.max(1, container.clientWidth);
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paintScene(context, scene, look());
    context.restore();
  });
  for (const event of ["dragEnd", "zoom"]) network.on(event, moved);
  for (const query of ["(prefers-color-scheme: dark)", "print"]) {
    matchMedia(query).addEventListener("change", () => {
      palette = readPalette();
      network.redraw();
    });
  }

  function look() {
    return { view: view(), palette, ...standing, pointed };
  }

  function view() {
    const { x, y } = network.getViewPosition();
    return makeView({ x, y, scale: network.getScale() }, container.clientWidth, container.clientHeight);
  }

  /** The mark at a place of the window: the nearest within reach, or -1. @param {{x: number, y: number}} place */
  function markAt({ x, y }) {
    if (!scene) return -1;
    const { fromX, fromY, camera } = view();
    const edges = headerEdges(scene, container.clientWidth, container.clientHeight);
    if (x < edges.left || y < edges.top) return -1;
    let nearest = -1;
    let best = REACH / camera.scale;
    scene.marks.forEach((mark, at) => {
      const distance = Math.hypot(mark.x - fromX(x), mark.y - fromY(y)) - mark.size;
      if (distance < best) [nearest, best] = [at, distance];
    });
    return nearest;
  }

  /** The node that a place of the window means, and what to say of it; null where there is nothing. @param {{x: number, y: number}} place */
  function nodeAt(place) {
    if (!scene) return null;
    const at = markAt(place);
    if (at >= 0) return { node: scene.marks[at].node, tip: scene.marks[at].tip ?? scene.marks[at].label };
    const header = headerAt(scene, view(), place);
    return header;
  }

  /** @param {import("./view.js").Camera} camera @param {boolean} [gently] */
  function moveTo({ x, y, scale }, gently = false) {
    const still = !gently || matchMedia("(prefers-reduced-motion: reduce)").matches;
    network.moveTo({ position: { x, y }, scale, ...(still ? {} : { animation: { duration: 260, easingFunction: "easeInOutQuad" } }) });
  }

  /**
   * Everything in view, or what the scene has in view at first, and a mark of a node, if it has one.
   * Out: the camera, where that had to be moved for the node.
   * @param {boolean} gently @param {boolean} all @param {number | null} node
   */
  function fit(gently, all, node) {
    if (!scene) return null;
    const { clientWidth: width, clientHeight: height } = container;
    const camera = fitted(scene, width, height, all);
    const shifted = revealed(scene, marksOf(node), camera, width, height);
    const { camera: here } = view();
    const next = shifted ?? camera;
    const isThere = Math.hypot(next.x - here.x, next.y - here.y) * here.scale < 1 && Math.abs(next.scale / here.scale - 1) < 0.001;
    moveTo(next, gently && !isThere);
    return shifted;
  }

  /** Bring a mark of a node into sight, if it has one and none is. Out: the camera then. @param {number} node */
  function reveal(node) {
    const camera = scene && revealed(scene, marksOf(node), view().camera, container.clientWidth, container.clientHeight);
    if (camera) moveTo(camera, true);
    return camera;
  }

  /** @param {number | null} node */
  function marksOf(node) {
    return scene?.marks.filter((mark) => mark.node === node) ?? [];
  }

  /** Whether there is a mark in sight, or none anywhere. */
  function isAnyInSight() {
    return !scene || revealed(scene, scene.marks, view().camera, container.clientWidth, container.clientHeight) === null;
  }

  /**
   * Show a scene; a node stands out with its neighbours.
   * @param {Scene} next
   * @param {number | null} selected
   * @param {import("../data/graph.js").Graph} graph
   * @param {boolean} [moves] whether the camera moves next, which draws it
   */
  function show(next, selected, graph, moves = false) {
    const pointedNode = scene?.marks[pointed]?.node;
    pointed = next.marks.findIndex(({ node }) => node === pointedNode);
    scene = next;
    standing = neighboursOf(next, selected, graph);
    if (!moves) network.redraw();
  }

  /** Bring marks of a node into the middle. Out: the camera then; null where it has none. @param {number} node @param {boolean} [closer] */
  function centre(node, closer = false) {
    const found = marksOf(node);
    return found.length ? bring(boxOf(found), closer ? 0.9 : 0) : null;
  }

  /** Bring all that stands out into view. Out: the camera then; null where nothing does. */
  function gather() {
    const found = scene ? [...standing.chosen].map((at) => /** @type {Scene} */ (scene).marks[at]) : [];
    return found.length ? bring(boxOf(found), 0) : null;
  }

  /** @param {import("../scenes/scene.js").Box} box @param {number} least the smallest scale, if there is room */
  function bring(box, least) {
    const { left, top } = headerEdges(/** @type {Scene} */ (scene), container.clientWidth, container.clientHeight);
    const edges = { left: left + MARGIN, top: top + MARGIN, right: MARGIN, bottom: MARGIN };
    const camera = cameraFor(box, container.clientWidth, container.clientHeight, edges, Math.max(network.getScale(), least));
    moveTo(camera, true);
    return camera;
  }

  /** Whether a node's mark is out of sight. @param {number} node */
  function isHidden(node) {
    const { toX, toY, width, height } = view();
    const mark = scene?.marks.find((one) => one.node === node);
    return !!mark && (toX(mark.x) < 20 || toX(mark.x) > width - 20 || toY(mark.y) < 20 || toY(mark.y) > height - 40);
  }

  /** What is shown, as the text of an SVG file. @param {string} title */
  function toSvg(title) {
    const context = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
    const measure = (/** @type {string} */ font, /** @type {string} */ words) => {
      context.font = font;
      return context.measureText(words).width;
    };
    const svg = makeSvgInk(container.clientWidth, container.clientHeight, measure);
    if (scene) paintScene(svg.ink, scene, { ...look(), pointed: -1 });
    return svg.text(title);
  }

  return {
    network, canvas, fit, room: makeRoom(container), reveal, isAnyInSight, show, centre, gather, isHidden, nodeAt, toSvg, view, moveTo,
    scene: () => scene,
    pointed: () => pointed,
    /** Mark what the pointer or the keyboard is at. @param {number} at */
    point(at) {
      if (at === pointed) return;
      pointed = at;
      network.redraw();
    },
    markAt,
    /** @param {number} factor */
    zoom(factor) {
      const { x, y, scale } = view().camera;
      moveTo({ x, y, scale: scale * factor });
      moved();
    },
    /** What is shown, as a PNG. @returns {Promise<Blob | null>} */
    toPng: () => new Promise((done) => canvas.toBlob(done, "image/png")),
  };
}

/** @typedef {ReturnType<typeof makePicture>} Picture */
