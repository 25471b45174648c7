"""What can be saved of a text that is no valid YAML."""

from __future__ import annotations

from random import Random
from time import perf_counter
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.readers import safe_yaml
from kg.readers.safe_yaml import MAX_LENGTH, YamlError
from kg.readers.salvage import UNREADABLE, salvage
from tests.readers.documents import near_plain

LOST = "of this field nothing is saved"


def saved(text: str) -> Any:
    return salvage(text)[0]


@settings(max_examples=500)
@given(st.randoms(use_true_random=False))
def test_what_is_valid_is_read_and_of_the_rest_something_is_told(random: Random) -> None:
    text = near_plain(random)
    value, failures, _ = salvage(text)
    try:
        wanted = safe_yaml.parse(text)
    except YamlError:
        assert failures
    else:
        assert repr(value) == repr(wanted)
        assert not failures


@settings(max_examples=500)
@given(st.text(st.characters(), max_size=60))
def test_no_text_raises(text: str) -> None:
    for shape in (text, f"a: {text}\nb: c: d", f"related:\n  - title: {text}\n    type: a: b\n"):
        _, failures, _ = salvage(shape)
        assert all(1 <= failure.problem.line <= shape.count("\n") + 1 for failure in failures)


@settings(max_examples=300)
@given(st.randoms(use_true_random=False))
def test_a_bad_line_costs_no_field_but_its_own(random: Random) -> None:
    before, after = ("".join(f"{name}{number}: {number}\n" for number in range(random.randrange(4))) for name in "ab")
    value, failures, _ = salvage(before + "title: one: two\n" + after)
    assert value == {"title": "one: two", **safe_yaml.parse("{}\n" if not before + after else before + after)}
    assert [(failure.path, failure.problem.line) for failure in failures] == [(("title",), before.count("\n") + 1)]


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("title: Boston: a ban", "Boston: a ban"),
        ('title: "He said "no" to it"', 'He said "no" to it'),
        ('title: "He said \\"no\\" to "it""', 'He said "no" to "it"'),
        ("title: 'It's fine'", "It's fine"),
        (r'title: "C:\Users\x"', r"C:\Users\x"),
        (r'title: "smile \ud83d\ude00 \/"', "smile 😀 /"),
        ('title: "open', "open"),
        ('title: "open\n  and on', "open and on"),
        ("title: 'open", "open"),
        ("title: *Breaking* news", "*Breaking* news"),
        ("title: &Beyond belief: x", "&Beyond belief: x"),
        ("title: !Important thing", "!Important thing"),
        ("title: [Video] Home", "[Video] Home"),
        ("title: @home", "@home"),
        ("title: `code`", "`code`"),
        ("title: %5 more", "%5 more"),
        ("title: > 5: many", "> 5: many"),
        ("title : a: b", "a: b"),
        ("'title': a: b", "a: b"),
        ('"title": a: b', "a: b"),
        ("title:\ta: b", "a: b"),
        ("title: a: b # c", "a: b # c"),
        ("title: [a, b", LOST),
        ("title: [a", LOST),
        ("title: {a: b", LOST),
        ("title: *none", LOST),
        ("title: !none", LOST),
        ("title: &x [a", LOST),
        ("title: &a [*a]", LOST),
        ("title:\n\ta: b", {"a": "b"}),
        ("title: a\n  - b: c: d", "a"),
        ("title: a\n  b: c", "a"),
        ("title: a: b\n  c", "a: b c"),
        ("title: a\nstray", "a"),
        ('title: "say "no" to\n second: third"', 'say "no" to second: third'),
        ("title:\n b: c: d\n e: f", {"b": "c: d", "e": "f"}),
        ("title:\n  b: c\n\te: f", LOST),
        ("title: a\nstray: b c: d", "a"),
    ],
)
def test_a_text_that_wanted_quoting_is_kept_as_written(line: str, value: Any) -> None:
    found, failures, _ = salvage(f"first: 1\n{line}\nlast: 2\n")
    found.pop("stray", None)
    assert found == {"first": 1, "last": 2} | ({} if value is LOST else {"title": value})
    assert len(failures) == 1


def test_names_after_one_blank_are_of_the_top_level() -> None:
    value, failures, repeated = salvage(" a: 1\n b: x: y\nc: 2\ng:\n - 5\n c: 6\nh:\n  i: 7\n j: 8\n")
    assert value == {"a": 1, "b": "x: y", "c": 6, "g": [5], "h": {"i": 7}, "j": 8}
    told = [(failure.path, failure.problem.line) for failure in failures]
    assert told == [(("a",), 1), (("b",), 2), (("b",), 2), (("c",), 6), (("j",), 9)]
    assert [(found.path, found.line) for found in repeated] == [(("c",), 6)]


def test_of_a_list_only_the_bad_item_is_lost_and_the_others_keep_their_place() -> None:
    value, failures, _ = salvage('related:\n  - title: A\n  - "open\n  - title: c: d\n    type: t\n  - - x: y: z\n')
    assert value == {"related": [{"title": "A"}, UNREADABLE, {"title": "c: d", "type": "t"}, [{"x": "y: z"}]]}
    assert [(failure.path, failure.problem.line, failure.problem.column) for failure in failures] == [
        (("related", 1), 3, 5),
        (("related", 2, "title"), 4, 13),
        (("related", 3, 0, "x"), 6, 11),
    ]


def test_lists_that_stand_flush_with_their_name_are_kept() -> None:
    assert saved("topics:\n- AI\n- ML\ntitle: a: b\nimages:\n- url: x\n") == {
        "topics": ["AI", "ML"],
        "title": "a: b",
        "images": [{"url": "x"}],
    }


