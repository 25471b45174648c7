// Nodes as Turtle (https://www.w3.org/TR/turtle/), each block the same text as in the exported file.

/** @import { Graph } from "./graph.js" */
/** @import { Value } from "./unpack.js" */

const RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const LOCAL_NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;
// eslint-disable-next-line no-control-regex -- these are what has to be escaped
const UNSAFE = /[\x00-\x1f\x7f"\\\p{Surrogate}]/gu;
/** @type {Record<string, string>} */
const ESCAPES = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f" };

/**
 * All that the graph says of these nodes, after the prefixes that are used.
 * @param {Graph} graph
 * @param {Iterable<number>} ids
 */
export function turtle(graph, ids) {
  /** @type {Set<string>} */
  const used = new Set();
  const blocks = Array.from(ids, (id) => block(graph, id, used));
  const prefixes = Object.entries(graph.prefixes).filter(([prefix]) => used.has(prefix));
  return prefixes.map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .\n`).join("") + blocks.join("");
}

/**
 * One node's paragraph, with the empty line before it.
 * @param {Graph} graph
 * @param {number} id
 * @param {Set<string>} used the prefixes in it are added
 */
function block(graph, id, used) {
  const { classes, fields } = graph.kinds[graph.kind(id)];
  const name = (/** @type {string} */ iri) => shortened(graph, iri, used);
  const type = graph.value(id, "type");
  const all = classes.map((one) => expanded(graph, one));
  if (fields.type && type !== undefined) all.push(`${graph.prefixes.schema}${type}`);
  /** @type {[predicate: string, objects: string[]][]} */
  const said = [[RDF_TYPE, all.sort(byBrackets).map(name)]];
  for (const [field, [term, datatype]] of Object.entries(fields)) {
    if (datatype === "class") continue;
    const predicate = expanded(graph, term);
    if (datatype === "link") {
      const targets = Array.from(graph.targets(id, field), graph.iri).sort(byBrackets);
      if (targets.length) said.push([predicate, targets.map((iri) => `<${iri}>`)]);
      continue;
    }
    const value = graph.value(id, field);
    if (value !== undefined) said.push([predicate, objects(graph, id, value, datatype, name)]);
  }
  said.sort(([one], [other]) => byBrackets(one, other));
  const lines = said.map(([predicate, terms]) => `    ${predicate === RDF_TYPE ? "a" : name(predicate)} ${terms.join(", ")}`);
  return `\n<${graph.iri(id)}>\n${lines.join(" ;\n")} .\n`;
}

/**
 * @param {Graph} graph
 * @param {number} id
 * @param {Value} value
 * @param {string} datatype
 * @param {(iri: string) => string} name
 */
function objects(graph, id, value, datatype, name) {
  const texts = (Array.isArray(value) ? value : [value]).map(String);
  if (datatype === "iri") return texts.sort(byBrackets).map(name);
  if (datatype === "integer" || datatype === "boolean") return texts;
  const literals = texts.map((text) => `"${text.replace(UNSAFE, escaped)}"`).sort(byCodePoint);
  const language = graph.value(id, "language");
  if (datatype === "text") return literals.map((one) => (language ? `${one}@${language}` : one));
  if (datatype === "string") return literals;
  const type = name(`${graph.prefixes.xsd}${datatype}`);
  return literals.map((one) => `${one}^^${type}`);
}

/** @param {string} character */
function escaped(character) {
  if (character > "\x7f") return "\uFFFD"; // a lone surrogate
  return ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/**
 * The full IRI of a prefixed name.
 * @param {Graph} graph
 * @param {string} term
 */
function expanded(graph, term) {
  const colon = term.indexOf(":");
  return graph.prefixes[term.slice(0, colon)] + term.slice(colon + 1);
}

/**
 * An IRI with its prefix where it has one, which is then among those used.
 * @param {Graph} graph
 * @param {string} iri
 * @param {Set<string>} used
 */
function shortened(graph, iri, used) {
  for (const [prefix, namespace] of Object.entries(graph.prefixes)) {
    if (!iri.startsWith(namespace) || !LOCAL_NAME.test(iri.slice(namespace.length))) continue;
    used.add(prefix);
    return `${prefix}:${iri.slice(namespace.length)}`;
  }
  return `<${iri}>`;
}

/**
 * The order of IRIs in the file: that of their terms, whose closing bracket takes part in it.
 * @param {string} one
 * @param {string} other
 */
function byBrackets(one, other) {
  return byCodePoint(`${one}>`, `${other}>`);
}

/**
 * The order of texts in Python and in RDF; JavaScript's own is by halves of characters.
 * @param {string} one
 * @param {string} other
 */
function byCodePoint(one, other) {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) {
    if (one[at] !== other[at]) return (one.codePointAt(at) ?? 0) - (other.codePointAt(at) ?? 0);
  }
  return one.length - other.length;
}
