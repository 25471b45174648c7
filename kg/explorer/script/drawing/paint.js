// A scene painted: ground, lines, marks, what is selected, names. In pixels of the window, on a canvas or into an SVG.

import { paintAxisLines, paintAxisNames } from "./axis.js";
import { paintHeaders, paintRules } from "./headers.js";
import { FONT } from "./ink.js";
import { paintLabels } from "./labels.js";
import { paintKey } from "./line_words.js";
import { paintLines } from "./lines.js";
import { paintMarks, paintRing } from "./marks.js";

/**
 * @typedef {object} Look
 * @property {import("./view.js").View} view
 * @property {(name: string) => string} palette
 * @property {Set<number>} own positions of the marks of what is selected
 * @property {Set<number>} chosen positions of all that stand out: these, and those of what it is linked with
 * @property {number} pointed the mark under the pointer or the keyboard's choice, or -1
 */

/**
 * @param {import("./ink.js").Ink} ink
 * @param {import("../scenes/scene.js").Scene} scene
 * @param {Look} look
 */
export function paintScene(ink, scene, look) {
  const { view, palette, own, chosen, pointed } = look;
  ink.globalAlpha = 1;
  ink.fillStyle = palette("paper");
  ink.fillRect(0, 0, view.width, view.height);
  paintGround(ink, scene, look);
  if (scene.axis) paintAxisLines(ink, scene.axis, look);
  paintRules(ink, scene, look);
  const seen = inView(scene, view);
  const quiet = chosen.size > 0;
  const unsaid = paintLines(ink, scene, look, quiet);
  ink.globalAlpha = quiet ? 0.25 : 1;
  paintMarks(ink, scene, seen.filter((at) => !chosen.has(at)), look);
  ink.globalAlpha = 1;
  paintMarks(ink, scene, [...chosen], look);
  for (const at of own) paintRing(ink, scene.marks[at], look);
  if (pointed >= 0 && !own.has(pointed)) paintRing(ink, scene.marks[pointed], look);
  const covered = [...paintBandNames(ink, scene, look), ...paintHeaders(ink, scene, look)];
  if (scene.axis) covered.push(paintAxisNames(ink, scene.axis, look));
  covered.push(...paintKey(ink, unsaid, look));
  paintLabels(ink, scene, seen, look, covered);
}

/**
 * The positions of the marks that are at least partly in the window.
 * @param {import("../scenes/scene.js").Scene} scene
 * @param {import("./view.js").View} view
 */
function inView({ marks }, view) {
  const [left, right, top, bottom] = [view.fromX(0), view.fromX(view.width), view.fromY(0), view.fromY(view.height)];
  const seen = [];
  for (let at = 0; at < marks.length; at += 1) {
    const { x, y, size } = marks[at];
    if (x + size > left && x - size < right && y + size > top && y - size < bottom) seen.push(at);
  }
  return seen;
}

/**
 * Islands of topics; and bands, from their upper edge down.
 * @param {import("./ink.js").Ink} ink
 * @param {import("../scenes/scene.js").Scene} scene
 * @param {Look} look
 */
function paintGround(ink, { islands, bands }, { view, palette }) {
  ink.fillStyle = palette("ground");
  for (const { x, y, radius } of islands) {
    ink.beginPath();
    ink.arc(view.toX(x), view.toY(y), radius * view.camera.scale, 0, 2 * Math.PI);
    ink.fill();
  }
  for (const { y } of bands) {
    const top = view.toY(y);
    if (top > view.height) continue;
    ink.fillRect(0, top, view.width, view.height - top);
  }
}

/**
 * The names of bands, over the marks in them. Out: the boxes they cover.
 * @param {import("./ink.js").Ink} ink
 * @param {import("../scenes/scene.js").Scene} scene
 * @param {Look} look
 */
function paintBandNames(ink, { bands }, { view, palette }) {
  ink.font = `600 11.5px ${FONT}`;
  ink.textAlign = "left";
  ink.textBaseline = "middle";
  return bands.map(({ y, label }) => {
    const top = view.toY(y);
    const right = ink.measureText(label).width + 24;
    ink.fillStyle = palette("ground");
    ink.fillRect(0, top + 2, right, 19);
    ink.fillStyle = palette("quiet");
    ink.fillText(label, 12, top + 12);
    return { left: 0, right, top, bottom: top + 21 };
  });
}
