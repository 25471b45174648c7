// Reads a GEXF file with graphology, and tells what is in it as JSON: node read_gexf.js FILE
import { readFileSync } from "node:fs";
import graphology from "graphology";
import { parse } from "graphology-gexf";

const graph = parse(graphology.MultiDirectedGraph, readFileSync(process.argv[2], "utf-8"));
const { nodes, edges } = graph.export();
console.log(JSON.stringify({ type: graph.type, multi: graph.multi, nodes, edges }));
