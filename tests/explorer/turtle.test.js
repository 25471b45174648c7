import assert from "node:assert/strict";
import { test } from "node:test";
import { turtle } from "../../kg/explorer/script/data/turtle.js";
import { example, numberOf, randomNodes } from "./example.js";

const HOSTILE = 'a "b" \\ \n\r\t\b\f\u0000\u007f </script> 🙂';
const GRAPH = example([
  {
    kind: "article",
    iri: "https://example.com/a",
    values: {
      type: "NewsArticle",
      headline: HOSTILE,
      abstract: "Guten Tag",
      language: "de-CH",
      date_published: "2020-06-24T20:56:00Z",
      published: true,
      rating_value: "4.50",
      rating_count: 12,
      duration: "PT1H",
      membership: "1.00",
      author: ["\u{1f642} Face", "\uff21 Wide", "Ann", 'Ann"s'],
      url: ["https://example.com/A", "http://example.com/"],
      alias: ["https://example.com/a/b", "https://example.com/a-b", "https://schema.org/Course", "https://schema.org/docs/"],
    },
    links: { about: ["https://example.com/t/b", "https://example.com/t", "https://schema.org/Thing"], publisher: ["https://example.com/p"] },
  },
  { kind: "challenge", iri: "https://example.com/c" },
  { kind: "provider", iri: "https://example.com/p", values: { name: "P" } },
  { kind: "topic", iri: "https://example.com/t" },
  { kind: "topic", iri: "https://example.com/t/b" },
  { kind: "topic", iri: "https://schema.org/Thing" },
]);

// As kg/exporters/turtle.py writes it.
const ARTICLE = String.raw`
<https://example.com/a>
    a schema:NewsArticle, kg:Article ;
    schema:about <https://example.com/t/b>, <https://example.com/t>, <https://schema.org/Thing> ;
    schema:abstract "Guten Tag"@de-CH ;
    schema:author "Ann", "Ann\"s", "Ａ Wide", "🙂 Face" ;
    schema:datePublished "2020-06-24T20:56:00Z"^^xsd:dateTime ;
    schema:duration "PT1H"^^xsd:duration ;
    schema:headline "a \"b\" \\ \n\r\t\b\f\u0000\u007F </script> 🙂"@de-CH ;
    schema:publisher <https://example.com/p> ;
    schema:ratingCount 12 ;
    schema:ratingValue "4.50"^^xsd:decimal ;
    schema:url "http://example.com/"^^xsd:anyURI, "https://example.com/A"^^xsd:anyURI ;
    kg:alias <https://example.com/a-b>, <https://example.com/a/b>, schema:Course, <https://schema.org/docs/> ;
    kg:membership "1.00"^^xsd:decimal ;
    kg:published true .
`;

test("a block is what the exporter writes", () => {
  const text = turtle(GRAPH, [numberOf(GRAPH, "https://example.com/a")]);
  const prefixes =
    "@prefix kg: <https://w3id.org/newskg/ns#> .\n@prefix schema: <https://schema.org/> .\n@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n";
  assert.equal(text, prefixes + ARTICLE);
});

test("only prefixes that are used are declared, once", () => {
  assert.equal(
    turtle(GRAPH, ["https://example.com/t", "https://example.com/t/b"].map((iri) => numberOf(GRAPH, iri))),
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\n<https://example.com/t>\n    a skos:Concept .\n\n<https://example.com/t/b>\n    a skos:Concept .\n",
  );
  assert.equal(turtle(GRAPH, []), "");
});

test("all classes of a kind are told, in the order of their IRIs", () => {
  assert.match(turtle(GRAPH, [numberOf(GRAPH, "https://example.com/c")]), /\n {4}a schema:CreativeWork, kg:Challenge \.\n$/);
});

test("every link of a node is told", () => {
  const graph = example(randomNodes(7));
  for (let id = 0; id < graph.things; id += 1) {
    const text = turtle(graph, [id]);
    for (const field of ["about", "publisher", "in_story"]) {
      for (const target of graph.targets(id, field)) assert.ok(text.includes(`<${graph.iri(target)}>`));
    }
  }
});
