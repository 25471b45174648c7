import assert from "node:assert/strict";
import { test } from "node:test";
import { LOOKS } from "../../kg/explorer/script/data/looks.js";
import { count, fold, isSeen, plural, shorten } from "../../kg/explorer/script/data/text.js";
import { wordsOf } from "../../kg/explorer/script/data/words.js";

test("folding takes case, marks and odd letters away", () => {
  const folded = {
    "Café CRÈME": "cafe creme", Łódź: "lodz", İstanbul: "istanbul", Iğdır: "igdir", STRASSE: "strasse", Straße: "strasse", STRAẞE: "strasse",
    Ærøskøbing: "aeroskobing", ŒUVRE: "oeuvre", Þórður: "thordur", "ﬁnance": "finance", "Ⅳ": "iv", "１２３": "123",
    ΟΔΌΣ: "οδοσ", οδός: "οδοσ", ёлка: "елка", "مُحَمَّد": "محمد", "محـمد": "محمد", "נִקּוּד": "ניקוד".replace("י", ""), "soft\u00adhyphen": "softhyphen",
    "it’s": "it's", "北京": "北京",
  };
  for (const [text, expected] of Object.entries(folded)) assert.equal(fold(text), expected.normalize("NFKD"), text);
});

test("blanks, controls and turns of direction are not seen", () => {
  for (const text of ["", " ", "\n\t", "\u202e", "\u2066\u2069", "\u200b\ufeff", "\u00ad", "\u3164", "\u2800", "\x00\x1b", "\u{e0041}"]) assert.equal(isSeen(text), false, JSON.stringify(text));
  for (const text of ["a", " . ", "\u202eabc", "北", "ע", "😀", "हि", "-"]) assert.equal(isSeen(text), true, text);
});

test("marks that are vowels or make another letter stay", () => {
  for (const [one, other] of [["की", "का"], ["が", "か"], ["กา", "กี"]]) assert.notEqual(fold(one), fold(other));
});

test("folding twice is folding once, composed or not, whatever the letter", () => {
  for (let code = 0; code < 0x10000; code += 1) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const letter = String.fromCharCode(code);
    const folded = fold(letter);
    assert.equal(fold(folded), folded, code.toString(16));
    assert.equal(fold(letter.normalize("NFD")), folded, code.toString(16));
  }
});

test("upper case is found by lower case", () => {
  for (let code = 0x20; code < 0x2000; code += 1) {
    const letter = String.fromCharCode(code);
    if (letter.toLowerCase().toUpperCase() !== letter) continue;
    assert.equal(fold(letter), fold(letter.toLowerCase()), code.toString(16));
  }
});

test("numbers and nouns", () => {
  assert.equal(count(5565), "5\u202f565");
  assert.equal(count(1234567), "1\u202f234\u202f567");
  assert.deepEqual([0, 1, 2].map((number) => plural(number, "story", "stories")), ["0 stories", "1 story", "2 stories"]);
  assert.equal(plural(1000, "a", "b"), "1\u202f000 b");
});

test("what is long is cut after a word, and no character is cut in two", () => {
  assert.equal(shorten("Boston bans police", 40), "Boston bans police");
  assert.equal(shorten("Boston bans police from using it", 20), "Boston bans police…");
  assert.equal(shorten("Boston bans police from using it", 19), "Boston bans police…");
  assert.equal(shorten("Boston bans police from using it", 18), "Boston bans…");
  assert.equal(shorten("Donaudampfschifffahrt", 6), "Donau…");
  assert.equal(shorten("🙂🙂🙂🙂", 3), "🙂🙂…");
  assert.equal(shorten("e\u0301e\u0301e\u0301", 3), "e\u0301e\u0301e\u0301");
  assert.equal(shorten("", 3), "");
  assert.equal(shorten("ab", 1), "…");
  for (let length = 1; length < 50; length += 1) assert.ok([...shorten("one two three four 🙂 five six seven", length)].length <= length);
});

test("the words of a text, as first spelled", () => {
  assert.deepEqual([...wordsOf("Boston bans it; BOSTON's U.S. café: 5G!")], [
    ["boston", "Boston"], ["bans", "bans"], ["it", "it"], ["boston's", "BOSTON's"], ["u.s", "U.S"], ["cafe", "café"], ["5g", "5G"],
  ]);
  assert.deepEqual([...wordsOf("北京大学 東京")].map(([, word]) => word), ["北京", "京大", "大学", "東京"]);
  assert.equal(wordsOf("… — !").size, 0);
});

test("every look has names, a shape and a title", () => {
  for (const look of Object.values(LOOKS)) assert.deepEqual(Object.keys(look), ["one", "many", "shape", "title"]);
});
