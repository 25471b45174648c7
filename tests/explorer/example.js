// Small graphs in the format of the page's data, made of plain descriptions; and random numbers that are always the same.

/** @import { Graph } from "../../kg/explorer/script/data/graph.js" */
/** @import { Column, Kind, Overview, Packed, Table, Value } from "../../kg/explorer/script/data/unpack.js" */
import { makeGraph } from "../../kg/explorer/script/data/graph.js";

/** @typedef {{kind: string, iri: string, values?: Record<string, Value>, links?: Record<string, string[]>}} Node */

const PREFIXES = {
  dcterms: "http://purl.org/dc/terms/",
  kg: "https://w3id.org/newskg/ns#",
  prov: "http://www.w3.org/ns/prov#",
  schema: "https://schema.org/",
  skos: "http://www.w3.org/2004/02/skos/core#",
  void: "http://rdfs.org/ns/void#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
};

/** @type {Record<string, [term: string, datatype: string]>} */
const THING = {
  abstract: ["schema:abstract", "text"],
  date_published: ["schema:datePublished", "dateTime"],
  url: ["schema:url", "anyURI"],
  alias: ["kg:alias", "iri"],
  published: ["kg:published", "boolean"],
  rating_value: ["schema:ratingValue", "decimal"],
  rating_count: ["schema:ratingCount", "integer"],
  duration: ["schema:duration", "duration"],
  author: ["schema:author", "string"],
  publisher: ["schema:publisher", "link"],
  about: ["schema:about", "link"],
  image: ["schema:image", "link"],
  related_to: ["kg:relatedTo", "link"],
};

/** @type {Record<string, Kind>} */
const KINDS = {
  article: {
    classes: ["kg:Article"],
    fields: {
      type: ["rdf:type", "class"],
      headline: ["schema:headline", "text"],
      ...THING,
      duplicate_of: ["kg:duplicateOf", "link"],
      in_story: ["kg:inStory", "link"],
      membership: ["kg:membership", "decimal"],
    },
  },
  course: { classes: ["schema:Course"], fields: { name: ["schema:name", "string"], ...THING, has_part: ["schema:hasPart", "link"] } },
  event: { classes: ["schema:Event"], fields: { name: ["schema:name", "string"], ...THING, start_date: ["schema:startDate", "dateTime"] } },
  challenge: { classes: ["kg:Challenge", "schema:CreativeWork"], fields: { name: ["schema:name", "string"], ...THING } },
  provider: {
    classes: ["schema:NewsMediaOrganization"],
    fields: {
      name: ["schema:name", "string"],
      alternate_name: ["schema:alternateName", "string"],
      domain: ["kg:domain", "string"],
    },
  },
  topic: {
    classes: ["skos:Concept"],
    fields: { name: ["skos:prefLabel", "string"], keyword: ["skos:hiddenLabel", "string"], broader: ["skos:broader", "link"] },
  },
  story: {
    classes: ["kg:Story"],
    fields: {
      name: ["schema:name", "string"],
      keyword: ["schema:keywords", "string"],
      start_date: ["schema:startDate", "dateTime"],
      size: ["kg:size", "integer"],
      core: ["kg:core", "link"],
      main_topic: ["kg:mainTopic", "link"],
    },
  },
  image: { classes: ["schema:ImageObject"], fields: { width: ["schema:width", "integer"] } },
  source: { classes: ["prov:Entity"], fields: { main_entity: ["schema:mainEntity", "link"] } },
};

/** @type {Overview} */
const NO_OVERVIEW = {
  width: 0,
  height: 0,
  stories: { node: [], x: [], y: [], r: [] },
  alone: { node: [], x: [], y: [], r: 3 },
  strip: null,
  undated: null,
  axis: [],
  lines: [],
  colours: [],
  common: [],
};

/**
 * Nodes as they travel. Nodes keep their order within a kind.
 * @param {Node[]} nodes
 * @param {string[]} [coloured] topics that have a colour of their own
 * @param {string[]} [common] topics that half of all articles have
 * @returns {Packed}
 */
