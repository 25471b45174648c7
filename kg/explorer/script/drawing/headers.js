// The headers of a table-like scene: names of its rows at the left edge, of its columns at the top, wherever one looks.

import { isolate } from "../data/isolate.js";
import { shortened } from "./shortened.js";
import { FONT } from "./ink.js";
import { paintMore } from "./more.js";

const LEFT = 190;
const TOP = 180;
const FONT_SIZE = 12;
const LEAST = 11; // pixels between two names

/**
 * How much of the window the headers take from the picture.
 * @param {import("../scenes/scene.js").Scene} scene
 * @param {number} width of the window
 * @param {number} height
 */
export function headerEdges(scene, width, height) {
  return scene.rows.length ? tableEdges(width, height) : { left: 0, top: 0 };
}

/** The same of a scene with headers. @param {number} width @param {number} height */
export function tableEdges(width, height) {
  return { left: Math.min(LEFT, width * 0.4), top: Math.min(TOP, height * 0.3) };
}

/**
 * A line along each row; and along the row and the column of the mark that is pointed at.
 * @param {import("./ink.js").Ink} ink
 * @param {import("../scenes/scene.js").Scene} scene
 * @param {import("./paint.js").Look} look
 */
export function paintRules(ink, { rows, marks }, { view, palette, pointed }) {
  if (!rows.length) return;
  ink.strokeStyle = palette("line");
  ink.lineWidth = 1;
  ink.beginPath();
  const step = every(rows.length > 1 ? (rows[1].y - rows[0].y) * view.camera.scale : LEAST);
  for (let at = 0; at < rows.length; at += step) level(rows[at].y);
  ink.stroke();
  if (pointed < 0) return;
  ink.strokeStyle = palette("accent");
  ink.beginPath();
  level(marks[pointed].y);
  ink.moveTo(view.toX(marks[pointed].x), 0);
  ink.lineTo(view.toX(marks[pointed].x), view.height);
  ink.stroke();

  /** @param {number} y */
  function level(y) {
    const at = view.toY(y);
    if (at < 0 || at > view.height) return;
    ink.moveTo(0, at);
    ink.lineTo(view.width, at);
  }
}

/**
 * Out: the boxes that the headers cover.
 * @param {import("./ink.js").Ink} ink
 * @param {import("../scenes/scene.js").Scene} scene
 * @param {import("./paint.js").Look} look
 * @returns {import("../scenes/scene.js").Box[]}
 */
export function paintHeaders(ink, scene, look) {
  const { view, palette } = look;
  if (!scene.rows.length) return [];
  const { left, top } = headerEdges(scene, view.width, view.height);
  const { scale } = view.camera;
  ink.fillStyle = palette("surface");
  ink.fillRect(0, 0, left, view.height);
  ink.fillRect(0, 0, view.width, top);
  ink.fillStyle = palette("ink");
  ink.font = `${FONT_SIZE}px ${FONT}`;
  ink.textBaseline = "middle";
  ink.textAlign = "right";
  const step = every(scene.rows.length > 1 ? (scene.rows[1].y - scene.rows[0].y) * scale : LEAST);
  for (let at = 0; at < scene.rows.length; at += step) {
    const y = view.toY(scene.rows[at].y);
    if (y < top + 4 || y > view.height) continue;
    // Name and number apart: neither turns the other round, and the number is never cut off.
    const { label, count } = scene.rows[at];
    const tail = ink.measureText(count).width;
    ink.fillText(count, left - 8, y);
    ink.fillText(shortened(ink, isolate(label), left - 16 - tail), left - 8 - tail, y);
  }
  ink.textAlign = "left";
  const across = every(scene.columns.length > 1 ? (scene.columns[1].x - scene.columns[0].x) * scale : LEAST);
  for (let at = 0; at < scene.columns.length; at += across) {
    const x = view.toX(scene.columns[at].x);
    if (x < left + 4 || x > view.width + TOP) continue;
    ink.save();
    ink.translate(x, top - 6);
    ink.rotate(-Math.PI / 3);
    ink.fillText(shortened(ink, isolate(scene.columns[at].label), (top - 12) / Math.sin(Math.PI / 3)), 0, 0);
    ink.restore();
  }
  ink.fillStyle = palette("surface");
  ink.fillRect(0, 0, left, top);
  paintMore(ink, scene, { left, top }, look);
  ink.strokeStyle = palette("line");
  ink.lineWidth = 1;
  ink.beginPath();
  ink.moveTo(left + 0.5, 0);
  ink.lineTo(left + 0.5, view.height);
  ink.moveTo(0, top + 0.5);
  ink.lineTo(view.width, top + 0.5);
  ink.stroke();
  return [
    { left: 0, right: left, top: 0, bottom: view.height },
    { left: 0, right: view.width, top: 0, bottom: top },
  ];
}

/**
 * The node whose header is at a place of the window, and what to say of it; or null.
 * @param {import("../scenes/scene.js").Scene} scene
 * @param {import("./view.js").View} view
 * @param {{x: number, y: number}} place
 */
export function headerAt(scene, view, { x, y }) {
  const { left, top } = headerEdges(scene, view.width, view.height);
  const reach = Math.max(LEAST, 22 * view.camera.scale) / 2;
  const wide = Math.max(LEAST, (scene.columns.length > 1 ? scene.columns[1].x - scene.columns[0].x : 22) * view.camera.scale) / 2;
  if (x < left && y > top) {
    const row = scene.rows.find((one) => Math.abs(view.toY(one.y) - y) < reach);
    return row ? { node: row.node, tip: `${isolate(row.label)}${row.count}` } : null;
  }
  // Names of columns lean to the right.
  const foot = x - (top - y) / Math.tan(Math.PI / 3);
  if (y < top && foot > left) return scene.columns.find((column) => Math.abs(view.toX(column.x) - foot) < wide) ?? null;
  return null;
}

/** @param {number} apart pixels between two */
function every(apart) {
  return Math.max(1, Math.ceil(LEAST / Math.max(apart, 0.01)));
}
