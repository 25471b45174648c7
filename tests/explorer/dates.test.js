import assert from "node:assert/strict";
import { test } from "node:test";
import { clock, day, dayOrNone, daySpan, instant, minute, spokenDuration } from "../../kg/explorer/script/data/dates.js";

test("all dates are told alike, in UTC", () => {
  const time = Date.UTC(2020, 8, 28, 20, 5);
  assert.equal(day(time), "28 Sep 2020");
  assert.equal(minute(time), "28 Sep 2020, 20:05");
  assert.equal(clock(time), "20:05");
  assert.equal(instant("2020-09-28T20:05:00Z"), "28 Sep 2020, 20:05 UTC");
  assert.equal(day(Date.parse("0202-06-24T23:59:00Z")), "24 Jun 202");
});

test("what is no date is told as it is, or as none", () => {
  assert.equal(instant("some day"), "some day");
  assert.deepEqual([day(NaN), minute(NaN), dayOrNone(NaN)], ["", "", "no date"]);
});

test("a period of one day is that day", () => {
  assert.equal(daySpan(Date.UTC(2020, 5, 24), Date.UTC(2020, 5, 24, 23)), "24 Jun 2020");
  assert.equal(daySpan(Date.UTC(2020, 5, 24), Date.UTC(2020, 6, 3)), "24 Jun 2020 – 3 Jul 2020");
});

test("durations are told", () => {
  const durations = {
    PT1H30M: "1 h 30 min", PT90S: "90 s", "PT1.5S": "1.5 s", P1DT2H: "1 d 2 h", P1Y: "1 year", P2Y3M: "2 years 3 months", P2W: "2 weeks", "-PT5M": "−5 min",
    P: "P", PT: "PT", "about an hour": "about an hour", "": "",
  };
  for (const [duration, expected] of Object.entries(durations)) assert.equal(spokenDuration(duration), expected);
});
