"""The fast reader gives what PyYAML gives, or nothing."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.readers import plain_yaml
from tests.corpus import SEEDS
from tests.readers.documents import KEYS, SCALARS, exact, mutated, near_plain

FRONT_MATTER = [path.read_text(encoding="utf-8").split("---\n")[1] for path in sorted(SEEDS.glob("*.md"))]


def assert_none_or_equal(text: str) -> None:
    found = plain_yaml.parse(text)
    if found is not None:
        assert exact(found) == exact(yaml.load(text, Loader=yaml.CSafeLoader))


@settings(max_examples=1500)
@given(st.randoms(use_true_random=False))
def test_a_generated_text_is_read_as_pyyaml_reads_it_or_not_at_all(random: Random) -> None:
    assert_none_or_equal(near_plain(random))


@settings(max_examples=150)
@given(st.sampled_from(FRONT_MATTER), st.randoms(use_true_random=False))
def test_a_mutated_seed_is_read_as_pyyaml_reads_it_or_not_at_all(text: str, random: Random) -> None:
    assert_none_or_equal(mutated(random, text))


@settings(max_examples=300)
@given(st.text(alphabet=st.sampled_from("ab:- \n#'\"\\.0127TZ\t&*[]{}|>é\u2028")))
def test_any_text_is_read_as_pyyaml_reads_it_or_not_at_all(text: str) -> None:
    assert_none_or_equal(text)


def many_texts(count: int) -> Iterator[str]:
    return (near_plain(Random(seed)) for seed in range(count))


def test_the_generated_texts_come_close_on_both_sides() -> None:
    read = [plain_yaml.parse(text) is not None for text in many_texts(2000)]
    assert 400 < sum(read) < 1600


def test_thousands_of_texts_are_read_as_pyyaml_reads_them_or_not_at_all() -> None:
    for text in many_texts(10_000):
        assert_none_or_equal(text)


@pytest.mark.parametrize(
    "form", ["k: {}", "k: {}\n", "- {}", "a:\n  - {}\n  - b", "a:\n  k: {}\nb: 1", "  k: {}", "a: 1\n\nk: {}"]
)
def test_every_odd_scalar_in_every_place(form: str) -> None:
    for scalar in SCALARS:
        assert_none_or_equal(form.replace("{}", scalar))


@pytest.mark.parametrize("form", ["{}: v", "{}:\n  a: 1", "a:\n  - {}: v", "a: 1\n{}: v", "{}:v", "{} : v"])
def test_every_odd_key_in_every_place(form: str) -> None:
    for key in KEYS:
        assert_none_or_equal(form.replace("{}", key))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: b", {"a": "b"}),
        ("a: b c:d #", None),
        ("a: b#c", {"a": "b#c"}),
        ('a: "b: c #d"', {"a": "b: c #d"}),
        ('a: "b\\"c\\\\d\\/e\\nf"', {"a": 'b"c\\d/e\nf'}),
        ("a: 'b'", {"a": "b"}),
        ("a: yes\nb: Off\nc: NULL\nd: nULL", {"a": True, "b": False, "c": None, "d": "nULL"}),
        ("a: 0\nb: -7\nc: 1.50", {"a": 0, "b": -7, "c": 1.5}),
        ("a: 2020-06-24T20:56:00Z", {"a": datetime(2020, 6, 24, 20, 56, tzinfo=UTC)}),
        ("a:\n  - 1\n  - b: 2\n    c: 3\n  - d:\n      - 4", {"a": [1, {"b": 2, "c": 3}, {"d": [4]}]}),
        ("\n\na: 1\n\n\nb:\n\n  c: 2\n\n", {"a": 1, "b": {"c": 2}}),
        ("    a: 1\n    b: 2", {"a": 1, "b": 2}),
    ],
)
def test_the_plain_form_is_read(text: str, value: dict[str, Any] | None) -> None:
    assert exact(plain_yaml.parse(text)) == exact(value)


@pytest.mark.parametrize(
    "text",
    [
        "", "\n", "a:", "a: 1\na: 2", "a: 1\n\na: 2", "a:\n- 1", "a: 'it''s'", "a: [1]", "a: {b: 1}", "a: &x 1",
        "a: *x", "a: !!str 1", "a: |\n  b", "a: >\n  b", "a: b\n  c", 'a: "b\n  c"', "a: 1 ", "a:  1", "a:\t1",
        "\ta: 1", "# c\na: 1", "a: 1 # c", "? a\n: 1", "a: 012", "a: 0o7", "a: 0x1F", "a: 1:30", "a: 1_000", "a: 1e3",
        "a: .5", "a: .inf", "a: ~", "a: =", "<<: 1", "yes: 1", "null: 1", "a: 2020-01-01", "a: 2020-01-01 10:00:00",
        "a: 2020-13-01T10:00:00Z", "a: 2020-01-01T24:00:00Z", "1: a", "- a", "a", "a: b\nc", 'a: "\\x41"',
        'a: "\\u00e9"', "a: b\x85c", "a: b\u2028c", "a: \ufeffb", 'a: "\x00"', "a: 1234567890123456789", "---\na: 1",
        "a: 1\n...", "  a: 1\nb: 2", "  a: 1\n\nb: 2", "a:\n  - b: 1\n   c: 2", "a:\n    - 1\n  - 2",
        "a:\n  b: 1\n - 2",
    ],
)  # fmt: skip
def test_what_is_not_certain_is_left_to_pyyaml(text: str) -> None:
    assert plain_yaml.parse(text) is None


def test_what_was_read_before_does_not_matter() -> None:
    # A block that is remembered from one text does not fit another, in which it stands less deep than the first line.
    assert plain_yaml.parse("type: t") == {"type": "t"}
    assert plain_yaml.parse("  title: x\n\ntype: t") is None


def test_a_value_of_one_text_does_not_change_with_another() -> None:
    first = plain_yaml.parse("provider:\n  name: P")
    assert first is not None
    first["added"] = 1
    assert plain_yaml.parse("provider:\n  name: P") == {"provider": {"name": "P"}}


def test_deep_nesting_is_left_to_pyyaml() -> None:
    def nested(levels: int) -> str:
        return "".join(" " * level + "a:\n" for level in range(levels)) + " " * levels + "b: 1"

    assert plain_yaml.parse(nested(20)) is not None
    assert plain_yaml.parse(nested(2000)) is None


@pytest.mark.parametrize(
    "value", ["ab " * 1_000_000 + "c", '"' + "ab " * 1_000_000 + '"', '"' + '\\"a' * 1_000_000 + '"']
)
def test_a_line_of_megabytes_is_left_to_pyyaml_and_needs_no_more_memory_than_a_few_of_it(value: str) -> None:
    tracemalloc.start()
    try:
        assert plain_yaml.parse("a: " + value) is None
        assert plain_yaml.parse("a: " + value[:30_000].rstrip() + value[-1]) is not None
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()


def test_all_seeds_are_of_the_plain_form() -> None:
    assert FRONT_MATTER
    for text in FRONT_MATTER:
        assert exact(plain_yaml.parse(text)) == exact(yaml.load(text, Loader=yaml.CSafeLoader))
