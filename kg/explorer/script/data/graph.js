// The graph as the page has it: columns stay columns, links are arrays of numbers, a node is its number.

/** @import { Links } from "./links.js" */
/** @import { Overview, Packed, Table, Value } from "./unpack.js" */
import { isLinked, linksOf, reverseLinks, unpackLinks } from "./links.js";
import { isSeen } from "./text.js";
import { topicColour } from "./topic_colours.js";

/**
 * @typedef {object} Graph
 * @property {number} size how many nodes there are
 * @property {number} things how many of them are things; these have the first numbers
 * @property {Packed["prefixes"]} prefixes
 * @property {Packed["kinds"]} kinds
 * @property {Overview} overview
 * @property {Packed["places"]} places
 * @property {Packed["islands"]} islands
 * @property {number} leftOut
 * @property {string} base
 * @property {string[]} linkFields the fields that link nodes here
 * @property {(id: number) => string} kind
 * @property {(id: number) => string} iri
 * @property {(id: number, field: string) => Value|undefined} value
 * @property {(id: number) => string} label its headline, else its name, its domain, its IRI: the first that can be seen
 * @property {(id: number) => number} time of publication, else of its beginning, in milliseconds; NaN where neither is known
 * @property {(field: string) => Links} links all links of one field
 * @property {(field: string) => Links} reversed all links of one field from their targets' side
 * @property {(id: number, field: string) => Int32Array} targets where its links of one field lead
 * @property {(id: number, field: string) => Int32Array} sources whose links of one field lead to it
 * @property {(kind: string) => number[]} ids all nodes of one kind
 * @property {(iri: string) => number|undefined} find
 * @property {(id: number) => string} look "post" for an article with a document of its own, else its kind
 * @property {(id: number) => number} story the story that a thing is in, or -1
 * @property {(story: number) => number[]} members a story's articles by time, undated ones last
 * @property {(id: number) => string} topicColour the palette's name for the colour of a topic, a story or a thing
 * @property {(id: number) => boolean} isThing whether it is an article, a course and the like: what posts are about
 */

/** What a node is called by, the best first. */
const NAMES = ["headline", "name", "domain"];
const NO_THINGS = new Set(["provider", "topic", "scheme", "story", "image", "source"]);

/**
 * @param {Packed} packed
 * @returns {Graph}
 */
export function makeGraph(packed) {
  const { prefixes, kinds, tables, overview, places, islands, leftOut, base } = packed;
  const starts = [0];
  for (const { iris } of tables) starts.push((starts.at(-1) ?? 0) + iris.length);
  const size = starts.at(-1) ?? 0;
  const tableOf = new Uint8Array(size);
  tables.forEach((_, number) => tableOf.fill(number, starts[number], starts[number + 1]));
  const firstOther = tables.findIndex(({ kind: name }) => NO_THINGS.has(name));
  const things = firstOther < 0 ? size : starts[firstOther];
  const none = { starts: new Int32Array(size + 1), ends: new Int32Array(0) };

  const table = (/** @type {number} */ id) => tables[tableOf[id]];
  const row = (/** @type {number} */ id) => id - starts[tableOf[id]];
  const kind = (/** @type {number} */ id) => table(id).kind;
  const iri = (/** @type {number} */ id) => table(id).iris[row(id)];

  /** @type {Graph["value"]} */
  function value(id, field) {
    const column = table(id).columns[field];
    if (!column) return undefined;
    return (Array.isArray(column) ? column[row(id)] : column.of[column.at[row(id)]]) ?? undefined;
  }

  /** @type {Graph["label"]} */
  function label(id) {
    for (const field of NAMES) {
      const name = value(id, field);
      if (name && isSeen(String(name))) return String(name);
    }
    return iri(id);
  }

  const links = kept((/** @type {string} */ field) => {
    const rows = Object.hasOwn(packed.links, field) ? packed.links[field] : undefined;
    return rows ? unpackLinks(size, rows) : none;
  });
  const reversed = kept((/** @type {string} */ field) => (links(field) === none ? none : reverseLinks(links(field))));
  const times = kept(() =>
    Float64Array.from({ length: size }, (_, id) => Date.parse(String(value(id, "date_published") ?? value(id, "start_date") ?? ""))),
  );
  const isPost = (/** @type {number} */ id) => kind(id) === "article" && isLinked(reversed("main_entity"), id);
  const looks = kept(() => Array.from({ length: size }, (_, id) => (isPost(id) ? "post" : kind(id))));
  const numbers = kept(() => new Map(tables.flatMap(({ iris }, at) => iris.map((one, line) => [one, starts[at] + line]))));

  /** @type {string[]} */
  const colours = [];

  /** @type {Graph} */
  const graph = {
    size, things, prefixes, kinds, overview, places, islands, leftOut, base, linkFields: Object.keys(packed.links),
    kind, iri, value, label, links, reversed,
    time: (id) => times("")[id],
    targets: (id, field) => linksOf(links(field), id),
    sources: (id, field) => linksOf(reversed(field), id),
    ids: (name) => tables.flatMap((one, at) => (one.kind === name ? one.iris.map((_, line) => starts[at] + line) : [])),
    find: (address) => numbers("").get(address),
    look: (id) => looks("")[id],
    story: (id) => (isLinked(links("in_story"), id) ? linksOf(links("in_story"), id)[0] : -1),
    members: (story) => byTime([...linksOf(reversed("in_story"), story)], graph.time),
    topicColour: (id) => (colours[id] ??= topicColour(graph, id)),
    isThing: (id) => id < things,
  };
  return graph;
}

/**
 * A function whose answers are kept.
 * @template T
 * @param {(key: string) => T} make
 * @returns {(key: string) => T}
 */
function kept(make) {
  /** @type {Map<string, T>} */
  const made = new Map();
  return (key) => {
    const found = made.get(key);
    if (found !== undefined) return found;
    const now = make(key);
    made.set(key, now);
    return now;
  };
}

/**
 * @param {number[]} ids
 * @param {Graph["time"]} time
 */
function byTime(ids, time) {
  const rank = (/** @type {number} */ id) => (Number.isNaN(time(id)) ? Infinity : time(id));
  return ids.sort((a, b) => rank(a) - rank(b) || a - b);
}
