"""A folder of Markdown files without any configuration becomes a graph."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from kg.errors import NothingToBuildError
from kg.exporters.ntriples import generate_ntriples
from tests.readers.blogs import articles, build_blog, related

BASE = "https://w3id.org/newskg/id/article/"
NOTES = {
    "a b.md": "---\ntitle: A\ntags: x, y\npublished: false\n---\n"
    "[c](sub/c.md) <http://e.com/> [d](./sub/d.md#x) [no](e.md)\n",
    "sub/c.md": "# C\n\n[a](<../a b.md>) and [a again](/a%20b)\n",
    "sub/d.md": "---\nauthor: Ann\n---\nno heading\n",
    "2020-05-06-f-g.md": "---\ntags: []\ndraft: no\n---\n[web]: sub/c.md\n\nsee [web] and ![p](sub/d.md)\n",
    "e.txt": "no page",
}


def test_a_folder_of_notes(tmp_path: Path) -> None:
    built = build_blog(tmp_path, NOTES)
    found = articles(built)
    assert {iri.removeprefix(BASE): article.headline for iri, article in found.items()} == {
        "a%20b": "A", "sub/c": "C", "sub/d": "D", "2020-05-06-f-g": "F g",
    }  # fmt: skip
    assert found[BASE + "a%20b"].published is False
    assert found[BASE + "2020-05-06-f-g"].date_published is not None
    assert found[BASE + "sub/d"].author == ("Ann",)
    place = "newskg/id/article/"
    assert {(a.removeprefix(place), b.removeprefix(place)) for a, b in related(built)} == {
        ("a%20b", "sub/c"), ("a%20b", "sub/d"), ("sub/c", "a%20b"), ("2020-05-06-f-g", "sub/c"),
    }  # fmt: skip
    assert built.report.pages == {
        "addresses made up, for want of the site's own": 4,
        "titles taken from the first heading": 1,
        "titles made of the file's name": 2,
        "links to no page of the site": 1,
    }
    assert [(found.file, found.code) for found in built.report.findings] == [("e.txt", "no-front-matter")]


def test_processes_and_order_change_nothing(tmp_path: Path) -> None:
    alone = build_blog(tmp_path, NOTES, jobs=1)
    names = [tmp_path / name for name in NOTES]
    random.Random(1).shuffle(names)
    together = build_blog(tmp_path, NOTES, jobs=3)
    assert list(generate_ntriples(alone.graph)) == list(generate_ntriples(together.graph))
    assert alone.report.as_json() == together.report.as_json()


def test_beside_posts_in_our_own_terms_a_file_without_front_matter_is_wrong(tmp_path: Path) -> None:
    post = "---\ntitle: A\nwebUrl: https://e.com/a\n---\n"
    built = build_blog(tmp_path, {"README.md": "# How to\n", "a.md": post})
    assert articles(built).keys() == {"https://e.com/a"}
    assert [found.code for found in built.report.findings] == ["no-front-matter"]


def test_a_text_that_says_nothing_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(NothingToBuildError):
        build_blog(tmp_path, {"a.md": "some words\n"})


def test_a_body_that_is_not_utf_8_is_read(tmp_path: Path) -> None:
    built = build_blog(tmp_path, {"a.md": b"---\ntitle: A\n---\ncaf\xe9 [b](b.md)\n", "b.md": "# B\n"})
    assert len(related(built)) == 1
    assert [found.code for found in built.report.findings] == ["not-utf-8"]


def test_an_address_elsewhere_is_the_article_s(tmp_path: Path) -> None:
    post = "---\ntitle: A\ncanonical_url: https://other.example.org/a?utm_source=x\n"
    post += "permalink: https://me.example.com/a\n---\n"
    (article,) = articles(build_blog(tmp_path, {"a.md": post})).values()
    assert article.iri == "https://other.example.org/a"
    assert article.alias == ("https://me.example.com/a",)
