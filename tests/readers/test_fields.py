"""The fields of one mapping: each value in the model's type, repaired, or reported and missing."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import Finding
from kg.iri import canonical_url, is_iri
from kg.readers.fields import Fields, Tally
from kg.readers.locate import locator
from kg.readers.salvage import UNREADABLE

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from(
        [
            10**400,
            -(10**400),
            1e300,
            float("inf"),
            float("nan"),
            UNREADABLE,
            "yes",
            "44",
            "2020-06-24",
            "https://e.com/a b",
        ]
    )
    | st.floats()
    | st.text(st.characters())
    | st.binary(max_size=4)
    | st.dates()
    | st.datetimes(
        timezones=st.none() | st.just(UTC) | st.integers(-1439, 1439).map(lambda m: timezone(timedelta(minutes=m)))
    )
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda below: (
        st.lists(below, max_size=3)
        | st.dictionaries(SCALARS.filter(lambda key: key == key), below, max_size=3)
        | st.tuples(below, below)
        | st.sets(st.text(max_size=2), max_size=2)
    ),
    max_leaves=6,
)
READS: dict[str, Callable[[Fields], Any]] = {
    "text": lambda fields: fields.text("x"),
    "texts": lambda fields: fields.texts("x"),
    "url": lambda fields: fields.url("x", "https://site.com"),
    "domain": lambda fields: fields.domain("x"),
    "integer": lambda fields: fields.integer("x"),
    "positive": lambda fields: fields.integer("x", 1),
    "boolean": lambda fields: fields.boolean("x"),
    "instant": lambda fields: fields.instant("x"),
    "language": lambda fields: fields.language("x"),
    "mapping": lambda fields: fields.mapping("x", text_as="y"),
    "mappings": lambda fields: list(fields.mappings("x", text_as="y")),
    "unused": lambda fields: fields.count_unused(frozenset(), frozenset()),
}


def fields_of(value: Any) -> Fields:
    return Fields({"x": value}, "a.md", (), lambda path: (7, None), Tally())


def from_yaml(text: str) -> Fields:
    return Fields(yaml.load(text, Loader=yaml.CSafeLoader), "a.md", (), locator(text), Tally())


def read(kind: str, value: Any) -> tuple[Any, list[str], list[str]]:
    """The value read, the codes of the findings, the names of the repairs."""
    fields = fields_of(value)
    found = READS[kind](fields)
    return found, [finding.code for finding in fields.tally.findings], sorted(fields.tally.repairs)


@pytest.mark.parametrize("kind", READS)
@given(VALUES)
def test_no_value_raises_and_what_is_told_can_be_written(kind: str, value: Any) -> None:
    fields = fields_of(value)
    found = READS[kind](fields)
    for finding in fields.tally.findings:
        assert finding.file == "a.md"
        assert finding.line == 7
        assert finding.field.startswith("x")
        assert str(finding).isprintable()
        assert len(finding.message) < 200
        str(finding).encode()
    assert all(name.isprintable() for name in fields.tally.unknown)
    if kind in ("text", "url", "domain", "language"):
        assert found is None or (isinstance(found, str) and found == found.strip() and found)
    if kind == "texts":
        assert all(isinstance(text, str) and text for text in found)
    if kind == "url" and found:
        canonical = canonical_url(found)
        assert canonical is not None
        assert is_iri(canonical)
    if kind == "domain" and found:
        assert is_iri("https://example.com/" + found)
    if kind in ("integer", "positive"):
        assert found is None or (type(found) is int and abs(found) < 10**18)
    if kind == "boolean":
        assert found is None or type(found) is bool
    if kind == "instant":
        assert found is None or found.tzinfo is UTC


@pytest.mark.parametrize(
    ("kind", "value", "found", "findings", "repairs"),
    [
        ("text", " a ", "a", [], []),
        ("text", "", None, [], []),
        ("text", "  ", None, [], []),
        ("text", "Q&amp;A", "Q&A", [], ["html-entity"]),
        ("text", "donâ€™t", "don’t", [], ["mojibake"]),
        ("text", "\x00", None, [], ["control-character"]),
        ("text", ["a"], None, ["wrong-type"], []),
        ("text", {"a": 1}, None, ["wrong-type"], []),
        ("text", 7, None, ["wrong-type"], []),
        ("texts", ["a", "b", "a", "", " b "], ("a", "b"), [], []),
        ("texts", "a", ("a",), [], []),
        ("texts", None, (), [], []),
        ("texts", ["a", None], ("a",), ["null-value"], []),
        ("texts", [["a"], "b"], ("b",), ["wrong-type"], []),
        ("texts", {"a": 1}, (), ["wrong-type"], []),
        ("texts", [UNREADABLE, "a"], ("a",), [], []),
        ("url", "https://e.com/a", "https://e.com/a", [], []),
        ("url", " HTTPS://E.com/a ", "HTTPS://E.com/a", [], []),
        ("url", "https://e.com/?a=1&#038;b=2", "https://e.com/?a=1&b=2", [], ["html-entity"]),
        ("url", "https://e.com/a b", "https://e.com/a b", ["space-in-url"], []),
        ("url", "https://e.com/a\u00a0b", "https://e.com/a\u00a0b", ["space-in-url"], []),
        ("url", "/a", "https://site.com/a", [], ["address-completed"]),
        ("url", "//e.com/a", None, ["bad-url"], []),
        ("url", "e.com/a", None, ["bad-url"], []),
        ("url", "ftp://e.com/a", None, ["bad-url"], []),
        ("url", "javascript:alert(1)", None, ["bad-url"], []),
        ("url", "https://", None, ["bad-url"], []),
        ("url", "https://a{b}.com/", None, ["bad-url"], []),
        ("url", "https://e.com/" + "a" * 100_000, None, ["bad-url"], []),
        ("url", 7, None, ["wrong-type"], []),
        ("url", ["https://e.com/a"], None, ["wrong-type"], []),
        ("url", "", None, [], []),
        ("domain", "e.com", "e.com", [], []),
        ("domain", "E.Com", "e.com", [], []),
        ("domain", "https://www.e.com/a", "www.e.com", [], []),
        ("domain", "e.com/a", "e.com", [], []),
        ("domain", "bücher.de", "xn--bcher-kva.de", [], []),
        ("domain", "e.com.", "e.com", [], []),
        ("domain", "a b", None, ["bad-domain"], []),
        ("domain", "localhost", None, ["bad-domain"], []),
        ("domain", "a{b}.com", None, ["bad-domain"], []),
        ("domain", "https://℀@e.com", "e.com", [], []),
        ("domain", "https://[::1]/", None, ["bad-domain"], []),
        ("integer", 44, 44, [], []),
        ("integer", "44", 44, [], []),
        ("integer", " -1 ", -1, [], []),
        ("integer", 44.0, 44, [], []),
        ("integer", 44.5, None, ["wrong-type"], []),
        ("integer", True, None, ["wrong-type"], []),
        ("integer", "high", None, ["wrong-type"], []),
        ("integer", "٤٤", None, ["wrong-type"], []),
        ("integer", "", None, [], []),
        ("integer", float("nan"), None, ["wrong-type"], []),
        ("integer", 10**18, None, ["out-of-range"], []),
        ("integer", 1e300, None, ["out-of-range"], []),
        ("integer", "9" * 19, None, ["wrong-type"], []),
        ("positive", 1, 1, [], []),
        ("positive", 0, None, ["out-of-range"], []),
        ("positive", "-5", None, ["out-of-range"], []),
        ("boolean", False, False, [], []),
        ("boolean", " True ", True, [], []),
        ("boolean", "no", False, [], []),
        ("boolean", "maybe", None, ["wrong-type"], []),
        ("boolean", 1, None, ["wrong-type"], []),
        ("boolean", [], None, ["wrong-type"], []),
        ("instant", datetime(2020, 6, 24, 20, 56, tzinfo=UTC), datetime(2020, 6, 24, 20, 56, tzinfo=UTC), [], []),
        ("instant", datetime(2020, 6, 24, 20, 56), datetime(2020, 6, 24, 20, 56, tzinfo=UTC), [], []),
        ("instant", date(2020, 6, 24), datetime(2020, 6, 24, tzinfo=UTC), [], []),
        ("instant", "2020-06-24T22:56:00+02:00", datetime(2020, 6, 24, 20, 56, tzinfo=UTC), [], []),
        ("instant", "2020-06-24 22:56:00 +0200", datetime(2020, 6, 24, 20, 56, tzinfo=UTC), [], []),
        ("instant", "2020-06-24 20:56:00 UTC", datetime(2020, 6, 24, 20, 56, tzinfo=UTC), [], []),
        ("instant", "2020-02-30", None, ["bad-date"], []),
        ("instant", "2020-13-01T00:00:00Z", None, ["bad-date"], []),
        ("instant", "yesterday", None, ["bad-date"], []),
        ("instant", "0001-01-01T00:00:00+10:00", None, ["bad-date"], []),
        ("instant", datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=10))), None, ["bad-date"], []),
        ("instant", 20200624, None, ["wrong-type"], []),
        ("instant", "", None, [], []),
        ("language", "en", "en", [], []),
        ("language", "pt_BR", "pt-br", [], []),
        ("language", "English", None, ["bad-language"], []),
        ("language", "en-", None, ["bad-language"], []),
        ("mapping", None, None, [], []),
        ("mapping", ["a"], None, ["wrong-type"], []),
        ("mapping", 7, None, ["wrong-type"], []),
        ("mappings", 7, [], ["wrong-type"], []),
        ("mappings", [None, 7, UNREADABLE], [], ["null-value", "wrong-type"], []),
    ],
)  # fmt: skip
def test_a_value_is_read_repaired_or_reported(
    kind: str, value: Any, found: Any, findings: list[str], repairs: list[str]
) -> None:
    assert read(kind, value) == (found, findings, repairs)


def test_a_number_too_large_to_be_written_is_told_all_the_same() -> None:
    huge = 16**5000
    assert read("integer", huge) == (None, ["out-of-range"], [])
    assert read("url", huge) == (None, ["wrong-type"], [])


@pytest.mark.parametrize(
    ("raw", "text"),
    [("010", "010"), ("Yes", "Yes"), ("2020-01-01", "2020-01-01"), ("1_000", "1_000"), ("no", "no"), ("1.50", "1.50")],
)
def test_a_text_that_yaml_takes_for_something_else_is_what_was_written(raw: str, text: str) -> None:
    fields = from_yaml(f"x: {raw}\ny:\n  - {raw}\n")
    assert (fields.text("x"), fields.texts("y")) == (text, (text,))
    assert fields.tally.repairs == {"scalar-as-text": 2}


def test_the_first_field_that_holds_text_counts() -> None:
    fields = Fields({"a": None, "b": " ", "c": "C", "d": "D"}, "a.md", (), lambda path: (1, None), Tally())
    assert fields.text("none", "a", "b", "c", "d") == "C"


def test_text_stands_for_a_mapping_where_that_is_meant() -> None:
    mapping = fields_of("P").mapping("x", text_as="name")
    assert mapping is not None
    assert mapping.values == {"name": "P"}
    assert [below.values for below in fields_of("u").mappings("x", text_as="url")] == [{"url": "u"}]
    assert [below.values for below in fields_of(["u", {"url": "v"}]).mappings("x", text_as="url")] == [
        {"url": "u"},
        {"url": "v"},
    ]
    assert [below.values for below in fields_of({"url": "v"}).mappings("x")] == [{"url": "v"}]
    fields = fields_of("P")
    assert fields.mapping("x") is None
    assert [finding.code for finding in fields.tally.findings] == ["wrong-type"]


def test_what_is_wrong_is_told_at_its_place() -> None:
    fields = from_yaml("a: 1\nx:\n  - y: 1\n  - z: 1\n    w:\n      - 7\n      - v: high\n")
    below = list(list(fields.mappings("x"))[1].mappings("w"))
    below[0].integer("v")
    assert [(finding.line, finding.field) for finding in fields.tally.findings] == [
        (6, "x[1].w[0]"),
        (7, "x[1].w[1].v"),
    ]


def test_unknown_fields_are_counted_by_name_and_those_read_past_apart() -> None:
    values = {"used": 1, "past": 2, "new": 3, 4: 5, "\ud800": 6, "\x1b[31m": 7, "k" * 100: 8, None: 9}
    fields = Fields(values, "a.md", ("related", 2, "provider"), lambda path: (1, None), Tally())
    fields.count_unused(frozenset({"used"}), frozenset({"past"}))
    place = "related.provider."
    assert fields.tally.read_past == {place + "past": 1}
    assert fields.tally.unknown == {
        place + name: 1 for name in ("new", "4", "None", "'\\ud800'", "'\\x1b[31m'", "'" + "k" * 76 + "...")
    }


def test_a_tally_arrives_in_another_process_as_it_was() -> None:
    full = Tally([Finding("a", "warning", "b.md", 1, "c", "d", "e")], pages=Counter(x=1))
    full.repairs["mojibake"] += 2
    for tally in (Tally(), full):
        found = pickle.loads(pickle.dumps(tally))
        assert found == tally
        found.unknown.update(["y", "y"])
        assert found.unknown["y"] == 2


def test_a_second_name_that_says_something_else_is_counted() -> None:
    def counted(values: dict[str, Any]) -> dict[str, int]:
        fields = Fields(values, "a.md", ("related", 1), lambda path: (1, None), Tally())
        fields.count_unheard("title", "name")
        return fields.tally.read_past

    assert counted({"title": "A", "name": "B"}) == {"related.name": 1}
    for values in (
        {"title": "A", "name": "A"},
        {"title": " ", "name": "B"},
        {"name": "B"},
        {"title": "A", "name": None},
    ):
        assert counted(values) == {}
