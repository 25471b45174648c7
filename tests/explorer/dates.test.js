import assert from "node:assert/strict";
import { test } from "node:test";
import { day, longDate, span, spokenDuration } from "../../kg/explorer/script/data/dates.js";

test("dates are told in UTC", () => {
  assert.equal(longDate("2020-06-24T20:56:00Z"), "24 June 2020 at 20:56 UTC");
  assert.equal(longDate(Date.UTC(2020, 5, 24, 20, 56)), "24 June 2020 at 20:56 UTC");
  assert.equal(day("2020-06-24T23:59:00Z"), "24 Jun 2020");
  assert.equal(day("some day"), "some day");
  assert.equal(longDate(NaN), "NaN");
});

test("spans are in the largest unit of which there are two", () => {
  const hour = 3600e3;
  const spans = [[0, "no time"], [20e3, "no time"], [60e3, "1 minute"], [59 * 60e3, "59 minutes"], [hour, "60 minutes"], [5 * hour, "5 hours"],
    [26 * hour, "26 hours"], [48 * hour, "2 days"], [24 * 20 * hour, "20 days"], [24 * 90 * hour, "3 months"], [24 * 731 * hour, "2 years"]];
  for (const [length, expected] of spans) {
    assert.equal(span(1e12, 1e12 + Number(length)), expected);
    assert.equal(span(1e12 + Number(length), 1e12), expected);
  }
  assert.equal(span(NaN, 0), "an unknown time");
});

test("durations are told", () => {
  const durations = {
    PT1H30M: "1 h 30 min", PT90S: "90 s", "PT1.5S": "1.5 s", P1DT2H: "1 d 2 h", P1Y: "1 year", P2Y3M: "2 years 3 months", P2W: "2 weeks", "-PT5M": "−5 min",
    P: "P", PT: "PT", "about an hour": "about an hour", "": "",
  };
  for (const [duration, expected] of Object.entries(durations)) assert.equal(spokenDuration(duration), expected);
});
