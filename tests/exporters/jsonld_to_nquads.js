// Reads JSON-LD files with jsonld.js and prints the N-Quads of each, one JSON string a line.
import { readFileSync } from "node:fs";
import jsonld from "jsonld";

for (const path of process.argv.slice(2)) {
  const documentLoader = (url) => Promise.reject(new Error(`asks the network for ${url}`));
  const quads = await jsonld.toRDF(JSON.parse(readFileSync(path, "utf-8")), {
    format: "application/n-quads",
    safe: true, // complains of whatever it would leave out
    documentLoader,
  });
  console.log(JSON.stringify(quads));
}
