// How much of the window a picture can fill, for scenes that are as wide or as high as there is room.

import { MARGIN } from "./fit.js";
import { tableEdges } from "./headers.js";

const NARROW = "(max-width: 760px)"; // as in narrow.css

/** @typedef {{width: number, height: number}} Size */

/**
 * Out: a function that says what a scene can fill, what one with headers can beside these, and whether the page is narrow:
 * then nothing stands beside the picture.
 * @param {HTMLElement} container
 * @returns {() => {free: Size, table: Size, narrow: boolean}}
 */
export function makeRoom(container) {
  let whole = { width: 0, height: 0 };
  return () => {
    const [width, height] = [container.clientWidth, container.clientHeight];
    const { left, top } = tableEdges(width, height);
    // A sheet that comes up below does not change the shape of a picture.
    whole = { width, height: width === whole.width ? Math.max(height, whole.height) : height };
    const [across, down] = [width - MARGIN, 1.5 * MARGIN];
    return { free: { width: across, height: whole.height - down }, table: { width: across - left, height: height - down - top }, narrow: matchMedia(NARROW).matches };
  };
}