def test_values_over_several_lines_are_kept() -> None:
    text = 'excerpt: "first\nsecond\n\nthird"\nbody: |\n  a: b: c\n  - d\n\n  e\nnote: one\n  two\ntitle: a: b\n'
    assert saved(text) == {
        "excerpt": "first second\nthird",
        "body": "a: b: c\n- d\n\ne",
        "note": "one two",
        "title": "a: b",
    }


def test_comments_and_names_of_any_form_are_no_hindrance() -> None:
    text = "# c\n\na: 1\n# c\n? complex\n: 2\n3: 4\nétat: 5\ntitle: a: b\n"
    value, failures, _ = salvage(text)
    assert value == {"a": 1, "complex": 2, 3: 4, "état": 5, "title": "a: b"}
    assert len(failures) == 1


def test_anchors_across_fields_fail_where_they_are_used() -> None:
    value, failures, _ = salvage("a: &x 1\nb: *x\nc: d: e\n")
    assert value == {"a": 1, "c": "d: e"}
    assert [failure.path for failure in failures] == [("b",), ("c",)]


@pytest.mark.parametrize("text", ["[a", "{a: b", "- - [", '"open', "*none", "!x y", "\x00", "%x"])
def test_where_nothing_can_be_saved_the_problem_is_told(text: str) -> None:
    value, failures, _ = salvage(text)
    assert value in (None, [UNREADABLE], [[UNREADABLE]])
    assert len(failures) == 1


@pytest.mark.parametrize(
    "secret",
    [
        'secured: "xyz=="',
        "secured: xyz==",
        " secured: xyz==",
        "secured : xyz==",
        "'secured': xyz==",
        '  secured: "xyz=="',
    ],
)
@pytest.mark.parametrize(
    "opened", ['title: "open', "title: 'open", "title: a: b", "title: [a", "title: |2 x", 'title: "a" b']
)
def test_no_other_field_takes_in_the_ciphertext(opened: str, secret: str) -> None:
    value, failures, _ = salvage(f"{opened}\n{secret}\nlast: 1\n")
    value.pop("secured", None)
    assert "xyz" not in repr(value)
    assert "xyz" not in repr(failures)
    assert value["last"] == 1


def test_a_known_problem_makes_the_text_be_cut_though_it_is_valid() -> None:
    known = YamlError(1, 1, "known", "cure")
    value, failures, _ = salvage('a: "open\nb: 1\nc: closed"\n', known)
    assert value == {"a": "open", "b": 1, "c": 'closed"'}
    assert [failure.path for failure in failures] == [("a",)]


def test_deep_nesting_costs_its_field_and_is_told_at_its_place() -> None:
    value, failures, _ = salvage("title: T\nx: " + "[" * 1000 + "\ny:\n  - a: 1\n    b: " + "[" * 1000 + "\nz: 2\n")
    assert value == {"title": "T", "y": [{"a": 1}], "z": 2}
    assert [(f.path, f.problem.line, f.problem.column) for f in failures] == [(("x",), 2, 63), (("y", 0, "b"), 5, 65)]


@pytest.mark.parametrize(
    "text",
    [
        "a: b: c\n" + "".join(f"k{number}: {number}\n" for number in range(200_000)),
        "".join(f"k{number}: a: b\n" for number in range(200_000)),
        "a:\n b:\n  c:\n   d:\n    e: f: g\n" + "".join(f"    k{number}: 1\n" for number in range(100_000)),
        "related:\n" + "  - a: b: c\n" * 100_000,
        "a: b: c\n" + "stray\n" * 200_000,
        "x: [\n" + "\n" * 1_000_000,
        '"' * 500_000,
        "\n".join(" " * level + "a:" for level in range(3000)),
    ],
)
def test_a_large_text_is_given_up_in_time(text: str) -> None:
    start = perf_counter()
    _, failures, _ = salvage(text)
    assert failures
    assert perf_counter() - start < 20


def test_of_a_large_text_all_is_saved_but_what_is_wrong() -> None:
    entries = "".join(f"  - title: t{number}\n    webUrl: https://example.com/{number}\n" for number in range(20_000))
    value, failures, _ = salvage("related:\n" + entries.replace("t7\n", "a: b\n", 1) + "topics:\n  - AI\n")
    assert [entry["title"] for entry in value["related"]] == [
        "a: b" if number == 7 else f"t{number}" for number in range(20_000)
    ]
    assert value["topics"] == ["AI"]
    assert [failure.path for failure in failures] == [("related", 7, "title")]


def test_from_where_on_nothing_is_read_any_more_is_told() -> None:
    lines = ["a:", " b:", "  c:", "   d:", "    e: f: g", *(f"    k{number}: 1" for number in range(200_000))]
    value, failures, _ = salvage("\n".join(lines) + "\ntitle: t\n")
    *_, last = failures
    assert "not read" in last.problem.message
    read = value["a"]["b"]["c"]["d"]
    assert f"k{last.problem.line - 6}" not in read and f"k{last.problem.line - 7}" in read
    assert len([one for one in failures if "not read" in one.problem.message]) == 1


def test_what_is_too_large_for_one_piece_is_read_in_pieces_and_nothing_is_wrong() -> None:
    values = {"title": "T", "related": [{"title": "x" * 99, "width": number} for number in range(9_000)], "type": "a"}
    text = yaml.dump(values, sort_keys=False)
    assert len(text) > 2 * MAX_LENGTH
    assert salvage(text) == (values, [], [])
