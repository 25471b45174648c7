/** @import { State } from "../../kg/explorer/script/data/state.js" */
import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_FILTERS } from "../../kg/explorer/script/data/filter.js";
import { readState, writeState } from "../../kg/explorer/script/data/state.js";
import { example, numberOf, randomNumbers } from "./example.js";

/** @type {State["view"][]} */
const VIEWS = ["stories", "coverage", "graph", "list"];

const GRAPH = example([
  { kind: "article", iri: "https://example.com/2020/boston-bans.html" },
  { kind: "article", iri: "https://example.com/a?b=1,2&c=#d%20é" },
  { kind: "article", iri: "https://one.example/same/" },
  { kind: "article", iri: "https://two.example/same" },
  { kind: "article", iri: "https://example.com/urn:odd" },
  { kind: "article", iri: "urn:odd" },
  { kind: "provider", iri: "https://w3id.org/newskg/id/provider/wbur.org" },
  { kind: "provider", iri: "https://w3id.org/newskg/id/provider/北京" },
  { kind: "topic", iri: "https://w3id.org/newskg/id/topic/ai" },
  { kind: "topic", iri: "https://w3id.org/newskg/id/topic/a,b" },
  { kind: "topic", iri: "https://w3id.org/newskg/id/topic/law" },
  { kind: "story", iri: "https://w3id.org/newskg/id/story/2020-06-24-boston" },
  { kind: "image", iri: "https://example.com/pictures/ai" },
]);
const id = (/** @type {string} */ iri) => numberOf(GRAPH, iri);
/** @type {State} */
const START = { view: "stories", story: null, selected: null, filters: { ...NO_FILTERS }, camera: null };

test("an address can be read", () => {
  /** @type {State} */
  const state = {
    view: "coverage",
    story: id("https://w3id.org/newskg/id/story/2020-06-24-boston"),
    selected: id("https://example.com/2020/boston-bans.html"),
    filters: {
      hidden: ["article", "event"],
      topics: [id("https://w3id.org/newskg/id/topic/ai"), id("https://w3id.org/newskg/id/topic/a,b")],
      providers: [id("https://w3id.org/newskg/id/provider/wbur.org")],
      from: Date.UTC(2020, 5, 1),
      to: Date.UTC(2020, 5, 30, 12),
      least: 3,
    },
    camera: { x: 10, y: -20, scale: 0.8 },
  };
  const hash =
    "view=coverage&story=2020-06-24-boston&select=boston-bans.html&off=article,event&topic=ai,a%2Cb&provider=wbur.org" +
    "&from=2020-06-01&to=2020-06-30T12:00Z&least=3&at=10,-20,0.8";
  assert.equal(writeState(state, GRAPH), hash);
  assert.deepEqual(readState(`#${hash}`, GRAPH), state);
  assert.deepEqual(readState(hash, GRAPH), state);
});

test("the state in which the page opens has no address", () => {
  assert.equal(writeState(START, GRAPH), "");
  assert.deepEqual(readState("", GRAPH), START);
  assert.deepEqual(readState("#", GRAPH), START);
});

test("all of a picture that opens on a part has an address too", () => {
  assert.equal(writeState({ ...START, camera: "whole" }, GRAPH), "at=whole");
  assert.equal(readState("at=whole", GRAPH).camera, "whole");
});

test("a name that several nodes have is written in full", () => {
  const selected = id("https://two.example/same");
  assert.equal(writeState({ ...START, selected }, GRAPH), "select=https://two.example/same");
  assert.equal(readState("select=same", GRAPH).selected, null);
});

test("any state comes back, whatever is selected", () => {
  const random = randomNumbers(3);
  const some = (/** @type {string} */ kind) => GRAPH.ids(kind).filter(() => random() < 0.5);
  for (let round = 0; round < 300; round += 1) {
    const instant = () => (random() < 0.5 ? null : Math.floor(random() * 4e12));
    /** @type {State} */
    const state = {
      view: VIEWS[Math.floor(random() * VIEWS.length)],
      story: some("story")[0] ?? null,
      selected: random() < 0.2 ? null : Math.floor(random() * GRAPH.size),
      filters: {
        hidden: ["post", "course", "topic"].filter(() => random() < 0.5),
        topics: some("topic"),
        providers: some("provider"),
        from: instant(),
        to: instant(),
        least: random() < 0.5 ? 0 : 2 + Math.floor(random() * 50),
      },
      camera: random() < 0.3 ? null : random() < 0.3 ? "whole" : { x: Math.round(random() * 1e5) / 10, y: -Math.round(random() * 1e4), scale: Math.round(random() * 1e4 + 1) / 1e4 },
    };
    const hash = writeState(state, GRAPH);
    assert.match(hash, /^[\x21-\x7e]*$/);
    assert.deepEqual(readState(hash, GRAPH), state);
  }
});

test("what is unknown, wrong or hostile is left out", () => {
  const hostile = [
    "view=evil", "view=__proto__", "story=ai", "story=nowhere", "select=%E0%A4%A", "select=<script>", "off=nothing,__proto__,constructor", "topic=wbur.org",
    "provider=,,", "from=yesterday", "from=2020-13-45", "from=2020", "from=1e9", "to=9999999999999", "least=-3", "least=1e99", "least=2.5", "least=NaN", "least=3,4",
    "at=1,2", "at=1,2,0", "at=1,2,-1", "at=NaN,1,1", "at=1e300,0,1", "at=0,0,Infinity", "at=0,0,1e9", "at=a,b,c", "&&&", "=", "==", "a=b", "%", "toString=1",
  ];
  for (const hash of [...hostile, hostile.join("&"), "x".repeat(1e5)]) assert.deepEqual(readState(`#${hash}`, GRAPH), START, hash);
});

test("of what is said twice the first counts", () => {
  assert.equal(readState("view=list&view=graph", GRAPH).view, "list");
  assert.deepEqual(readState("topic=ai,ai", GRAPH).filters.topics, [id("https://w3id.org/newskg/id/topic/ai")]);
});

test("what cannot be written is left out", () => {
  const filters = { ...NO_FILTERS, from: Infinity, to: NaN };
  assert.equal(writeState({ ...START, filters, camera: { x: NaN, y: 0, scale: 1 } }, GRAPH), "");
});
