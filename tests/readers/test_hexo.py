"""A Hexo blog becomes a graph."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kg.readers import hexo
from kg.readers.permalink import Page
from kg.readers.site import Site
from tests.readers.blogs import articles, build_blog, related

FOO_BAR = ["foo", "bar"]


@pytest.mark.parametrize(
    ("place", "permalink", "found"),
    [
        # The examples of https://hexo.io/docs/permalinks.
        ("hello-world", ":year/:month/:day/:title/", "/2013/07/14/hello-world/"),
        ("hello-world", ":year-:month-:day-:title.html", "/2013-07-14-hello-world.html"),
        ("hello-world", ":category/:title/", "/foo/bar/hello-world/"),
        ("hello-world", ":title-:hash/", "/hello-world-a2c8ac003b43/"),
        ("lorem/hello-world", ":year/:month/:day/:title/", "/2013/07/14/lorem/hello-world/"),
        ("lorem/hello-world", ":year/:month/:day/:name/", "/2013/07/14/hello-world/"),
        ("hello-world", ":lang/:post_title/:i_month/:urlname", "/en/hello-world/7/short"),
    ],
)
def test_permalinks(place: str, permalink: str, found: str) -> None:
    values = {"categories": FOO_BAR, "urlname": "short"}
    page = Page(f"_posts/{place}.md", values, "Hello World", datetime(2013, 7, 14, 17, 1, 34))
    settings = {"permalink": permalink, "permalink_defaults": {"lang": "en"}}
    assert hexo.page_path(page, Site("hexo", settings=settings)) == found


@pytest.mark.parametrize(
    ("categories", "found"),
    [([["A", "B"], ["C d"]], "/C-d/"), (["A", ["B"]], "/B/"), ("A", "/A/"), (None, "/uncategorized/"), (5, "/5/")],
)
def test_the_last_category_is_in_the_address(categories: Any, found: str) -> None:
    page = Page("_posts/a.md", {"categories": categories}, "A")
    assert hexo.page_path(page, Site("hexo", settings={"permalink": ":category/"})) == found


@pytest.mark.parametrize("permalink", [None, ":year/:month/:day/:hash/", ":timestamp", ":urlName/"])
def test_posts_whose_address_is_not_known_stay_two_and_name_what_is_lacking(
    tmp_path: Path, permalink: str | None
) -> None:
    setting = f"permalink: {permalink}\n" if permalink else ""
    files = {
        "_config.yml": f"url: https://x.ex\n{setting}",
        "source/_posts/a.md": "---\ntitle: A\n---\n{% post_link b %}\n",
        "source/_posts/b.md": "---\ntitle: B\n---\n",
        "source/_posts/c.md": "---\ntitle: C\ncanonical_url: https://c.ex/c\n---\n",
    }
    built = build_blog(tmp_path, files)
    ours = "https://x.ex/article/source/_posts/"
    assert set(articles(built)) == {ours + "a.md", ours + "b.md", "https://c.ex/c"}
    assert related(built) == {("article/source/_posts/a.md", "article/source/_posts/b.md")}
    lacking = "urlName" if permalink == ":urlName/" else "date"
    found = [(finding.code, finding.file, finding.field) for finding in built.report.findings]
    assert found == [("no-permalink", f"source/_posts/{name}.md", lacking) for name in "ab"]


def test_signs_in_the_name_of_a_file_are_encoded_and_no_finding(tmp_path: Path) -> None:
    files = {
        "_config.yml": "url: https://x.ex\npermalink: :title/\n",
        "source/_posts/Hello World.md": "---\ntitle: Hello\n---\n[c](/C%23/)\n",
        "source/_posts/C#.md": "---\ntitle: C#\n---\n",
        "source/_posts/C%.md": "---\ntitle: C%\n---\n",
    }
    built = build_blog(tmp_path, files)
    assert set(articles(built)) == {"https://x.ex/" + name for name in ("Hello%20World/", "C%23/", "C%25/")}
    assert related(built) == {("Hello%20World/", "C%23/")}
    assert built.report.findings == []


def test_a_date_in_the_name_of_the_file_is_the_post_s(tmp_path: Path) -> None:
    files = {
        "_config.yml": "url: https://x.ex\nnew_post_name: :year/:month/:day/:title.md\n",
        "source/_posts/2013/07/14/hello.md": "---\ntitle: Hello\n---\n",
    }
    built = build_blog(tmp_path, files)
    (article,) = articles(built).values()
    assert (article.iri, article.date_published) == (
        "https://x.ex/2013/07/14/hello/",
        datetime(2013, 7, 14, tzinfo=UTC),
    )


def test_a_blog(tmp_path: Path) -> None:
    built = build_blog(
        tmp_path,
        {
            "_config.yml": "title: X\nurl: https://x.example.com/b\nroot: /b/\nnew_post_name: :year-:title.md\n"
            "timezone: Asia/Shanghai\nlanguage: zh-CN\n",
            "source/_posts/2013-你好.md": "title: 你好\ndate: 2013/7/15 01:02\ntags: v, w\n"
            "categories:\n  - [A, B]\n  - C\n"
            "cover: /c.png\n---\n{% post_link two Two %} and [t](/b/2014/01/02/two/)\n",
            "source/_posts/two.md": "---\ntitle: Two\ndate: 2014-01-02 03:04:05\nupdated: 2015-01-02 03:04:05\n---\n"
            "```\n{% post_link 你好 %}\n```\n",
            "source/_drafts/d.md": "---\ntitle: D\n---\n",
            "source/about/index.md": "---\ntitle: About\n---\n",
            "scaffolds/post.md": "---\ntitle: {{ title }}\ndate: {{ date }}\n---\n",
        },
    )
    found = articles(built)
    home = "https://x.example.com/b/"
    hello, two = home + "2013/07/15/你好/", home + "2014/01/02/two/"
    assert found.keys() == {hello, two, home + "about/"}
    assert (found[hello].headline, found[hello].language) == ("你好", "zh-cn")
    assert found[hello].date_published == datetime(2013, 7, 14, 17, 2, tzinfo=UTC)
    assert found[two].date_modified == datetime(2015, 1, 1, 19, 4, 5, tzinfo=UTC)
    assert {topic.name for topic in built.graph.topics()} == {"v", "w", "A", "B", "C"}
    assert built.graph.targets(hello, "image") == [home + "c.png"]
    assert related(built) == {("b/2013/07/15/你好/", "b/2014/01/02/two/")}
    assert built.report.findings == []
    assert built.report.pages["drafts left out"] == 1
