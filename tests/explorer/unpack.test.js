import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { unpack } from "../../kg/explorer/script/data/unpack.js";
import { packExample, randomNodes } from "./example.js";

const packed = (/** @type {unknown} */ data) => gzipSync(JSON.stringify(data)).toString("base64");

test("what was packed comes out", async () => {
  const data = packExample([...randomNodes(3), { kind: "topic", iri: "urn:x", values: { name: "</script> 北京 🙂 \u2028" } }]);
  assert.deepEqual(await unpack(`\n${packed(data)}\n`), JSON.parse(JSON.stringify(data)));
});

test("what is damaged is refused", async () => {
  await assert.rejects(unpack("not base64!"));
  await assert.rejects(unpack(Buffer.from("not compressed").toString("base64")));
  await assert.rejects(unpack(gzipSync("not JSON").toString("base64")));
  await assert.rejects(unpack(packed({ tables: [] }).slice(0, 20)));
});
