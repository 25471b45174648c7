// What goes on paper: a sheet that can be read through, unless the reader chose what is to be on it.

/**
 * @typedef {object} Sheet
 * @property {number[]} full the stories that are told with their articles, in the order given
 * @property {number[]} brief all others, a line each
 * @property {number} members how many articles of a story at most
 * @property {number} near how many related stories
 * @property {number} lines how many stories with a line each at most
 * @property {number} others how many entries of any other part of the list
 * @property {boolean} excerpts whether articles in no story are told with their beginnings
 */

const SHORT = { stories: 40, members: 5, near: 0, lines: 500, others: 60, excerpts: false };
const CHOSEN = { stories: 500, members: Infinity, near: 5, lines: 500, others: 500, excerpts: true };
/** So few articles are on the sheet in any case. */
const FEW = 150;

/**
 * @param {readonly number[]} stories in the order in which they are listed
 * @param {object} known
 * @param {ArrayLike<number>} known.sizes how many articles of each story are shown
 * @param {(story: number) => number} known.time
 * @param {boolean} known.isChosen whether filters, or a story that is open, say what is wanted
 * @returns {Sheet}
 */
export function sheetOf(stories, { sizes, time, isChosen }) {
  const number = stories.reduce((sum, story) => sum + sizes[story], 0);
  const { stories: most, ...limits } = isChosen || number <= FEW ? CHOSEN : SHORT;
  const largest = [...stories].sort((a, b) => sizes[b] - sizes[a] || time(b) - time(a) || a - b);
  const full = new Set(largest.slice(0, most));
  return { ...limits, full: stories.filter((story) => full.has(story)), brief: stories.filter((story) => !full.has(story)) };
}
