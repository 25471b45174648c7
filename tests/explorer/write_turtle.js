// A page's data from standard input, all of it as Turtle to standard output, in the order of the exported file.
import { readFileSync } from "node:fs";
import { makeGraph } from "../../kg/explorer/script/data/graph.js";
import { turtle } from "../../kg/explorer/script/data/turtle.js";
import { unpack } from "../../kg/explorer/script/data/unpack.js";

const graph = makeGraph(await unpack(readFileSync(0, "utf8")));
const bytes = (/** @type {number} */ id) => Buffer.from(`${graph.iri(id)}>`);
const ids = Array.from({ length: graph.size }, (_, id) => id).sort((a, b) => bytes(a).compare(bytes(b)));
process.stdout.write(turtle(graph, ids));
