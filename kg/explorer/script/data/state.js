// What the page shows, as the part of its address after #, and back.

/** @import { Filters } from "./filter.js" */

/**
 * @typedef {"stories"|"coverage"|"graph"|"list"} View
 * @typedef {{x: number, y: number, scale: number}} Camera
 * @typedef {{view: View, story: number|null, selected: number|null, filters: Filters, camera: Camera|null}} State
 */
