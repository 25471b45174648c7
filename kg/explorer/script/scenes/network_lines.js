// The links of the plain graph as lines: all where they are few, else those that tell most, and what was left out in words.

import { count } from "../data/text.js";
import { SPOKEN } from "./words.js";

/** @typedef {import("./scene.js").Line} Line */

const MOST = 4000;
/** Fields from the most telling to the least; each article leads to the core of its story. */
const TELLING = ["duplicate_of", "has_part", "affiliation", "broader", "in_story", "about", "publisher", "related_to"];

/**
 * @param {import("../data/graph.js").Graph} graph
 * @param {Map<number, number>} place of each node's mark among the marks
 * @returns {{lines: Line[], isPart: boolean, note: string}} the note is empty where all are there
 */
export function networkLines(graph, place) {
  const counts = new Map([...SPOKEN.keys()].map((field) => [field, linked(field, () => {})]));
  const all = [...counts.values()].reduce((sum, number) => sum + number, 0);
  /** @type {Line[]} */
  const lines = [];
  if (all <= MOST) {
    for (const field of SPOKEN.keys()) add(field, Infinity);
    return { lines, isPart: false, note: "" };
  }
  /** @type {string[]} */
  const drawn = [];
  /** @type {string[]} */
  const left = [];
  for (const field of TELLING) {
    const there = field === "in_story" ? linkedByStory(() => {}) : counts.get(field) ?? 0;
    if (!there) continue;
    const made = add(field, MOST - lines.length);
    const name = `“${labelOf(field)}”`;
    if (made) drawn.push(made < there ? `${count(made)} of ${count(there)} ${name}` : `${count(there)} ${name}`);
    else left.push(`${count(there)} ${name}`);
  }
  const leftOut = left.length ? `; not drawn: ${left.join(", ")}` : "";
  return { lines, isPart: true, note: `${count(all)} links are too many to draw at once. Drawn: ${drawn.join(", ")}${leftOut}. Select a mark to see all of its own.` };

  /**
   * Lines of a field, if all have room; of the most telling as many as have. Links to what all are about tell nothing.
   * @param {string} field
   * @param {number} room
   */
  function add(field, room) {
    /** @type {Line[]} */
    const found = [];
    const put = (/** @type {number} */ from, /** @type {number} */ to) => void found.push({ from, to, kind: field, label: labelOf(field), weight: 1, arrow: false });
    if (field === "in_story") linkedByStory(put);
    else linked(field, put, room < Infinity ? new Set(graph.overview.common) : undefined);
    if (found.length > room) found.length = lines.length ? 0 : room;
    lines.push(...found);
    return found.length;
  }

  /**
   * How many links of a field are between marks; each is put.
   * @param {string} field
   * @param {(from: number, to: number) => void} put
   * @param {Set<number>} [except] targets that do not count
   */
  function linked(field, put, except) {
    let number = 0;
    for (const [node, from] of place) {
      for (const target of graph.targets(node, field)) {
        const to = place.get(target);
        if (to === undefined || to === from || except?.has(target)) continue;
        number += 1;
        put(from, to);
      }
    }
    return number;
  }

  /** The same of each story's articles and its core, those of large stories first. @param {(from: number, to: number) => void} put */
  function linkedByStory(put) {
    let number = 0;
    const stories = graph.ids("story").map((story) => ({ core: graph.targets(story, "core")[0], members: [...graph.sources(story, "in_story")] }));
    for (const { core, members } of stories.sort((one, other) => other.members.length - one.members.length)) {
      const to = place.get(core);
      if (to === undefined) continue;
      for (const member of members) {
        const from = place.get(member);
        if (from === undefined || from === to) continue;
        number += 1;
        put(from, to);
      }
    }
    return number;
  }
}

/** @param {string} field */
function labelOf(field) {
  return SPOKEN.get(field) ?? "in one story";
}
