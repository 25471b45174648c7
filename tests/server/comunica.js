// Answers queries with Comunica from an endpoint: a JSON object of queries on standard input, one of rows on standard output.
import { createRequire } from "node:module";

const { QueryEngine } = createRequire(import.meta.url)("@comunica/query-sparql");
const engine = new QueryEngine();
let input = "";
for await (const chunk of process.stdin) input += chunk;

/** @type {Record<string, Record<string, {value: string}>[]>} */
const found = {};
for (const [name, query] of Object.entries(JSON.parse(input))) {
  const stream = await engine.queryBindings(query, { sources: [process.argv[2]] });
  const rows = await stream.toArray();
  found[name] = rows.map((row) => Object.fromEntries([...row].map(([key, term]) => [key.value, { value: term.value }])));
}
process.stdout.write(JSON.stringify(found));
