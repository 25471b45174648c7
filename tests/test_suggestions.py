"""Likely identities, proposed: what is worth asking about, and what has been decided."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.alias_file import AliasFile
from kg.pipeline import BuildOptions, make
from kg.readers.alias_file import read_alias_file
from kg.suggestions import Suggestion, as_alias_file, suggest
from tests.corpus import write_site


def post(url: str, title: str = "A title of some length", day: int = 1, **more: Any) -> dict[str, Any]:
    return {"title": title, "webUrl": url, "publishedDateTime": f"2020-01-{day:02}", **more}


def suggested(folder: Path, *posts: dict[str, Any], aliases: AliasFile | None = None, **data: Any) -> list[Suggestion]:
    files = {f"_news/{number}.md": fields for number, fields in enumerate(posts)}
    files |= {f"_data/topics/{name}.yaml": fields for name, fields in data.items()}
    return suggest(make(write_site(folder, files), BuildOptions(aliases=aliases)))


def names(found: list[Suggestion]) -> list[tuple[str, ...]]:
    return [one.names for one in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (post("https://petri.com/a", "How does it work", 27), post("https://www.petri.com/a", "How to use it", 4)),
        (post("https://e.com/a", "How does it work", 27), post("https://e.com/a/amp", "How to use it", 4)),
        (post("https://e.com/a"), post("https://e.com/a?comments=1", "A title of some lengths", 9)),
        (post("https://e.com/a"), post("https://e.com/b")),
    ],
    ids=["form", "AMP", "query", "duplicate"],
)
def test_likely_one_article(tmp_path: Path, one: dict[str, Any], other: dict[str, Any]) -> None:
    found = suggested(tmp_path, one, other)
    assert names(found) == [(one["webUrl"], other["webUrl"])]
    assert found[0].evidence[0] == f"{one['publishedDateTime']}  {one['title']}"
    apart = AliasFile(different=(("articles", (one["webUrl"], other["webUrl"])),))
    assert suggested(tmp_path, one, other, aliases=apart) == []


@pytest.mark.parametrize(
    "posts",
    [
        [post(f"https://e.com/page.asp?id={n}", title, 9) for n, title in enumerate(["Cyient", "MSRcosmos", "TCS"])],
        [post(f"https://e.com/watch?v={n}", f"How to do {n} | Tips", 6 * n) for n in (1, 2, 3, 4)],
        [post("https://e.com/a"), post("https://e.org/a")],
    ],
    ids=["a page of many queries", "a video site", "two domains"],
)
def test_what_is_not_worth_asking(tmp_path: Path, posts: list[dict[str, Any]]) -> None:
    assert suggested(tmp_path, *posts) == []


def test_likely_one_publisher(tmp_path: Path) -> None:
    told = [
        ("ign.com", "IGN"),
        ("youtube.com", "IGN"),
        ("gizmodo.com", "Gizmodo"),
        ("gizmodo.com.au", "Gizmodo Australia"),
    ]
    posts = [post(f"https://e{n}.com/", f"Quite another {n}", provider={"domain": domain, "name": name})
             for n, (domain, name) in enumerate(told)]  # fmt: skip
    found = suggested(tmp_path, *posts)
    assert [(one.reason, one.names) for one in found] == [
        ("domains that differ in their ending only", ("gizmodo.com", "gizmodo.com.au")),
        ("publishers of one name", ("ign.com", "youtube.com/ign")),
    ]


def test_likely_one_topic(tmp_path: Path) -> None:
    topics = ["Containers", "Container", "Containers", "AI", "Artificial intelligence", "Compute", "Computing", "IoT"]
    posts = [post(f"https://e{n}.com/", f"Quite another {n}", topics=[name]) for n, name in enumerate(topics)]
    data: dict[str, Any] = {"ai": {"name": "AI", "keywords": ["Artificial Intelligence", "robots"]}}
    found = suggested(tmp_path, *posts, aliases=None, **data)
    assert [(one.reason, one.names) for one in found] == [
        ("a topic that is another's keyword", ("AI", "Artificial intelligence")),
        ("names that are much alike", ("Containers", "Container")),
    ]


def test_thousands_of_topics_take_a_moment(tmp_path: Path) -> None:
    topics = [[f"topic {n * 100 + k} of {k * n}" for k in range(50)] for n in range(40)]
    posts = [post(f"https://e{n}.com/", f"{n}", topics=names) for n, names in enumerate(topics)]
    making = make(write_site(tmp_path, {f"{n}.md": fields for n, fields in enumerate(posts)}))
    started = time.process_time()
    suggest(making)
    assert time.process_time() - started < 30


def test_a_suggestion_accepted_as_it_stands_is_taken_and_asked_no_more(tmp_path: Path) -> None:
    hostile = 'say "A"\\ # - [x]'
    posts = [post("https://e.com/a", hostile), post("https://e.com/b", hostile + "\u2028\x85same-as:")]
    posts += [post("https://e.com/c", hostile), post("https://f.com/", "x", topics=['"Cöntainers"', '"Cöntainer"'])]
    lines = list(as_alias_file(suggested(tmp_path, *posts)))
    assert len(lines) == len("\n".join(lines).splitlines())
    file = tmp_path / "aliases.yaml"
    file.write_text("\n".join(line.replace("# - [", "- [") for line in lines), encoding="utf-8")
    accepted = read_alias_file(file)
    assert len(accepted.same) == 2
    assert suggested(tmp_path, *posts, aliases=accepted) == []


def test_all_suggestions_can_be_accepted_together(tmp_path: Path) -> None:
    posts = [post("https://e.com/c?x=1"), post("https://e.com/c?x=2"), post("https://e.com/d", topics=["Containers"])]
    publishers = [("gizmodo.com", "Giz"), ("gizmodo.com.au", "Giz"), ("youtube.com", "Giz"), ("youtube.com", "Gizmodo")]
    topics = ["Container", "Containerr", "AI", "AI"]
    for n, (domain, name) in enumerate(publishers):
        provider = {"domain": domain, "name": name}
        posts.append(post(f"https://f{n}.com/", f"Quite another {n}", provider=provider, topics=[topics[n]]))
    posts.append(post("https://f9.com/", "Nine", provider={"domain": "gizmodo.com", "name": "Gizmodo"}))
    posts.append(post("https://f8.com/", "Eight", provider={"domain": "gizmodo.com", "name": "Gizmodo"}))
    found = suggested(tmp_path, *posts)
    assert sorted(map(sorted, names(found))) == [
        ["Container", "Containerr", "Containers"],
        ["gizmodo.com", "gizmodo.com.au", "youtube.com/giz", "youtube.com/gizmodo"],
        ["https://e.com/c?x=1", "https://e.com/c?x=2", "https://e.com/d"],
    ]
    assert [one.reason for one in found] == [
        "addresses that differ in their query only; one headline at two addresses of a domain",
        "domains that differ in their ending only; publishers of one name",
        "names that are much alike",
    ]
    assert found[1].names[0] == "gizmodo.com"
    file = tmp_path / "aliases.yaml"
    file.write_text("\n".join(line.replace("# - [", "- [") for line in as_alias_file(found)), encoding="utf-8")
    assert [group for _, group in read_alias_file(file).same] == names(found)
    assert suggested(tmp_path, *posts, aliases=read_alias_file(file)) == []


def test_what_the_owner_keeps_apart_is_not_suggested_through_a_third(tmp_path: Path) -> None:
    posts = [post(f"https://e.com/{end}") for end in "abc"]
    apart = AliasFile(different=(("articles", ("https://e.com/b", "https://e.com/c")),))
    assert names(suggested(tmp_path, *posts, aliases=apart)) == [("https://e.com/a", "https://e.com/b")]


@pytest.mark.parametrize("sign", ["\n", "\r", "\x85", "\u2028", "\u2029", "\0"])
def test_no_name_ends_the_comment_it_stands_in(sign: str) -> None:
    name = f"AI{sign}    - [AI, Anything]"
    lines = list(as_alias_file([Suggestion("topics", "much alike", (name, "AIs"), (name,))]))
    assert yaml.safe_load("\n".join(lines)) == {"same-as": {"topics": None}}
    accepted = "\n".join(line.replace("# - [", "- [") for line in lines)
    assert yaml.safe_load(accepted) == {"same-as": {"topics": [[name, "AIs"]]}}
