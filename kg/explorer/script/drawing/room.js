// How much of the window a picture can fill, for scenes that are as wide or as high as there is room.

import { MARGIN } from "./fit.js";
import { tableEdges } from "./headers.js";

const NARROW = "(max-width: 760px)"; // as in narrow.css
const USUAL = 0.6; // of a narrow window is picture

/** @typedef {{width: number, height: number}} Size */

/**
 * Out: a function that says what a scene can fill, what one with headers can beside these, and whether the page is narrow:
 * then nothing stands beside the picture.
 * @param {HTMLElement} container
 * @returns {() => {free: Size, table: Size, narrow: boolean}}
 */
export function makeRoom(container) {
  /** As it is without a sheet. @type {Size | null} */
  let whole = null;
  return () => {
    const [width, height] = [container.clientWidth, container.clientHeight];
    const { left, top } = tableEdges(width, height);
    const narrow = matchMedia(NARROW).matches;
    // A sheet that comes up below does not change the shape of a picture.
    const isMade = !document.body.hasAttribute("aria-busy");
    const isAlone = document.getElementById("panel")?.hidden ?? true;
    if (isMade && isAlone) whole = { width, height };
    const tall = whole?.width === width ? whole.height : narrow ? USUAL * innerHeight : height;
    const [across, down] = [width - MARGIN, 1.5 * MARGIN];
    return { free: { width: across, height: tall - down }, table: { width: across - left, height: height - down - top }, narrow };
  };
}
