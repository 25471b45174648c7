// The axis of time at the foot of the picture: ticks at round instants, as many as have room, coarse ones first.

import { ticks } from "../data/ticks.js";
import { FONT, rimmed } from "./ink.js";

const APART = 62; // pixels between two ticks at least
const HALF = 26; // a name's half: none is cut off at an edge
const HEIGHT = 24;

/**
 * @param {import("./ink.js").Ink} ink
 * @param {import("../scenes/scene.js").Axis} axis
 * @param {import("./paint.js").Look} look
 * @param {boolean} words whether the words are painted, or the lines under everything
 */
export function paintAxis(ink, axis, { view, palette }, words) {
  const shown = ticksInView(axis, view);
  if (!words) {
    ink.strokeStyle = palette("line");
    ink.lineWidth = 1;
    ink.beginPath();
    for (const { x } of shown) {
      ink.moveTo(Math.round(x) + 0.5, 0);
      ink.lineTo(Math.round(x) + 0.5, view.height);
    }
    ink.stroke();
    return;
  }
  ink.globalAlpha = 0.88;
  ink.fillStyle = palette("paper");
  ink.fillRect(0, view.height - HEIGHT, view.width, HEIGHT);
  ink.globalAlpha = 1;
  ink.textAlign = "center";
  ink.textBaseline = "middle";
  for (const { x, label, coarse } of shown) {
    ink.font = `${coarse ? 650 : 400} 12px ${FONT}`;
    rimmed(ink, label, x, view.height - HEIGHT / 2, { fill: palette(coarse ? "ink" : "quiet"), rim: palette("paper") });
  }
  if (axis.undated === null) return;
  ink.font = `12px ${FONT}`;
  ink.textAlign = "left";
  rimmed(ink, "no date", view.toX(axis.undated), view.height - HEIGHT / 2, { fill: palette("quiet"), rim: palette("paper") });
}

/**
 * @param {import("../scenes/scene.js").Axis} axis
 * @param {import("./view.js").View} view
 */
function ticksInView(axis, view) {
  const from = Math.max(axis.first, axis.toTime(view.fromX(HALF)));
  const to = Math.min(axis.last, axis.toTime(view.fromX(view.width - HALF)));
  const undated = axis.undated === null ? Infinity : view.toX(axis.undated);
  const found = ticks(from, to, (time) => view.toX(axis.toX(time)), APART);
  return found.filter(({ x }) => Math.abs(x - undated) >= APART);
}
