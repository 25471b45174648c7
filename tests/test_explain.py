"""Why a node is what it is: every decision and every value, with where it came from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kg.alias_file import AliasFile
from kg.errors import UsageError
from kg.explain import MAX_DOCUMENTS, Explanation, Origin, explain
from kg.pipeline import BuildOptions, make
from tests.corpus import write_site

A, B = "https://example.com/a", "https://example.com/b"
COURSE = "https://example.com/first-course"
BASE = "https://w3id.org/newskg/id/"
POST = {"title": "A", "webUrl": A, "publishedDateTime": "2020-01-02"}


def explained(folder: Path, name: str, files: dict[str, Any], aliases: AliasFile | None = None) -> Explanation:
    return explain(make(write_site(folder, files), BuildOptions(aliases=aliases)), name)


@pytest.mark.parametrize(
    ("name", "iri", "known_by"),
    [
        (A, A, "its canonical address"),
        ("HTTPS://Example.com:443/a?utm_source=x#top", A, "its canonical address"),
        (A + "/amp", A, "its canonical address"),
        ("https://example-com.cdn.ampproject.org/c/s/example.com/a", A, "its canonical address"),
        ("example.com", BASE + "provider/example.com", "the part of its domain that was registered"),
        ("youtube.com/ign", BASE + "provider/youtube.com/ign", "its platform and its name there"),
        ("Machine  learning", BASE + "topic/machine-learning", "its name, in lower case and with hyphens for spaces"),
        ("machinelearning", BASE + "topic/machine-learning", "its name, in lower case and with hyphens for spaces"),
        ("a.md", BASE + "source/a.md", "its path"),
        (BASE + "topics", BASE + "topics", "the base IRI: there is one list of topics"),
        ("https://example.com/i.png", "https://example.com/i.png", "its address"),
        ("www.Example.com", BASE + "provider/example.com", "the part of its domain that was registered"),
        ("https://news.example.com/", BASE + "provider/example.com", "the part of its domain that was registered"),
        ("YouTube.com/IGN", BASE + "provider/youtube.com/ign", "its platform and its name there"),
        ("youtu.be/IGN", BASE + "provider/youtube.com/ign", "its platform and its name there"),
        ("https://Example.org/Old?utm_source=x", A, "its canonical address"),
        ("https://example.org/old-course?fbclid=1", COURSE, "its address, else its kind and name"),
        ("https://example.com/course", COURSE, "its address, else its kind and name"),
    ],
)
def test_a_node_is_found_by_any_of_its_names(tmp_path: Path, name: str, iri: str, known_by: str) -> None:
    files = {
        "a.md": {**POST, "ampWebUrl": A + "/amp", "originalUrl": "https://example.org/Old",
                 "topics": ["Machine Learning"], "provider": {"name": "E"},
                 "images": [{"url": "https://example.com/i.png"}]},
        "b.md": {"title": "B", "webUrl": B, "provider": {"name": "IGN", "domain": "youtube.com"},
                 "topics": ["MachineLearning"]},
        "_learning/courses/c.md": {"title": "C", "webUrl": "https://example.com/course",
                                   "originalUrl": "https://example.org/old-course"},
        "_learning/courses/d.md": {"title": "C", "webUrl": COURSE,
                                   "originalUrl": "https://example.com/course"},
    }  # fmt: skip
    found = explained(tmp_path, name, files)
    assert (found.iri, found.known_by) == (iri, known_by)


def test_values_are_told_with_the_documents_that_state_them_strongest(tmp_path: Path) -> None:
    files = {
        "1.md": {**POST, "quality": 5, "related": [{"title": "b", "webUrl": B, "heat": 7, "quality": 8}]},
        "2.md": {"title": "B", "webUrl": B, "quality": 9},
    }
    found = explained(tmp_path, B, files)
    assert found.statements == 2
    assert found.documents == (("post", "2.md"), ("related entry", "1.md"))
    assert {origin for origin in found.origins if origin.field in ("headline", "quality", "heat")} == {
        Origin("headline", "B", "post", "2.md"),
        Origin("headline", "b", "related entry", "1.md", won=False),
        Origin("quality", "9", "post", "2.md"),
        Origin("quality", "8", "related entry", "1.md", won=False),
        Origin("heat", "7", "related entry", "1.md"),
    }


def test_each_rule_that_joined_is_told_even_where_it_led_on(tmp_path: Path) -> None:
    www = "http://www.example.com/a"
    files = {
        "1.md": POST,
        "2.md": {**POST, "webUrl": www + "?fbclid=1"},
        "3.md": {**POST, "webUrl": A + "/amp"},
        "4.md": {**POST, "title": "C", "webUrl": "https://example.com/c", "ampUrl": "https://e.org/c"},
        "5.md": {**POST, "title": "C!", "webUrl": "https://e.org/c"},
    }
    assert explained(tmp_path, A, files).joined == (
        (www, "addresses of one form and headline"),
        (www + "?fbclid=1", "tracking parameters left out"),
        (A + "/amp", "AMP address of an article"),
    )
    assert explained(tmp_path, "https://e.org/c", files).joined == (
        ("https://e.org/c", "main address is another article's alias"),
    )


def test_likeness_is_told_as_a_link(tmp_path: Path) -> None:
    files = {"1.md": POST, "2.md": {**POST, "webUrl": B, "publishedDateTime": "2020-01-03"}}
    assert explained(tmp_path, B, files).linked == ((A, "one headline at two addresses of a domain"),)
    assert explained(tmp_path, A, files).linked == ()


def test_what_the_owner_decided_is_told(tmp_path: Path) -> None:
    aliases = AliasFile(
        same=(("topics", ("AI", "Robots")),), different=(("topics", ("AI", "ML")),), names=(("topics", "AI", "A.I."),)
    )
    found = explained(tmp_path, "robots", {"1.md": {**POST, "topics": ["Robots", "ML"]}}, aliases)
    assert found.joined == ((BASE + "topic/robots", "alias file"),)
    assert found.apart == (BASE + "topic/ml",)
    assert Origin("name", "A.I.", "alias file", "") in found.origins
    assert Origin("name", "Robots", "post", "1.md", won=False) in found.origins


def test_what_was_kept_apart_or_undecided_is_not_told_as_joined(tmp_path: Path) -> None:
    aliases = AliasFile(different=(("articles", (A, B)),))
    files = {"1.md": {**POST, "ampUrl": B}, "2.md": {**POST, "webUrl": B}}
    found = explained(tmp_path, A, files, aliases)
    assert (found.joined, found.apart) == ((), (B,))


def test_a_related_entrys_document_is_told_as_such(tmp_path: Path) -> None:
    entry = {"title": "b", "webUrl": B, "provider": {"name": "B", "domain": "b.com"}}
    found = explained(tmp_path, "b.com", {"1.md": {**POST, "related": [entry]}})
    assert found.documents == (("related entry", "1.md"),)


def test_of_many_documents_the_strongest_are_named(tmp_path: Path) -> None:
    files = {f"{number:02}.md": {**POST, "webUrl": f"{A}{number}", "topics": ["AI"]} for number in range(20)}
    found = explained(tmp_path, "AI", files)
    assert found.statements == 20
    assert found.documents == tuple(("post", f"{number:02}.md") for number in range(MAX_DOCUMENTS))


def test_an_alias_that_two_claim_is_told_of_both(tmp_path: Path) -> None:
    files = {
        "1.md": {**POST, "originalUrl": "https://e.org/"},
        "2.md": {**POST, "webUrl": B, "originalUrl": "https://e.org/"},
    }
    with pytest.raises(UsageError, match=rf"another address of 2 things: {A}, {B}; ask for one of them"):
        explained(tmp_path, "https://e.org/?utm_id=1", files)


def test_to_ask_for_a_thing_decides_nothing(tmp_path: Path) -> None:
    assert explained(tmp_path, A + "?utm_id=1", {"1.md": POST}).joined == ()


@pytest.mark.parametrize("name", ["", " ", "nowhere.example", "https://example.com/other", "\x00"])
def test_what_is_not_there_is_told_with_a_cure(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match=r"give an IRI of graph\.nt, the address of an article"):
        explained(tmp_path, name, {"1.md": POST})
