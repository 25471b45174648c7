// The page's data as they travel: JSON, compressed, as base64 text; and the way back.

/**
 * @typedef {string|number|boolean|string[]} Value
 * @typedef {(Value|null)[] | {of: Value[], at: number[]}} Column each row's value, or where it is in a list of values (-1: nowhere)
 * @typedef {{kind: string, iris: string[], columns: Record<string, Column>}} Table
 * @typedef {{classes: string[], fields: Record<string, [term: string, datatype: string]>}} Kind
 * @typedef {{node: number[], x: number[], y: number[], r: number[]}} Circles
 * @typedef {{node: number[], x: number[], y: number[], r: number}} Dots
 * @typedef {object} Overview the places of the overview, in its own units, y down
 * @property {number} width
 * @property {number} height
 * @property {Circles} stories
 * @property {Dots} alone things in no story
 * @property {number|null} strip the y at which the strip of things in no story begins
 * @property {number|null} undated the x from which undated marks stand
 * @property {[date: string, x: number][]} axis knots of the time scale, ascending
 * @property {[one: number, other: number, weight: number][]} lines positions in stories
 * @property {number[]} colours the topics that have a colour of their own, the most frequent first
 * @property {number[]} common the topics that half of all articles have, which share one
 *
 * @typedef {object} Packed the page's data as they travel
 * @property {Record<string, string>} prefixes
 * @property {Record<string, Kind>} kinds
 * @property {Table[]} tables
 * @property {Record<string, number[][]>} links
 * @property {Overview} overview
 * @property {{x: number[], y: number[]}} places of the things, providers and topics in the picture of the whole
 * @property {[topic: number, x: number, y: number, radius: number][]} islands
 * @property {number} leftOut how many articles and other things are not in this page
 * @property {string} base how all addresses begin that the builder made
 * @property {object} options of vis-network
 */

/**
 * Raises TypeError where it is not compressed text, SyntaxError where that is not JSON.
 * @param {string} base64
 * @returns {Promise<Packed>}
 */
export async function unpack(base64) {
  const binary = atob(base64.trim());
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(unpacked).json();
}
