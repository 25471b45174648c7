// That a table goes on beyond the window: shades at its edges, and in its corner how much of it is seen.

import { count } from "../data/text.js";
import { FONT } from "./ink.js";

const SHADE = 14; // pixels
const STEPS = 5;
const LINE = 16;

/**
 * @param {import("./ink.js").Ink} ink
 * @param {import("../scenes/scene.js").Scene} scene
 * @param {{left: number, top: number}} edges of the headers
 * @param {import("./paint.js").Look} look
 */
export function paintMore(ink, { rows, columns }, { left, top }, { view, palette }) {
  const xs = columns.map(({ x }) => view.toX(x));
  const ys = rows.map(({ y }) => view.toY(y));
  const [across, down] = [xs.filter((x) => x > left && x < view.width), ys.filter((y) => y > top && y < view.height)];
  if (across.length === xs.length && down.length === ys.length) return;
  ink.fillStyle = palette("ink");
  for (let step = 1; step <= STEPS; step += 1) {
    const deep = (SHADE * step) / STEPS;
    ink.globalAlpha = 0.035;
    if (xs[xs.length - 1] > view.width) ink.fillRect(view.width - deep, top, deep, view.height - top);
    if (ys[ys.length - 1] > view.height) ink.fillRect(left, view.height - deep, view.width - left, deep);
    if (xs[0] < left) ink.fillRect(left, top, deep, view.height - top);
    if (ys[0] < top) ink.fillRect(left, top, view.width - left, deep);
  }
  ink.globalAlpha = 1;
  ink.font = `11.5px ${FONT}`;
  ink.textAlign = "left";
  ink.textBaseline = "top";
  ink.fillStyle = palette("quiet");
  const told = [`${count(across.length)} of ${count(xs.length)} stories,`, `${count(down.length)} of ${count(ys.length)} providers`, "are seen. Drag, or use", "the arrow keys."];
  told.forEach((line, at) => ink.fillText(line, 12, 10 + at * LINE));
}
