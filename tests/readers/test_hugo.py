"""A Hugo site becomes a graph: three forms of front matter, its addresses, its languages, its links."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kg.readers import hugo
from kg.readers.permalink import Page, UnknownPartError
from kg.readers.site import Site
from tests.readers.blogs import articles, build_blog, related


def path(settings: dict[str, Any], place: str = "posts/My First.md", title: str = "A Title", **values: Any) -> str:
    page = Page(place, values, title, datetime(2012, 4, 6))
    return hugo.page_path(page, Site("hugo", settings=settings))


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (None, "/posts/my-first/"),
        ("/:year/:month/:title/", "/2012/04/a-title/"),
        ("/:year/:yearday/:month/:monthname/:day/:weekday/:weekdayname/", "/2012/97/04/April/06/5/Friday/"),
        ("/:section/:filename/", "/posts/my-first/"),
        ("/:sections[last]/:slugorcontentbasename", "/posts/my-first"),
        ("/x\\:y/:slug/", "/x:y/a-title/"),
        ("/:2006-:01/:contentbasename/", "/2012-04/my-first/"),
    ],
)
def test_permalinks(pattern: str | None, found: str) -> None:
    for permalinks in ({"posts": pattern}, {"page": {"posts": pattern}}):
        assert path({"permalinks": permalinks} if pattern else {}) == found


@pytest.mark.parametrize(
    ("place", "settings", "values", "found"),
    [
        ("about.md", {}, {}, "/about/"),
        ("posts/a.md", {"uglyurls": True}, {}, "/posts/a.html"),
        ("posts/a.md", {"uglyurls": {"posts": True}}, {}, "/posts/a.html"),
        ("posts/bundle/index.md", {}, {}, "/posts/bundle/"),
        ("posts/bundle/index.md", {}, {"slug": "Other"}, "/posts/other/"),
        ("posts/a.md", {}, {"slug": "b c"}, "/posts/b-c/"),
        ("posts/a.md", {}, {"url": "/elsewhere.html"}, "/elsewhere.html"),
        ("posts/Größe & Co.md", {}, {}, "/posts/größe-co/"),
        ("posts/a.fr.md", {"languages": {"en": {}, "fr": {}}}, {}, "/fr/posts/a/"),
        ("posts/a.en.md", {"languages": {"en": {}, "fr": {}}}, {}, "/posts/a/"),
        ("fr/posts/a.md", {"languages": {"en": {}, "fr": {"contentDir": "content/fr"}}}, {}, "/fr/posts/a/"),
        ("posts/a.md", {"languages": {"en": {}}, "defaultcontentlanguageinsubdir": True}, {}, "/en/posts/a/"),
        ("posts/a.fr.md", {}, {}, "/posts/a.fr/"),
    ],
)
def test_addresses(place: str, settings: dict[str, Any], values: dict[str, Any], found: str) -> None:
    assert path(settings, place, **values) == found


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("/:year/:month/:day/:yearday/:monthname/:weekday/:weekdayname/:slug/", "/1/01/01/1/January/1/Monday/t/"),
        ("/:2006/:Jan/:slug/", "/0001/Jan/t/"),
    ],
)
def test_without_a_date_the_address_has_the_first_day_there_is_as_in_hugo(pattern: str, found: str) -> None:
    site = Site("hugo", settings={"permalinks": {"posts": pattern}})
    assert hugo.page_path(Page("posts/a.md", {}, "T"), site) == found


def test_what_hugo_takes_for_the_date_and_no_placeholder_is_in_an_address(tmp_path: Path) -> None:
    files = {
        "hugo.toml": 'baseURL = "https://h.ex/"\n[permalinks]\nposts = "/:year/:slug/"\nnotes = "/:nonsense/"\n',
        "content/posts/a.md": "---\ntitle: A\nlastmod: 2020-05-06\n---\n",
        "content/posts/b.md": "---\ntitle: B\nurl: /own/:year/:slug/\n---\n",
        "content/posts/c.md": "---\ntitle: C\nurl: /re:invent/\n---\n",
        "content/notes/d.md": "---\ntitle: D\n---\n",
    }
    built = build_blog(tmp_path, files)
    home = "https://h.ex/"
    ours = "article/content/notes/d.md"
    assert set(articles(built)) == {home + path for path in ("2020/a/", "own/1/b/", "re:invent/", ours)}
    (finding,) = built.report.findings
    assert (finding.code, finding.file, finding.field) == ("no-permalink", "content/notes/d.md", "nonsense")
    with pytest.raises(UnknownPartError):
        path({"permalinks": {"posts": "/:nonsense/"}})


def test_what_is_beside_the_page_of_a_leaf_bundle_is_no_page(tmp_path: Path) -> None:
    page = "---\ntitle: {}\n---\n"
    pages = (
        "index.md", "top.md", "posts/_index.md", "posts/a.md", "posts/leaf/index.md", "posts/leaf/index.fr.md",
        "posts/both/index.md", "posts/both/_index.md", "posts/both/b.md", "posts/branch/_index.md", "posts/branch/c.md",
        "posts/branch/leaf.md",
    )  # fmt: skip
    resources = ("posts/leaf/side.md", "posts/leaf/side.fr.md", "posts/leaf/deep/er.md", "posts/leaf/deep/index.md")
    files = {"content/" + name: page.format(name) for name in (*pages, *resources)}
    config = 'baseURL = "https://h.ex/"\n[languages.en]\n[languages.fr]\n'
    built = build_blog(tmp_path, {"hugo.toml": config, **files})
    assert {article.headline for article in articles(built).values()} == {
        name for name in pages if "_index" not in name
    }
    assert built.report.pages["resources of page bundles passed over"] == len(resources)
    assert built.report.findings == []


def test_a_folder_of_markdown_without_a_generator_has_no_bundles(tmp_path: Path) -> None:
    built = build_blog(tmp_path, {"a/index.md": "---\ntitle: A\n---\n", "a/b.md": "---\ntitle: B\n---\n"})
    assert {article.headline for article in articles(built).values()} == {"A", "B"}


CONFIGS = {
    "hugo.toml": 'baseURL = "https://h.example.com/"\ntitle = "H"\n[permalinks]\nposts = "/:year/:slug/"\n',
    "hugo.yaml": "baseURL: https://h.example.com/\ntitle: H\npermalinks:\n  posts: /:year/:slug/\n",
    "config.json": '{"baseurl": "https://h.example.com", "title": "H", "permalinks": {"posts": "/:year/:slug/"}}',
    "config/_default/hugo.toml": 'baseURL = "https://h.example.com/"\ntitle = "H"\n',
}


@pytest.mark.parametrize("config", CONFIGS)
def test_a_site(tmp_path: Path, config: str) -> None:
    files = {
        config: CONFIGS[config],
        "config/_default/permalinks.toml": 'posts = "/:year/:slug/"\n',
        "content/posts/_index.md": "---\ntitle: All posts\n---\n",
        "content/posts/one.md": '+++\nTitle = "One"\ndate = 2020-05-06T07:08:09+02:00\nlastmod = 2021-01-01\n'
        'tags = ["x"]\nauthors = ["Ann", "Bob"]\n[cover]\nimage = "one.png"\nalt = "A one"\n+++\n'
        '[two]({{< ref "two.md" >}}) [three]({{% relref "/posts/three" %}}) [no]({{< ref "gone.md" >}})\n',
        "content/posts/two/index.md": "---\ntitle: Two\ndate: 2020-01-02\nimages: [pic.jpg]\nkeywords: a, b\n"
        "aliases: [/old-two/, older]\n---\n[one](../one.md)\n",
        "content/posts/three.md": '{"title": "Three", "date": "2020-03-04", "summary": "S"}\n\n[one](/2020/one/)\n',
        "content/posts/four.md": "---\ntitle: Four\ndraft: true\n---\n",
        "content/posts/two/data.json": "{}",
        "layouts/index.html": "{{ .Title }}",
    }
    built = build_blog(tmp_path, files)
    found = articles(built)
    home = "https://h.example.com/2020/"
    one, two, three = home + "one/", home + "two/", home + "three/"
    assert found.keys() == {one, two, three}
    assert (found[one].date_published, found[one].author) == (datetime(2020, 5, 6, 5, 8, 9, tzinfo=UTC), ("Ann", "Bob"))
    assert found[one].date_modified == datetime(2021, 1, 1, tzinfo=UTC)
    assert built.graph.targets(one, "image") == [f"{home}one/one.png"]
    assert built.graph.targets(two, "image") == [f"{home}two/pic.jpg"]
    assert found[two].alias == ("https://h.example.com/2020/older", "https://h.example.com/old-two/")
    assert found[three].abstract == "S"
    assert {topic.name for topic in built.graph.topics()} == {"x", "a", "b"}
    assert related(built) == {
        ("2020/one/", "2020/two/"), ("2020/one/", "2020/three/"),
        ("2020/two/", "2020/one/"), ("2020/three/", "2020/one/"),
    }  # fmt: skip
    assert built.report.findings == []
    assert built.report.pages["drafts left out"] == 1
    assert built.report.pages["pages of sections passed over"] == 1
    assert built.report.pages["links to no page of the site"] == 1


def test_toml_that_does_not_parse_is_a_finding_with_its_line(tmp_path: Path) -> None:
    files = {"hugo.toml": "title = 'H", "content/a.md": "+++\ntitle = 'A'\nbad =\n+++\n", "content/b.md": "# B\n"}
    built = build_blog(tmp_path, {**files, "config.toml": "title = 'H'"})
    assert [(found.code, found.file, found.line) for found in built.report.sorted_findings()] == [
        ("bad-toml", "content/a.md", 3),
        ("bad-toml", "hugo.toml", 1),
    ]
    assert [article.headline for article in articles(built).values()] == ["B"]


def test_a_title_that_is_none_is_a_finding(tmp_path: Path) -> None:
    files = {"hugo.toml": CONFIGS["hugo.toml"], "content/posts/a.md": "---\ntitle: [a]\n---\n", "content/b.md": "# B\n"}
    built = build_blog(tmp_path, files)
    assert articles(built).keys() == {"https://h.example.com/b/"}
    assert [(found.code, found.level, found.line) for found in built.report.findings] == [("wrong-type", "error", 2)]


def test_languages(tmp_path: Path) -> None:
    config = "baseURL: https://h.example.com/\ndefaultContentLanguage: de\nlanguages:\n  de: {}\n  fr: {}\n"
    files = {"hugo.yaml": config, "content/a.md": "---\ntitle: Eins\n---\n", "content/a.fr.md": "---\ntitle: Un\n---\n"}
    found = articles(build_blog(tmp_path, files))
    assert {iri: article.language for iri, article in found.items()} == {
        "https://h.example.com/a/": "de",
        "https://h.example.com/fr/a/": "fr",
    }
