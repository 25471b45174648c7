"""A user's own names of front matter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.readers.field_map import read_field_map
from kg.vocabulary import THINGS
from tests.readers.blogs import articles, build_blog, related

MAP = """\
# what our names are
fields:
  headline: title
  link: webUrl
  meta.when: publishedDateTime
  source: provider.name
  pics: images.url
  more: related
  nowhere: excerpt
set:
  provider.domain: example.com
  language: en
"""
POST = """\
---
headline: A
link: https://e.com/a
meta: {when: 2020-01-02, mood: good}
source: The Source
pics: [https://e.com/1.png, https://e.com/2.png]
more:
  - headline: B
    link: https://e.com/b
---
"""


def test_names_are_mapped_and_constants_set(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text(MAP, encoding="utf-8")
    built = build_blog(tmp_path / "site", {"a.md": POST}, field_map=tmp_path / "map.yaml")
    a = articles(built)["https://e.com/a"]
    assert (a.headline, a.language, str(a.date_published)) == ("A", "en", "2020-01-02 00:00:00+00:00")
    assert built.graph.targets(a.iri, "image") == ["https://e.com/1.png", "https://e.com/2.png"]
    assert related(built) == {("a", "b")}
    (provider,) = built.graph.providers()
    assert (provider.name, provider.domain) == ("The Source", "example.com")
    assert built.report.mapped_fields["headline"] == 2
    (found,) = built.report.findings
    assert str(found) == (
        "map.yaml:9: fields.nowhere: no file has a field of this name; "
        "correct the name, or remove the line [unmet-field]"
    )


def test_our_own_name_in_the_file_outranks_the_map_and_findings_tell_their_name(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text("fields: {headline: title, pubdate: publishedDateTime}", encoding="utf-8")
    post = "---\ntitle: Ours\nheadline: Theirs\nwebUrl: https://e.com/a\npubdate: never\n---\n"
    built = build_blog(tmp_path / "site", {"a.md": post}, field_map=tmp_path / "map.yaml")
    assert articles(built)["https://e.com/a"].headline == "Ours"
    (found,) = built.report.findings
    assert (found.code, found.line, found.field) == ("bad-date", 5, "pubdate")


def test_a_mapped_name_is_not_taken_as_a_blog_s(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text("fields: {visible: published, cat: category}", encoding="utf-8")
    files = {
        "_config.yml": "url: https://b.example.com\n",
        "_posts/2020-01-02-a.md": "---\nvisible: no\ncat: News\n---\n",
    }
    built = build_blog(tmp_path / "site", files, field_map=tmp_path / "map.yaml")
    (article,) = articles(built).values()
    assert (article.published, article.section) == (False, "News")


OWN_NAMES = """\
fields:
  headline: title
  link: website
  begin: startDateTime
  finish: endDateTime
  place.town: location.city
  cost: price
  takes: length
  grade: levels
  stars: ratings.average
  voters: ratings.count
  teacher: author
  steps: items
  works_at: affiliation
  tweets: twitter
  code: repository
  written_in: programmingLanguage
  runs_on: platforms
  number: isbn
"""
THEIRS_AND_OURS = {
    "_events/meet.md": (
        "headline: Meet\nlink: https://e.com/m\nbegin: 2020-01-02\nfinish: 2020-01-03\nplace: {town: Oslo}\ncost: Free",
        "title: Meet\nwebsite: https://e.com/m\nstartDateTime: 2020-01-02\nendDateTime: 2020-01-03\n"
        "location: {city: Oslo}\nprice: Free",
    ),
    "stuff/fair.md": (
        "headline: Fair\ndate: 2019-01-01\nbegin: 2020-02-01",
        "title: Fair\ndate: 2019-01-01\nstartDateTime: 2020-02-01",
    ),
    "_learning/courses/rdf.md": (
        "headline: RDF\nlink: https://e.com/rdf\ntakes: PT2H\ngrade: Beginner\nstars: 4.5\nvoters: 12\nteacher: Ann\n"
        "steps:\n  - {headline: One, webUrl: https://e.com/one, type: course, takes: PT1H}",
        "title: RDF\nwebsite: https://e.com/rdf\nlength: PT2H\nlevels: Beginner\nratings: {average: 4.5, count: 12}\n"
        "author: Ann\nitems:\n  - {title: One, webUrl: https://e.com/one, type: course, length: PT1H}",
    ),
    "_people/ann.md": (
        "headline: Ann\nworks_at: [Acme, Ajax]\ntweets: ann",
        "title: Ann\naffiliation: [Acme, Ajax]\ntwitter: ann",
    ),
    "stuff/sample.md": (
        "headline: S\ncode: https://e.com/s\nwritten_in: Python\nruns_on: [Linux]",
        "title: S\nrepository: https://e.com/s\nprogrammingLanguage: Python\nplatforms: [Linux]",
    ),
    "_books/b.md": ("headline: B\nnumber: 978-0", "title: B\nisbn: 978-0"),
}


@pytest.mark.parametrize("config", [None, "title: A site\nurl: https://s.example.com\nauthor: The Site\nlang: en\n"])
def test_what_things_of_every_kind_say_under_own_names_is_as_if_under_ours(tmp_path: Path, config: str | None) -> None:
    (tmp_path / "map.yaml").write_text(OWN_NAMES, encoding="utf-8")
    settings = {"_config.yml": config} if config else {}
    theirs = {path: f"---\n{text}\n---\n" for path, (text, _) in THEIRS_AND_OURS.items()}
    ours = {path: f"---\n{text}\n---\n" for path, (_, text) in THEIRS_AND_OURS.items()}
    mapped = build_blog(tmp_path / "theirs", settings | theirs, field_map=tmp_path / "map.yaml")
    assert mapped.report.findings == []
    assert mapped.graph == build_blog(tmp_path / "ours", settings | ours).graph
    kinds = {kind: count for kind, count in mapped.graph.node_counts().items() if kind in THINGS}
    assert kinds == {"event": 2, "course": 2, "person": 1, "sample": 1, "book": 1}


def test_any_of_our_addresses_that_the_map_gives_is_the_article_s(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text("fields: {link: originalUrl}", encoding="utf-8")
    files = {"a.md": "---\ntitle: A\nlink: https://e.com/a\n---\n"}
    built = build_blog(tmp_path / "site", files, field_map=tmp_path / "map.yaml")
    assert set(articles(built)) == {"https://e.com/a"}
    assert "addresses made up, for want of the site's own" not in built.report.pages


def test_what_the_configuration_says_does_not_outrank_the_map(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text("fields: {writer: author, tongue: lang}", encoding="utf-8")
    files = {
        "_config.yml": "url: https://b.example.com\nauthor: The Site\nlang: en\n",
        "_posts/2020-01-02-a.md": "---\nwriter: Ann\ntongue: fr\n---\n",
    }
    (article,) = articles(build_blog(tmp_path / "site", files, field_map=tmp_path / "map.yaml")).values()
    assert (article.author, article.language) == (("Ann",), "fr")


def test_every_field_that_the_documentation_lists_can_be_mapped(tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "docs" / "input.md").read_text(encoding="utf-8")
    rows = text.partition("## Fields of a post")[2].partition("## Repairs")[0].splitlines()
    cells = [row.split("|")[1].partition("`:")[0] + "`" for row in rows if row.startswith("| `")]
    listed = {name for cell in cells for name in re.findall(r"`(\w+)(?:: true)?`", cell)}
    assert {"price", "isbn", "twitter", "bio", "aliases", "removed"} <= listed
    (tmp_path / "map.yaml").write_text(
        "fields:\n" + "".join(f"  their-{name}: {name}\n" for name in sorted(listed)), encoding="utf-8"
    )
    assert {mapped.target[0] for mapped in read_field_map(tmp_path / "map.yaml").fields} == listed


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "fields:\n  a: title\n  b: publishedDate\n",
            "3: fields.b: there is no field 'publishedDate'; did you mean publi",
        ),
        ("fields:\n  b: weburl\n", "2: fields.b: there is no field 'weburl'; did you mean webUrl? (affiliation, "),
        ("fields:\n  b: zzzzz\n", "2: fields.b: there is no field 'zzzzz'; choose one of these: (affiliation, "),
        ("fields:\n  b: prise\n", "2: fields.b: there is no field 'prise'; did you mean price? (affiliation, "),
        ("feilds:\n  a: title\n", "1: feilds: there is nothing called 'feilds' in a field map; write fields: "),
        ("fields: [a]\n", "1: fields: fields is no mapping; write name: value lines below it"),
        ("fields:\n  a: 5\n", "2: fields.a: a name is no text; write each line as their name: our name"),
        ("set:\n  language:\n", "2: set.language: there is no value; give one, or remove the line"),
        (
            "set:\n  language: en\n  quality: abc\n",
            "3: set.quality: 'abc' is not a whole number; give a whole number or ",
        ),
        ("set:\n  removed: perhaps\n", "2: set.removed: 'perhaps' is not true or false; give true or false or "),
        ("set:\n  length: 12 parsecs\n", "2: set.length: '12 parsecs' is no duration, or might be several; write it"),
        ("set:\n  startDateTime: soon\n", "2: set.startDateTime: 'soon' is no date that exists, or is written"),
        ("set:\n  provider.domain: my blog\n", "2: set.provider.domain: 'my blog' is no domain; write it as "),
        ("set:\n  webUrl: example.com\n", "2: set.webUrl: 'example.com' is no web address; write it in full"),
        ("set:\n  category: [a]\n", "2: set.category: a list is not text; give text or remove the field"),
        ("fields:\n  a: title\nfields:\n  b: title\n", "3: fields: the name is given more than once; keep one of "),
        ("fields:\n  a: title\n  a: excerpt\nset: {}\nset: {}\n", "3: fields.a: the name is given more than once; "),
        ("fields:\n  a.b: title\n  a.b: excerpt\n", "3: fields: the name is given more than once; keep one of them"),
        ("fields:\n  a: 'title\n", "2: column 6: invalid YAML"),
        ("- a\n", "1: its fields are a list"),
    ],
)
def test_what_is_wrong_with_a_map_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "map.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        read_field_map(path)
    assert str(refused.value).startswith(f"{path}:{message}")


def test_values_of_every_form_that_posts_may_have_can_be_set(tmp_path: Path) -> None:
    text = (
        "set:\n  images: [/a.png]\n  topics: [AI, ML]\n  authors: Ann\n"
        "  ratings: {average: 4.5, count: 2}\n  price: 5\n"
        "  items: [a, {title: B, webUrl: https://e.com/b}]\n  related: [{title: B, webUrl: https://e.com/b}]\n"
        "  title: T\n  type: video\n  twitter.followers: 5\n  affiliation: [A, B]\n  publishedDateTime: 2020-01-02\n"
    )
    (tmp_path / "map.yaml").write_text(text, encoding="utf-8")
    constants = dict(read_field_map(tmp_path / "map.yaml").constants)
    assert (len(constants), constants[("price",)], constants[("topics",)]) == (12, "5", ["AI", "ML"])


@pytest.mark.parametrize("content", [None, b"", b"\0\0"])
def test_a_map_that_cannot_be_read(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "map.yaml").write_bytes(content)
    with pytest.raises(UsageError, match=r"map\.yaml"):
        read_field_map(tmp_path / "map.yaml")
