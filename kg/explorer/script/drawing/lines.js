// The lines between marks: faint among many, clear where one of its ends is selected; with words where there is room.

import { paintWords } from "./line_words.js";
import { pathOf, strokeOf } from "./paths.js";

const WIDTH = 1.2;
/** So many lines can carry their words at once. */
const FEW = 40;
/** Square pixels of picture for each line between stories: the strongest are drawn, more would be a slab. */
const ROOM = 4000;

/**
 * @param {import("./ink.js").Ink} ink
 * @param {import("../scenes/scene.js").Scene} scene
 * @param {import("./paint.js").Look} look
 * @param {boolean} quiet whether only those that lead to the selected mark count
 * @returns {import("../scenes/scene.js").Line[]} those whose words had no room
 */
export function paintLines(ink, scene, look, quiet) {
  const isOverview = scene.name === "stories";
  const loud = scene.lines.filter((line) => !line.quiet);
  const lines = isOverview ? strongest(loud, scene, look) : loud;
  const own = quiet || (isOverview && look.pointed >= 0) ? ownLines(scene, look) : [];
  ink.globalAlpha = (quiet ? 0.15 : 0.75) * (quiet ? 1 : fading(lines.length));
  const colour = look.palette(scene.name === "story" ? "quiet" : isOverview ? "link" : "edge");
  if (!quiet || !isOverview) paintThem(ink, scene, lines, look, colour);
  ink.globalAlpha = own.length > 400 ? 0.4 : 0.9;
  paintThem(ink, scene, own, look, look.palette("accent"));
  ink.globalAlpha = 1;
  const spoken = quiet ? own : lines;
  const said = spoken.length <= FEW ? paintWords(ink, scene, spoken, look) : new Set();
  return spoken.filter(({ label }) => label && !said.has(label));
}

/** Fainter with their number, down to half. @param {number} number */
function fading(number) {
  return Math.max(0.5, Math.min(1, Math.sqrt(FEW / Math.max(1, number)) + 0.3));
}

/**
 * The strongest of the lines in the window, as many as have room: lines are in order, the strongest first.
 * @param {import("../scenes/scene.js").Line[]} lines
 * @param {import("../scenes/scene.js").Scene} scene
 * @param {import("./paint.js").Look} look
 */
function strongest(lines, { marks }, { view }) {
  const most = (view.width * view.height) / ROOM;
  /** @type {import("../scenes/scene.js").Line[]} */
  const found = [];
  for (const line of lines) {
    if (found.length >= most) break;
    if (pathOf(marks[line.from], marks[line.to], line.bend ?? 0, view)) found.push(line);
  }
  return found;
}

/**
 * Those of the selected mark, and of the one pointed at; where the scene has too many lines to hold, one to each of its neighbours.
 * @param {import("../scenes/scene.js").Scene} scene
 * @param {import("./paint.js").Look} look
 * @returns {import("../scenes/scene.js").Line[]}
 */
function ownLines({ lines, quietLines }, { own, chosen, pointed }) {
  if (!quietLines) return lines.filter(({ from, to }) => own.has(from) || own.has(to) || from === pointed || to === pointed);
  const others = [...chosen].filter((at) => !own.has(at));
  return [...own].flatMap((from) => others.map((to) => ({ from, to, kind: "", label: "", weight: 1, arrow: false })));
}

/**
 * @param {import("./ink.js").Ink} ink
 * @param {import("../scenes/scene.js").Scene} scene
 * @param {import("../scenes/scene.js").Line[]} lines
 * @param {import("./paint.js").Look} look
 * @param {string} colour
 */
function paintThem(ink, { marks, name }, lines, { view, palette }, colour) {
  ink.strokeStyle = colour;
  ink.fillStyle = colour;
  const straight = lines.filter(({ bend, arrow }) => !bend && !arrow);
  for (const kind of new Set(straight.map((line) => line.kind))) paintAtOnce(kind);
  for (const line of straight.length ? lines.filter(({ bend, arrow }) => bend || arrow) : lines) {
    const path = pathOf(marks[line.from], marks[line.to], line.bend ?? 0, view);
    if (!path) continue;
    ink.setLineDash(strokeOf(line.kind, lines.length).dash);
    ink.lineWidth = name === "stories" ? Math.min(3, 0.5 + Math.log2(line.weight) / 3) : WIDTH;
    ink.beginPath();
    ink.moveTo(path.x1, path.y1);
    if (line.bend) ink.quadraticCurveTo(path.middleX, path.middleY, path.x2, path.y2);
    else ink.lineTo(path.x2, path.y2);
    ink.stroke();
    if (line.arrow) paintHead(ink, path, marks[line.to].size * view.camera.scale);
  }
  ink.setLineDash([]);

  /** Thousands as one path, which is quicker. @param {string} kind */
  function paintAtOnce(kind) {
    const { dash, colour: own, width } = strokeOf(kind, lines.length);
    ink.setLineDash(dash);
    ink.strokeStyle = own ? palette(own) : colour;
    ink.lineWidth = width;
    ink.beginPath();
    for (const { from, to, kind: other } of straight) {
      const path = other === kind && pathOf(marks[from], marks[to], 0, view);
      if (!path) continue;
      ink.moveTo(path.x1, path.y1);
      ink.lineTo(path.x2, path.y2);
    }
    ink.stroke();
  }
}

/**
 * An arrow's head at the edge of the mark it points to.
 * @param {import("./ink.js").Ink} ink
 * @param {import("./paths.js").Path} path
 * @param {number} size of that mark
 */
function paintHead(ink, { x2, y2, middleX, middleY, x1, y1 }, size) {
  const straight = middleX === (x1 + x2) / 2 && middleY === (y1 + y2) / 2;
  const angle = straight ? Math.atan2(y2 - y1, x2 - x1) : Math.atan2(y2 - middleY, x2 - middleX);
  const [x, y] = [x2 - Math.cos(angle) * (size + 1.5), y2 - Math.sin(angle) * (size + 1.5)];
  ink.beginPath();
  ink.moveTo(x, y);
  for (const turn of [-0.4, 0.4]) ink.lineTo(x - 7 * Math.cos(angle + turn), y - 7 * Math.sin(angle + turn));
  ink.closePath();
  ink.fill();
}
