"""A page of a blog, whatever is written in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.iri import canonical_url
from kg.readers import blog_fields
from kg.readers.document import Document, Known
from kg.readers.fields import Fields, Tally
from kg.readers.page import read_page
from kg.readers.page_text import parse_page
from kg.readers.pages import Pages
from kg.readers.posts import read_post
from kg.readers.reader import PostReader
from kg.readers.site import Generator, Site
from tests.readers.test_fields import VALUES
from tests.readers.test_posts import assert_well_formed

PLACES: dict[Generator, str] = {
    "jekyll": "_posts/2015-01-02-a.md", "hugo": "content/posts/a.md", "hexo": "source/_posts/a.md", "plain": "a.md",
}  # fmt: skip
SETTINGS = (
    "permalink", "permalinks", "languages", "uglyurls", "collections", "defaults", "timezone", "author", "exclude",
    "category_map", "permalink_defaults", "new_post_name", "source_dir", "contentdir", "lang", "pretty_urls",
)  # fmt: skip
NESTED = st.recursive(
    VALUES,
    lambda below: (
        st.dictionaries(st.sampled_from((*blog_fields.NAMES, "name", "path", "posts")), below, max_size=3)
        | st.lists(below, max_size=3)
    ),
    max_leaves=8,
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(st.sampled_from((*blog_fields.NAMES, "title", "topics", "Date", 5)), NESTED, max_size=8),
    st.dictionaries(st.sampled_from(SETTINGS), NESTED, max_size=4),
    st.sampled_from(sorted(PLACES)),
    st.sampled_from([None, "https://e.com/b"]),
)
def test_whatever_the_values_nothing_is_raised(
    values: dict[Any, Any], config: dict[str, Any], generator: Generator, address: str | None
) -> None:
    source = PLACES[generator]
    config = {name: value for name, value in config.items() if name not in ("contentdir", "source_dir")}
    pages = Pages((Site(generator, "", address, "T", config),), "https://base.example/")
    pages.passed_over(source)
    document = Document(values, lambda path: (1, None), body=b"# H\n[a](/b) [c](d.md)\n")
    page = read_page(document, source, pages, Tally(), frozenset())
    if page is not None:
        tally = Tally()
        post = read_post(Fields(page.document.values, source, (), page.document.locate, tally), source, address)
        if post is not None:
            assert canonical_url(post.url) is not None
            assert_well_formed(post)
        else:
            assert [finding for finding in tally.findings if finding.level == "error"]


@pytest.mark.parametrize(
    ("text", "values", "body"),
    [
        ("---\na: 1\n---\nb", {"a": 1}, "b"),
        ("---  \na: 1\n...\nb", {"a": 1}, "b"),
        ("---\n---\nb", {}, "b"),
        ("---\n\n---", {}, ""),
        ("+++\na = 1\n+++\nb", {"a": 1}, "b"),
        ('{\n"a": {"b": "}"}\n}\n\nb', {"a": {"b": "}"}}, "b"),
        ("{{ not json }}", {}, "{{ not json }}"),
        ("a: 1\nb:\n  - c\n---\nbody\n---\n", {"a": 1, "b": ["c"]}, "body\n---\n"),
        ("Title\n---\n", {}, "Title\n---\n"),
        ("", {}, ""),
    ],
)
def test_front_matter_and_body(text: str, values: dict[str, Any], body: str) -> None:
    page = parse_page(text.encode(), Known(), True, True)
    assert (page.values, (page.body or b"").decode()) == (values, body)


def test_a_related_list_of_texts_is_no_family_s(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: A\nrelated:\n  - b\n  - c\n---\n")
    reading = PostReader(None, Pages((), "https://base.example/")).read(tmp_path / "a.md", "a.md")
    assert reading.post is not None and reading.post.url == "https://base.example/article/a"
    assert [finding.code for finding in reading.tally.findings] == ["wrong-type", "wrong-type"]
