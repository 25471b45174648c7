// Has Neo4j's own parser and checker look through a Cypher script, and tells what they say as JSON: node lint_cypher.js FILE
import { readFileSync } from "node:fs";
import { lintCypherQuery } from "@neo4j-cypher/language-support";

const script = readFileSync(process.argv[2], "utf-8");
const { diagnostics } = lintCypherQuery(script, { defaultLanguage: "CYPHER 5" }, false);
console.log(JSON.stringify(diagnostics.map(({ message, range }) => ({ message, line: range.start.line + 1 }))));
