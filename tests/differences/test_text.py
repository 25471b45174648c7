"""What differs, told to people."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.differences import text
from kg.model import Article, Edge, Image, Topic
from tests.corpus import hostile_graph
from tests.differences.graphs import TYPE, written, written_triples

A, B, C = (f"https://example.com/{name}" for name in "abc")


def told(old: Path, new: Path, limit: int | None = text.LIMIT) -> str:
    return "\n".join(text.lines(kg.diff(old, new), limit))


def changed(folder: Path, old: Article, new: Article, limit: int | None = text.LIMIT) -> list[str]:
    """What is told of the fields of one article that changed."""
    lines = told(written(folder / "old.nt", old), written(folder / "new.nt", new), limit).split("\n")
    return [line.removeprefix("    ") for line in lines[lines.index("Changed: article (1)") + 3 :]]


def test_all_of_it(tmp_path: Path) -> None:
    topics = Topic("x:ai", "AI"), Topic("x:xr", "XR")
    old = (
        Article(A, headline="One"), Article(B, "NewsArticle", "Two", quality=1), Article("x:d"), *topics,
        Edge(B, "about", "x:ai"),
    )  # fmt: skip
    new = (
        Article(B, "VideoObject", "Two!", heat=5, alias=(A,)), Article(C, headline="Three"), Image("x:d"), *topics,
        Edge(B, "about", "x:xr"),
    )  # fmt: skip
    assert told(written(tmp_path / "old.nt", *old), written(tmp_path / "new.nt", *new)) == (
        """\
             came      went   changed
article         1         1         1
image           0         0         1

Came: article (1)
  + Three
    https://example.com/c

Went: article (1)
  - One
    https://example.com/a
    now an alias of https://example.com/b

Changed: article (1)
  ~ Two!
    https://example.com/b
    about:
      - x:ai
      + x:xr
    alias:
      + https://example.com/a
    headline: "Two" → "Two!"
    heat: nothing → 5
    quality: 1 → nothing
    type: schema:NewsArticle → schema:VideoObject

Changed: image (1)
  ~ x:d
    kind: article → image
    type: kg:Article → schema:ImageObject"""
    )


def test_graphs_that_are_alike(tmp_path: Path) -> None:
    path = written(tmp_path / "a.nt", Article(A))
    assert told(path, path) == "No differences"


def test_what_came_may_have_been_an_alias(tmp_path: Path) -> None:
    old = written(tmp_path / "old.nt", Article(B, alias=(A,)))
    assert (
        f"  + {A}\n    was an alias of {B}\n" in told(old, written(tmp_path / "new.nt", Article(A), Article(B))) + "\n"
    )


@pytest.mark.parametrize(
    ("limit", "shown", "rest"), [(10, 10, "  and 1,190 more (--all shows them)"), (1200, 1200, ""), (None, 1200, "")]
)
def test_long_lists_are_cut_with_a_note(tmp_path: Path, limit: int | None, shown: int, rest: str) -> None:
    (tmp_path / "empty.nt").touch()
    new = written(tmp_path / "new.nt", *(Article(f"https://example.com/{number}") for number in range(1200)))
    lines = told(tmp_path / "empty.nt", new, limit).split("\n")
    assert lines[1] == "article     1,200         0         0"
    assert lines[3] == "Came: article (1,200)"
    assert len([line for line in lines if line.startswith("  + ")]) == shown
    assert lines[4 + shown :] == ([rest] if rest else [])


def test_long_lists_of_values_are_cut_too(tmp_path: Path) -> None:
    aliases = tuple(f"https://example.com/{number}" for number in range(5))
    assert changed(tmp_path, Article("x:a", alias=aliases), Article("x:a"), 2) == [
        "alias:", "  - https://example.com/0", "  - https://example.com/1", "  - and 3 more (--all shows them)",
    ][1:]  # fmt: skip


def test_a_limit_of_none_at_all_leaves_the_summary(tmp_path: Path) -> None:
    old, new = written(tmp_path / "old.nt", Article(A)), written(tmp_path / "new.nt", Article(B))
    assert told(old, new, 0).split("\n")[1:] == ["article         1         1         0"]


LONG = "It was a dark and stormy night; the rain fell in torrents, " * 20


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("One", "Two", '"One" → "Two"'),
        (LONG + "One", LONG + "Two", f'"…{(LONG + "One")[-59:]}" → "…{(LONG + "Two")[-59:]}"'),
        (LONG, LONG + "!", f'"…{LONG[-58:]}" → "…{LONG[-58:]}!"'),
        ("One " + LONG, "Two " + LONG, f'"One {LONG[:55]}…" → "Two {LONG[:55]}…"'),
        (LONG + "One " + LONG, LONG, f'"…{LONG[-15:]}One {LONG[:39]}…" → "…{LONG[-15:]}"'),
        (LONG, None, f'"{LONG[:59]}…" → nothing'),
        (None, LONG, f'nothing → "{LONG[:59]}…"'),
    ],
)
def test_of_long_texts_the_telling_part_is_shown(tmp_path: Path, old: str | None, new: str | None, said: str) -> None:
    before, after = Article("x:a", headline="A", abstract=old), Article("x:a", headline="A", abstract=new)
    assert changed(tmp_path, before, after) == [f"abstract: {said}"]


def test_all_of_a_long_text_is_shown_if_asked_for(tmp_path: Path) -> None:
    before, after = (Article("x:a", headline="A", abstract=LONG + end) for end in "12")
    assert changed(tmp_path, before, after, None) == [f'abstract: "{LONG}1" → "{LONG}2"']


def test_a_language_is_shown(tmp_path: Path) -> None:
    before, after = (Article("x:a", headline="A", abstract="Chat", language=language) for language in ("en", "fr"))
    assert changed(tmp_path, before, after) == ['abstract: "Chat"@en → "Chat"@fr', 'headline: "A"@en → "A"@fr']


def test_an_address_is_never_cut(tmp_path: Path) -> None:
    address = "https://example.com/" + "a" * 200
    found = told(written(tmp_path / "old.nt", Article(B)), written(tmp_path / "new.nt", Article(address, alias=(B,))))
    assert f"  + {address}\n" in found
    assert f"    now an alias of {address}\n" in found.replace("\n\n", "\n") + "\n"


@pytest.mark.parametrize("limit", [10, None])
def test_hostile_text_is_shown_and_not_obeyed(tmp_path: Path, limit: int | None) -> None:
    (tmp_path / "empty.nt").touch()
    other = hostile_graph()
    for article in list(other.articles()):
        other.add_node(Article(article.iri, headline="\x1b[31mred\x07", section="\u202eevil\x9b2J"))
    old, new = hostile_graph().write(tmp_path / "old.nt"), other.write(tmp_path / "new.nt")
    strange = written_triples(
        tmp_path / "c.nt", [("<x:\u202ea>", TYPE, "<x:\u202eb>"), ("<x:\u202ea>", "<x:\u202ep>", '"\u202e"')]
    )
    for pair in ((tmp_path / "empty.nt", old), (old, new), (new, tmp_path / "empty.nt"), (old, strange)):
        for line in text.lines(kg.diff(*pair), limit):
            assert line.isprintable()
