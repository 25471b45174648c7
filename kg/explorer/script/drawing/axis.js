// The axis of time at the foot of the picture: ticks at round instants, as many as have room, coarse ones first.

import { ticks } from "../data/ticks.js";
import { FONT, rimmed } from "./ink.js";

const GAP = 20; // pixels between two names
const LETTER = 7; // a letter's width, about
const HALF = 26; // a name's half: none is cut off at an edge
const HEIGHT = 24;
const NO_DATE = 40; // pixels that these words take, and are kept from them

/**
 * @param {import("./ink.js").Ink} ink
 * @param {import("../scenes/scene.js").Axis} axis
 * @param {import("./paint.js").Look} look
 */
export function paintAxisLines(ink, axis, { view, palette }) {
  ink.strokeStyle = palette("line");
  ink.lineWidth = 1;
  ink.beginPath();
  for (const { x } of ticksInView(axis, view)) {
    ink.moveTo(Math.round(x) + 0.5, 0);
    ink.lineTo(Math.round(x) + 0.5, view.height);
  }
  ink.stroke();
}

/**
 * Out: the box that the names cover.
 * @param {import("./ink.js").Ink} ink
 * @param {import("../scenes/scene.js").Axis} axis
 * @param {import("./paint.js").Look} look
 * @returns {import("../scenes/scene.js").Box}
 */
export function paintAxisNames(ink, axis, { view, palette }) {
  const [top, middle] = [view.height - HEIGHT, view.height - HEIGHT / 2];
  ink.globalAlpha = 0.88;
  ink.fillStyle = palette("paper");
  ink.fillRect(0, top, view.width, HEIGHT);
  ink.globalAlpha = 1;
  ink.textAlign = "center";
  ink.textBaseline = "middle";
  for (const { x, label, coarse } of ticksInView(axis, view)) {
    ink.font = `${coarse ? 650 : 400} 12px ${FONT}`;
    rimmed(ink, label, x, middle, { fill: palette(coarse ? "ink" : "quiet"), rim: palette("paper") });
  }
  if (axis.undated !== null) {
    ink.font = `12px ${FONT}`;
    ink.textAlign = "left";
    rimmed(ink, "no date", view.toX(axis.undated), middle, { fill: palette("quiet"), rim: palette("paper") });
  }
  return { left: 0, right: view.width, top, bottom: view.height };
}

/**
 * @param {import("../scenes/scene.js").Axis} axis
 * @param {import("./view.js").View} view
 */
function ticksInView(axis, view) {
  const from = Math.max(axis.first, axis.toTime(view.fromX(HALF)));
  const to = Math.min(axis.last, axis.toTime(view.fromX(view.width - HALF)));
  const found = ticks(from, to, (time) => view.toX(axis.toX(time)), { letter: LETTER, gap: GAP });
  if (axis.undated === null) return found;
  const undated = view.toX(axis.undated);
  const half = (/** @type {string} */ label) => (label.length * LETTER) / 2 + GAP;
  return found.filter(({ x, label }) => x + half(label) <= undated || x - half(label) >= undated + NO_DATE);
}
