"""A Jekyll blog becomes a graph: the addresses that Jekyll gives, its front matter, its links."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kg.readers import jekyll
from kg.readers.permalink import Page, UnknownPartError
from kg.readers.site import Site
from tests.readers.blogs import articles, build_blog, related

POST = "_posts/2009-04-29-Slap-Chop.md"
CONFIG = "title: My Blog\nurl: https://me.example.com\nbaseurl: /blog\nauthor: Ann\n"


def path(settings: dict[str, Any], place: str = POST, **values: Any) -> str:
    page = Page(place, values, "T", datetime(2009, 4, 29, 9, 5, 7), tuple(values.pop("categories", ())))
    return jekyll.page_path(page, Site("jekyll", settings=settings))


@pytest.mark.parametrize(
    ("permalink", "found"),
    [
        # The examples of https://jekyllrb.com/docs/permalinks/, and its built-in styles.
        (None, "/2009/04/29/Slap-Chop.html"),
        ("date", "/2009/04/29/Slap-Chop.html"),
        ("pretty", "/2009/04/29/Slap-Chop/"),
        ("ordinal", "/2009/119/Slap-Chop.html"),
        ("weekdate", "/2009/W18/Wed/Slap-Chop.html"),
        ("none", "/Slap-Chop.html"),
        ("/:month-:day-:year/:title:output_ext", "/04-29-2009/Slap-Chop.html"),
        ("/blog/:year/:month/:day/:slug", "/blog/2009/04/29/slap-chop"),
        ("/:short_year/:i_month/:i_day/:short_month/:long_day/:name/", "/09/4/29/Apr/Wednesday/slap-chop/"),
        ("/:year_:month/:hour:minute:second/:title", "/2009_04/090507/Slap-Chop"),
    ],
)
def test_permalink_styles_and_variables(permalink: str | None, found: str) -> None:
    assert path({} if permalink is None else {"permalink": permalink}) == found


@pytest.mark.parametrize(
    ("permalink", "place", "lacking"),
    [
        ("/:nonsense/:title", POST, "nonsense"),
        ("date", "_posts/a.md", "date"),
        ("/:year_:title/", "_posts/a.md", "date"),
    ],
)
def test_no_placeholder_stays_in_an_address(permalink: str, place: str, lacking: str) -> None:
    with pytest.raises(UnknownPartError) as unknown:
        jekyll.page_path(Page(place, {}, "T"), Site("jekyll", settings={"permalink": permalink}))
    assert unknown.value.field == lacking
    assert jekyll.page_path(Page(place, {"permalink": "/re:invent/"}, "T"), Site("jekyll")) == "/re:invent/"


def test_what_is_made_of_names_is_encoded_and_no_finding(tmp_path: Path) -> None:
    files = {
        "_config.yml": CONFIG,
        "_posts/2015-01-02-a.md": "---\ncategories: [Tech News, C#]\nredirect_from: /old a/\n---\n"
        "[b]({% post_url 2015-01-03-b %}) [c](/blog/c%20d/)\n",
        "_posts/2015-01-03-b.md": "---\npermalink: /b c/100%25/\n---\n[a](/blog/tech%20news/c%23/2015/01/02/a.html)\n",
        "c d/index.md": "---\ntitle: C\n---\n",
        "_posts/2015-01-04-d.md": "---\ncategories: C#\npermalink: /:categories/:title/\n---\n",
    }
    built = build_blog(tmp_path, files)
    home = "https://me.example.com/blog/"
    a, b, c = "tech%20news/c%23/2015/01/02/a.html", "b%20c/100%25/", "c%20d/"
    assert set(articles(built)) == {home + a, home + b, home + c, home + "c%23/d/"}
    assert related(built) == {("blog/" + a, "blog/" + b), ("blog/" + a, "blog/" + c), ("blog/" + b, "blog/" + a)}
    assert built.report.findings == []


def test_a_date_that_is_none_is_that_of_the_name_in_the_address(tmp_path: Path) -> None:
    files = {"_config.yml": CONFIG, "_posts/2015-01-02-a.md": "---\ndate: soon\n---\n"}
    assert set(articles(build_blog(tmp_path, files))) == {"https://me.example.com/blog/2015/01/02/a.html"}


@pytest.mark.parametrize(
    ("place", "settings", "values", "found"),
    [
        (POST, {}, {"categories": ["Big News", "us"]}, "/big%20news/us/2009/04/29/Slap-Chop.html"),
        (POST, {"permalink": "/:slugified_categories/:title/"}, {"categories": ["Big News"]}, "/big-news/Slap-Chop/"),
        (POST, {}, {"permalink": "/own/:title/"}, "/own/Slap-Chop/"),
        (POST, {}, {"slug": "Ünder score_é"}, "/2009/04/29/Ünder-score_é.html"),
        (POST, {"collections": {"posts": {"permalink": "/p/:title/"}}}, {}, "/p/Slap-Chop/"),
        (POST, {"permalink": "/caf%C3%A9/:title/"}, {}, "/caf%C3%A9/Slap-Chop/"),
        (POST, {}, {"permalink": "/?p=12:3"}, "/?p=12:3"),
        ("about.md", {}, {}, "/about.html"),
        ("about.md", {"permalink": "pretty"}, {}, "/about/"),
        ("docs/index.md", {}, {}, "/docs/"),
        ("_recipes/soups/leek.md", {}, {}, "/recipes/soups/leek.html"),
        ("_recipes/leek.md", {"permalink": "pretty"}, {}, "/recipes/leek/"),
        ("_recipes/leek.md", {"collections": {"recipes": {"permalink": "/eat/:name/"}}}, {}, "/eat/leek/"),
        (POST, {"permalink": 5, "collections": []}, {"permalink": ["a"]}, "/2009/04/29/Slap-Chop.html"),
    ],
)
def test_pages_collections_and_posts_of_their_own_mind(
    place: str, settings: dict[str, Any], values: dict[str, Any], found: str
) -> None:
    assert path(settings, place, **values) == found


def test_defaults_of_narrower_scopes_outrank() -> None:
    rules = [
        {"scope": {"path": "", "type": "posts"}, "values": {"author": "A", "permalink": "/x/:title/"}},
        {"scope": {"path": "_posts/deep"}, "values": {"author": "B"}},
        {"scope": {"path": "", "type": "pages"}, "values": {"author": "C"}},
        "nonsense",
    ]
    site = Site("jekyll", settings={"defaults": rules})
    assert jekyll.defaults("_posts/deep/2009-04-29-a.md", site) == {"author": "B", "permalink": "/x/:title/"}
    assert jekyll.defaults("about.md", site) == {"author": "C"}


def test_a_blog(tmp_path: Path) -> None:
    built = build_blog(
        tmp_path,
        {
            "_config.yml": CONFIG + "permalink: pretty\ntimezone: Europe/Berlin\n",
            "_posts/2015-01-02-hello.md": "---\nlayout: post\ntitle: Hello\ndate: 2015-01-02 00:30:00 +0100\n"
            "categories: news local\ntags: [a, B c]\nimage: '{{ site.baseurl }}/img/x.png'\ndescription: Say hi\n---\n"
            "See [w]({% post_url 2016-02-03-world %}), `[x](/blog/no/)`, [r][1], "
            "[lost](/blog/gone/) and [z](/z.zip).\n\n"
            "```\n[x]({% link about.md %})\n```\n\n[1]: {{ site.baseurl }}/news/2016/02/03/world/#top\n",
            "_posts/2016-02-03-world.md": "---\r\nlast_modified_at: 2016-03-01\r\nredirect_from: /old/w/\r\n"
            "categories: news\r\n---\r\n# The *World*\r\n"
            '<a href="https://me.example.com/blog/news/local/2015/01/02/hello/">h</a>\r\n',
            "_posts/2017-01-01-off.md": "---\ntitle: Off\npublished: false\n---\n",
            "_drafts/d.md": "---\ntitle: D\n---\n",
            "about.md": "---\ntitle: About\n---\n[w]({{ '/news/2016/02/03/world/' | relative_url }})\n",
            "README.md": "# Readme\n",
        },
    )
    found = articles(built)
    home = "https://me.example.com/blog/"
    hello, world = f"{home}news/local/2015/01/02/hello/", f"{home}news/2016/02/03/world/"
    assert found.keys() == {hello, world, f"{home}about/"}
    assert found[hello].date_published == datetime(2015, 1, 1, 23, 30, tzinfo=UTC)
    assert (found[hello].abstract, found[hello].author, found[hello].type) == ("Say hi", ("Ann",), "BlogPosting")
    assert built.graph.targets(hello, "image") == [f"{home}img/x.png"]
    names = {topic.name for topic in built.graph.topics()}
    assert names == {"news", "local", "a", "B c"}
    assert (found[world].headline, found[world].alias) == ("The World", (f"{home}old/w/",))
    assert found[world].date_modified == datetime(2016, 2, 29, 23, tzinfo=UTC)
    assert found[f"{home}about/"].type == "CreativeWork"
    (provider,) = built.graph.providers()
    assert (provider.name, provider.domain) == ("My Blog", "example.com")
    paths = {(hello, world), (world, hello), (f"{home}about/", world)}
    assert related(built) == {(a.partition("com/")[2], b.partition("com/")[2]) for a, b in paths}
    assert built.report.pages == {
        "drafts left out": 2,
        "files without front matter passed over": 1,
        "links to no page of the site": 1,
        "titles taken from the first heading": 1,
    }
    assert built.report.findings == []


def test_our_own_names_mean_what_they_meant(tmp_path: Path) -> None:
    own = (
        "---\ntitle: A\nwebUrl: https://a.example.com/\npublished: false\ndate: 2001-01-01\ntags: [x]\n---\n[a](/b/)\n"
    )
    built = build_blog(tmp_path, {"_config.yml": CONFIG, "_posts/2015-01-02-a.md": own})
    (article,) = articles(built).values()
    assert (article.published, article.date_published, article.author) == (False, None, ())
    assert built.report.unknown_fields == {"date": 1, "tags": 1}
    assert not built.report.pages


def test_findings_name_fields_as_they_are_written(tmp_path: Path) -> None:
    wrong = "---\ntitle: A\ndate: 2015-13-45 99:00\nlast_modified_at: [1]\ncover: javascript:alert(1)\n---\n"
    built = build_blog(tmp_path, {"_config.yml": CONFIG, "_posts/2015-01-02-a.md": wrong})
    assert [(found.code, found.line, found.field) for found in built.report.sorted_findings()] == [
        ("bad-date", 3, "date"),
        ("wrong-type", 4, "last_modified_at"),
        ("bad-url", 5, "cover.url"),
    ]


def test_without_an_address_there_are_articles_all_the_same(tmp_path: Path) -> None:
    posts = {
        "_posts/2015-01-02-a.md": "---\ntitle: A\n---\n[b](/2015/01/03/b.html)",
        "_posts/2015-01-03-b.md": "---\n---\n",
    }
    built = build_blog(tmp_path, posts)
    base = "https://w3id.org/newskg/id/article/_posts/2015-01-0"
    assert articles(built).keys() == {base + "2-a", base + "3-b"}
    assert len(related(built)) == 1
    assert list(built.graph.providers()) == []
    assert built.report.findings == []
    assert built.report.pages["addresses made up, for want of the site's own"] == 2


def test_github_s_file_of_the_host_is_an_address(tmp_path: Path) -> None:
    built = build_blog(
        tmp_path, {"_config.yml": "title: B\n", "CNAME": "b.example.com\n", "_posts/2015-01-02-a.md": "---\n---\n"}
    )
    assert articles(built).keys() == {"https://b.example.com/2015/01/02/a.html"}
