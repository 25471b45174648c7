// Nodes as a table (https://www.rfc-editor.org/rfc/rfc4180), safe to open in a spreadsheet.

/** @import { Graph } from "./graph.js" */

const COLUMNS = ["kind", "name", "iri", "date", "provider", "topics", "story", "excerpt"];

/**
 * A header and a row a node; several values of a cell are parted by "; ".
 * @param {Graph} graph
 * @param {Iterable<number>} ids
 */
export function csv(graph, ids) {
  const rows = [COLUMNS];
  for (const id of ids) {
    const names = (/** @type {string} */ field) => Array.from(graph.targets(id, field), graph.label).join("; ");
    const date = graph.value(id, "date_published") ?? graph.value(id, "start_date") ?? "";
    const excerpt = graph.value(id, "abstract") ?? graph.value(id, "description") ?? graph.value(id, "definition") ?? "";
    rows.push([
      graph.kind(id), graph.label(id), graph.iri(id), String(date),
      names("publisher"), names("about"), names("in_story"), String(excerpt),
    ]);
  }
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/**
 * A text as a cell. What a spreadsheet would take for a formula gets an apostrophe before it
 * (https://owasp.org/www-community/attacks/CSV_Injection), also behind spaces.
 * @param {string} text
 */
function cell(text) {
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
