import assert from "node:assert/strict";
import { test } from "node:test";
import { csv } from "../../kg/explorer/script/data/csv.js";
import { example, numberOf } from "./example.js";

const HEADER = "kind,name,iri,date,provider,topics,story,excerpt\r\n";

test("a row a node, in the order asked for", () => {
  const graph = example([
    {
      kind: "article",
      iri: "https://example.com/a",
      values: { headline: 'He said "no", twice', abstract: "One\nTwo", date_published: "2020-06-24T20:56:00Z" },
      links: { publisher: ["urn:p"], about: ["urn:t", "urn:u"], in_story: ["urn:s"] },
    },
    { kind: "provider", iri: "urn:p", values: { name: "WBUR" } },
    { kind: "topic", iri: "urn:t", values: { name: "AI" } },
    { kind: "topic", iri: "urn:u", values: { name: "Law" } },
    { kind: "story", iri: "urn:s", values: { name: "Bans", start_date: "2020-06-01T00:00:00Z" } },
  ]);
  assert.equal(
    csv(graph, [numberOf(graph, "urn:s"), numberOf(graph, "https://example.com/a")]),
    `${HEADER}story,Bans,urn:s,2020-06-01T00:00:00Z,,,,\r\n` +
      'article,"He said ""no"", twice",https://example.com/a,2020-06-24T20:56:00Z,WBUR,AI; Law,Bans,"One\nTwo"\r\n',
  );
  assert.equal(csv(graph, []), HEADER);
});

test("no cell is a formula", () => {
  for (const start of ["=", "+", "-", "@", "\t", "\r", "\n", " =", "＝"]) {
    const headline = `${start}HYPERLINK(A1)`;
    const graph = example([{ kind: "article", iri: "urn:a", values: { headline } }]);
    const cell = csv(graph, [0]).slice(HEADER.length + "article,".length);
    const quoted = /[\r\n]/.test(headline);
    assert.ok(cell.startsWith(quoted ? `"'${headline}"` : `'${headline}`), JSON.stringify(cell));
  }
});
