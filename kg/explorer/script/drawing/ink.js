// What is painted with: the part of a canvas's context that the picture uses, so that an SVG can be painted the same way.

/**
 * @typedef {Pick<CanvasRenderingContext2D,
 *   "fillStyle" | "strokeStyle" | "lineWidth" | "globalAlpha" | "font" | "textAlign" | "textBaseline" | "lineJoin" |
 *   "beginPath" | "moveTo" | "lineTo" | "arc" | "closePath" | "quadraticCurveTo" | "fill" | "stroke" |
 *   "fillRect" | "fillText" | "strokeText" | "measureText" | "setLineDash" | "save" | "restore" | "translate" | "rotate">} Ink
 */

export const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif';

/**
 * A text with a rim of the paper's colour, so that it can be read over lines.
 * @param {Ink} ink
 * @param {string} words
 * @param {number} x
 * @param {number} y
 * @param {{fill: string, rim: string}} colours
 */
export function rimmed(ink, words, x, y, { fill, rim }) {
  ink.strokeStyle = rim;
  ink.lineWidth = 3.5;
  ink.lineJoin = "round";
  ink.strokeText(words, x, y);
  ink.fillStyle = fill;
  ink.fillText(words, x, y);
}