export function packExample(nodes, coloured = [], common = []) {
  const tables = Object.keys(KINDS)
    .map((kind) => ({ kind, rows: nodes.filter((node) => node.kind === kind) }))
    .filter(({ rows }) => rows.length);
  const number = new Map(tables.flatMap(({ rows }) => rows).map(({ iri }, id) => [iri, id]));
  /** @type {Record<string, number[][]>} */
  const links = {};
  for (const { iri, links: own = {} } of tables.flatMap(({ rows }) => rows)) {
    for (const [field, targets] of Object.entries(own)) {
      const ids = targets.map((target) => idOf(number, target)).sort((a, b) => a - b);
      if (ids.length) (links[field] ??= []).push([idOf(number, iri), ...ids.map((id, at) => id - (at ? ids[at - 1] : 0))]);
    }
  }
  return {
    prefixes: PREFIXES,
    kinds: KINDS,
    tables: tables.map(({ kind, rows }) => packTable(kind, rows)),
    links,
    overview: { ...NO_OVERVIEW, colours: coloured.map((iri) => idOf(number, iri)), common: common.map((iri) => idOf(number, iri)) },
    places: { x: [], y: [] },
    islands: [],
    leftOut: 0,
    base: "urn:",
    options: {},
  };
}

/**
 * @param {Node[]} nodes
 * @param {string[]} [coloured]
 * @param {string[]} [common]
 * @returns {Graph}
 */
export function example(nodes, coloured, common) {
  return makeGraph(packExample(nodes, coloured, common));
}

/**
 * The number of a node that is there.
 * @param {Graph} graph
 * @param {string} iri
 */
export function numberOf(graph, iri) {
  const found = graph.find(iri);
  if (found === undefined) throw new Error(`there is no ${iri}`);
  return found;
}

/**
 * @param {Map<string, number>} number
 * @param {string} iri
 */
function idOf(number, iri) {
  const found = number.get(iri);
  if (found === undefined) throw new Error(`there is no ${iri}`);
  return found;
}

/**
 * @param {string} kind
 * @param {Node[]} rows
 * @returns {Table}
 */
function packTable(kind, rows) {
  const names = new Set(rows.flatMap(({ values = {} }) => Object.keys(values)));
  /** @type {Record<string, Column>} */
  const columns = {};
  for (const name of names) {
    const column = rows.map(({ values = {} }) => values[name] ?? null);
    const texts = column.filter((value) => typeof value === "string");
    const of = [...new Set(texts)];
    const isShared = 2 * of.length <= column.length && column.every((value) => value === null || typeof value === "string");
    columns[name] = isShared ? { of, at: column.map((value) => (typeof value === "string" ? of.indexOf(value) : -1)) } : column;
  }
  return { kind, iris: rows.map(({ iri }) => iri), columns };
}

/**
 * Numbers from 0 to 1, always the same for one seed (mulberry32).
 * @param {number} seed
 * @returns {() => number}
 */
export function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Articles and events with providers, topics and stories, drawn by lot.
 * @param {number} seed
 * @param {number} [number] how many things
 * @returns {Node[]}
 */
export function randomNodes(seed, number = 40) {
  const random = randomNumbers(seed);
  const below = (/** @type {number} */ end) => Math.floor(random() * end);
  const some = (/** @type {string} */ name, /** @type {number} */ most) =>
    [...new Set(Array.from({ length: below(3) }, () => `urn:${name}:${below(most)}`))];
  /** @type {Node[]} */
  const nodes = [];
  for (const kind of ["provider", "topic", "story"]) {
    for (let at = 0; at < 5; at += 1) nodes.push({ kind, iri: `urn:${kind}:${at}`, values: { name: `${kind} ${at}` } });
  }
  for (let at = 0; at < number; at += 1) {
    const isArticle = random() < 0.8;
    const day = new Date(Date.UTC(2020, 0, 1 + below(60), below(24))).toISOString().replace(".000Z", "Z");
    /** @type {Record<string, Value>} */
    const values = isArticle ? { headline: `Headline ${at}` } : { name: `Event ${at}` };
    if (random() < 0.9) values[isArticle ? "date_published" : "start_date"] = day;
    if (isArticle) values.type = random() < 0.5 ? "NewsArticle" : "VideoObject";
    /** @type {Record<string, string[]>} */
    const links = { publisher: some("provider", 5).slice(0, 1), about: some("topic", 5) };
    if (isArticle && random() < 0.6) links.in_story = [`urn:story:${below(5)}`];
    nodes.push({ kind: isArticle ? "article" : "event", iri: `urn:thing:${at}`, values, links });
    if (isArticle && random() < 0.5) nodes.push({ kind: "source", iri: `urn:source:${at}`, links: { main_entity: [`urn:thing:${at}`] } });
  }
  return nodes;
}
