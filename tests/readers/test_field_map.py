"""A user's own names of front matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.readers.field_map import read_field_map
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


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "fields:\n  a: title\n  b: publishedDate\n",
            "3: fields.b: there is no field 'publishedDate'; did you mean publi",
        ),
        ("fields:\n  b: weburl\n", "2: fields.b: there is no field 'weburl'; did you mean webUrl? (aliases, "),
        ("fields:\n  b: zzzzz\n", "2: fields.b: there is no field 'zzzzz'; choose one of these: (aliases, "),
        ("feilds:\n  a: title\n", "1: feilds: there is nothing called 'feilds' in a field map; write fields: "),
        ("fields: [a]\n", "1: fields: fields is no mapping; write name: value lines below it"),
        ("fields:\n  a: 5\n", "2: fields.a: a name is no text; write each line as their name: our name"),
        ("set:\n  language:\n", "2: set.language: there is no value; give one, or remove the line"),
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


@pytest.mark.parametrize("content", [None, b"", b"\0\0"])
def test_a_map_that_cannot_be_read(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "map.yaml").write_bytes(content)
    with pytest.raises(UsageError, match=r"map\.yaml"):
        read_field_map(tmp_path / "map.yaml")
