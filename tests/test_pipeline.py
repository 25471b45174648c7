"""The whole build, from files to graph: the seeds, a site's own data, and files that try to break it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg.alias_file import AliasFile
from kg.errors import NothingToBuildError, UsageError
from kg.exporters.turtle import generate_turtle
from kg.graph import KnowledgeGraph
from kg.iri import is_iri
from kg.model import Article, Edge, Image, Provider, Topic
from kg.pipeline import Build, BuildOptions, build
from tests.corpus import SEEDS, build_site, ntriples, triples, write_site

BASE = "https://w3id.org/newskg/id/"
A, B = "https://example.com/a", "https://example.com/b"


@pytest.fixture(scope="module")
def seeds() -> Build:
    return kg.build(SEEDS)


def article(graph: KnowledgeGraph, iri: str) -> Article:
    found = graph.node(iri)
    assert isinstance(found, Article)
    return found


# The five seeds


def test_the_seeds_give_what_is_in_them(seeds: Build) -> None:
    assert seeds.graph.node_counts() == {
        "article": 19, "provider": 16, "topic": 4, "scheme": 1, "image": 19, "story": 5, "source": 5,
    }  # fmt: skip
    assert seeds.graph.edge_counts()["related_to"] == 17
    assert (seeds.report.files, seeds.report.posts, seeds.report.related_entries) == (5, 5, 14)
    assert seeds.report.findings == []


def test_the_seeds_posts(seeds: Build) -> None:
    assert [post.iri for post in seeds.graph.posts()] == [
        "https://thenextweb.com/neural/2020/06/26/"
        "democrats-and-civil-liberties-groups-back-law-banning-facial-recognition-across-the-us/",
        "https://www.courthousenews.com/facial-recognition-tools-banned-for-boston-police/",
        "https://www.govtech.com/public-safety/Massachusetts-City-Renews-Calls-for-Facial-Recognition-Ban.html",
        "https://www.masslive.com/boston/2020/05/boston-looks-to-ban-facial-recognition-technology-as-citys-"
        "surveillance-system-may-be-in-for-a-super-charge-update-aclu-says.html",
        "https://www.wbur.org/npr/982709480/massachusetts-pioneers-rules-for-police-use-of-facial-recognition-tech",
    ]


def test_the_seeds_providers(seeds: Build) -> None:
    assert {provider.domain: provider.name for provider in seeds.graph.providers()} == {
        "boston.com": "Boston.com",
        "chron.com": "Houston Chronicle",
        "courthousenews.com": "Courthouse News Service",
        "dailymail.co.uk": "Daily Mail",
        "foxnews.com": "Fox News",
        "gizmodo.com": "paleofuture.gizmodo",
        "gizmodo.com.au": "Gizmodo Australia",
        "govtech.com": "Government Technology",
        "mahoningmatters.com": "mahoningmatters",
        "marketplace.org": "Marketplace",
        "masslive.com": "MassLive",
        "seattletimes.com": "Seattle Times",
        "thecrimereport.org": "thecrimereport.org",
        "thenextweb.com": "The Next Web",
        "ubergizmo.com": "Ubergizmo Feed",
        "wbur.org": "WBUR",
    }
    assert all(provider.iri == f"{BASE}provider/{provider.domain}" for provider in seeds.graph.providers())


def test_the_seeds_topics(seeds: Build) -> None:
    assert {topic.iri: topic.name for topic in seeds.graph.topics()} == {
        BASE + "topic/ai": "AI",
        BASE + "topic/aws-ai": "AWS AI",
        BASE + "topic/computer-vision": "Computer Vision",
        BASE + "topic/natural-language-processing": "Natural Language Processing",
    }


def test_a_seeds_values_are_those_of_its_file(seeds: Build) -> None:
    iri = "https://www.govtech.com/public-safety/Massachusetts-City-Renews-Calls-for-Facial-Recognition-Ban.html"
    assert article(seeds.graph, iri) == Article(
        iri,
        type="NewsArticle",
        headline="Massachusetts City Renews Calls for Facial Recognition Ban",
        abstract="Ramos cites an American Civil Liberties Union of Massachusetts study released earlier Monday that "
        "used photos of Boston Red Sox and Celtics players to demonstrate limitations of Amazon Rekognition software."
        " The ACLU fed photos of 188 New England athletes ...",
        date_published=datetime(2020, 1, 13, 20, 22, tzinfo=UTC),
        section="news",
        quality=44,
        heat=44,
        membership=Decimal("1.00"),
        published=False,
        alias=(
            "https://www-govtech-com.cdn.ampproject.org/c/s/www.govtech.com/public-safety/"
            "Massachusetts-City-Renews-Calls-for-Facial-Recognition-Ban.html?AMP",
            iri + "?AMP",
        ),
    )
    assert seeds.graph.targets(iri, "about") == [BASE + "topic/ai", BASE + "topic/aws-ai"]
    assert seeds.graph.targets(iri, "publisher") == [BASE + "provider/govtech.com"]
    assert seeds.graph.targets(iri, "derived_from") == [
        BASE + "source/2020-01-13-massachusetts-city-renews-calls-for-facial-recognition-ban.md"
    ]
    image = "https://media2.govtech.com/images/facial2.jpg"
    assert seeds.graph.targets(iri, "image") == [image]
    caption = "Massachusetts City Renews Calls for Facial Recognition Ban"
    assert seeds.graph.node(image) == Image(image, (), 940, 630, caption)


def test_values_in_the_seeds_that_are_negative_true_or_zero(seeds: Build) -> None:
    by_headline = {found.headline: found for found in seeds.graph.articles()}
    assert by_headline["Facial-Recognition Tools Banned for Boston Police"].heat == -1
    tnw = by_headline["Democrats and civil liberties groups back law banning facial recognition across the US"]
    assert (tnw.quality, tnw.heat, tnw.published) == (83, 123, True)
    mail = next(found for found in seeds.graph.articles() if "dailymail" in found.iri)
    assert (mail.quality, mail.heat, mail.published) == (0, None, None)


def test_a_related_entry_of_two_seeds_is_one_article_with_both_documents(seeds: Build) -> None:
    wbur = "https://www.wbur.org/news/2020/06/23/boston-facial-recognition-ban"
    assert [edge.subject for edge in seeds.graph.edges("related_to") if edge.target == wbur] == [
        "https://thenextweb.com/neural/2020/06/26/"
        "democrats-and-civil-liberties-groups-back-law-banning-facial-recognition-across-the-us/",
        "https://www.courthousenews.com/facial-recognition-tools-banned-for-boston-police/",
    ]
    assert [source.rpartition("/")[2][:10] for source in seeds.graph.targets(wbur, "derived_from")] == [
        "2020-06-24",
        "2020-06-26",
    ]
    assert article(seeds.graph, wbur).alias == (
        "https://amp-wbur-org.cdn.ampproject.org/c/s/amp.wbur.org/news/2020/06/23/boston-facial-recognition-ban",
        "https://amp.wbur.org/news/2020/06/23/boston-facial-recognition-ban",
    )


def test_damaged_text_in_the_seeds_is_repaired_and_counted(seeds: Build) -> None:
    abstracts = [found.abstract or "" for found in seeds.graph.articles()]
    assert any(text.startswith("Springfield police don’t use facial") for text in abstracts)
    assert any("about this technology,” said Freddy Martinez" in text for text in abstracts)
    assert not any("â€" in text or "‚Äù" in text for text in abstracts)
    image = "https://i1.wp.com/www.courthousenews.com/wp-content/uploads/2019/06/facial-recognition-graphic.png"
    assert f"{image}?fit=1240%2C1021&ssl=1" in seeds.graph
    assert seeds.report.repairs == {"mojibake": 2, "html-entity": 1}


def test_a_seeds_publisher_has_its_logo(seeds: Build) -> None:
    assert seeds.graph.targets(BASE + "provider/thenextweb.com", "logo") == [
        "https://smartableai.github.io/artificial-intelligence/assets/images/organizations/thenextweb.com-50x50.jpg"
    ]


def test_ciphertext_goes_nowhere(seeds: Build) -> None:
    secrets = [re.findall(r'^secured: "(.+)"$', path.read_text("utf-8"), re.MULTILINE) for path in SEEDS.iterdir()]
    assert all(len(found) == 1 for found in secrets)
    outputs = [ntriples(seeds.graph), "".join(generate_turtle(seeds.graph)), seeds.report.as_json()]
    for (secret,) in secrets:
        for start in range(0, len(secret) - 16, 16):
            assert not any(secret[start : start + 16] in output for output in outputs)
    assert not any("secured" in output for output in outputs[:2])
    # The report counts that such a field was read past, and says no more of it.
    assert seeds.report.as_json().count("secured") == 1


@pytest.mark.parametrize("secured", [["SECRET"], {"SECRET": "SECRET"}, "a: SECRET", 5, True])
def test_ciphertext_of_any_form_goes_nowhere(tmp_path: Path, secured: Any) -> None:
    post = {"title": "A", "webUrl": A, "secured": secured, "related": [{"title": "B", "webUrl": B, "secured": secured}]}
    graph, report = build_site(tmp_path, {"a.md": post, "b.json": {**post, "webUrl": B}})
    assert "SECRET" not in ntriples(graph) + report.as_json()
    assert report.findings == []


def test_broken_ciphertext_goes_nowhere(tmp_path: Path) -> None:
    lines = [
        'secured: "SECRET',
        "secured: SECRET: SECRET",
        "secured: [SECRET",
        "secured: *SECRET",
        "secured: !SECRET x",
    ]
    files = {f"{n}.md": f"---\ntitle: A\nwebUrl: {A}\n{line}\n---\n" for n, line in enumerate(lines)}
    graph, report = build_site(tmp_path, {**files, "ok.md": {"title": "A", "webUrl": A}})
    assert "SECRET" not in ntriples(graph) + report.as_json()


# A site's own data


SITE = {
    "_config.yml": "title: Azure Every Day\nurl: https://everyday-cc.github.io\nbaseurl: /azure\n",
    "_data/topics/00-azure.yaml": {"taxonomy": "topic", "_id": "azure", "name": "Azure", "keywords": ["azure"]},
    "_data/topics/01-compute.yaml": {
        "name": "Compute",
        "shortname": "Comp",
        "parent": "Azure",
        "keywords": ["virtual machine", "app service"],
        "description": "What runs things",
    },
    "_data/organizations/wbur.md": {
        "name": "WBUR",
        "domain": "wbur.org",
        "otherNames": ["WBUR News"],
        "description": "Boston's NPR station",
        "images": [{"url": "/assets/wbur.jpg", "width": 50, "height": 50}],
    },
    "_news/a.md": {
        "title": "A",
        "webUrl": A,
        "topics": ["compute", "Elsewhere"],
        "provider": {"name": "wbur.org", "domain": "www.wbur.org", "description": "A radio"},
    },
    "_news/b.md": {"title": "B", "webUrl": B, "provider": {"name": "wbur.org", "domain": "wbur.org"}},
}
SITE_BASE = "https://everyday-cc.github.io/azure/"


def test_a_sites_own_data_enriches_topics_and_publishers(tmp_path: Path) -> None:
    graph, report = build_site(tmp_path, SITE)
    assert list(graph.topics()) == [
        Topic(SITE_BASE + "topic/azure", "Azure", (), ("azure",)),
        Topic(
            SITE_BASE + "topic/compute",
            "Compute",
            ("Comp", "compute"),
            ("app service", "virtual machine"),
            "What runs things",
        ),
        Topic(SITE_BASE + "topic/elsewhere", "Elsewhere"),
    ]
    assert list(graph.edges("broader")) == [Edge(SITE_BASE + "topic/compute", "broader", SITE_BASE + "topic/azure")]
    assert list(graph.providers()) == [
        Provider(SITE_BASE + "provider/wbur.org", "WBUR", ("WBUR News", "wbur.org"), "wbur.org", "Boston's NPR station")
    ]
    assert graph.targets(SITE_BASE + "provider/wbur.org", "logo") == [SITE_BASE + "assets/wbur.jpg"]
    (scheme,) = graph.nodes("scheme")
    assert (
        ntriples(graph).count(f'<{scheme.iri}> <http://www.w3.org/2004/02/skos/core#prefLabel> "Azure Every Day"') == 1
    )
    assert report.site_data == {"topics": 2, "organizations": 1}
    assert report.merges.outranked == {"provider.description": 1}
    assert report.findings == []


def test_a_topic_no_post_has_is_there_all_the_same(tmp_path: Path) -> None:
    graph, _ = build_site(tmp_path, SITE)
    assert not any(edge.target == SITE_BASE + "topic/azure" for edge in graph.edges("about"))
    assert SITE_BASE + "topic/azure" in graph


def test_the_sites_own_address_is_the_base(tmp_path: Path) -> None:
    graph, _ = build_site(tmp_path, SITE)
    minted = [node.iri for kind in ("provider", "topic", "scheme", "source") for node in graph.nodes(kind)]
    assert minted and all(iri.startswith(SITE_BASE) for iri in minted)
    assert SITE_BASE + "source/_news/a.md" in minted


def test_a_given_base_iri_outranks_the_sites_own(tmp_path: Path) -> None:
    graph, _ = build_site(tmp_path, SITE, base_iri="https://data.example.org/kg")
    minted = [node.iri for kind in ("provider", "topic", "scheme", "source") for node in graph.nodes(kind)]
    assert minted and all(iri.startswith("https://data.example.org/kg/") for iri in minted)
    # What the site means by a path is still on the site.
    assert SITE_BASE + "assets/wbur.jpg" in graph


def test_without_the_sites_folder_its_data_is_not_looked_for(tmp_path: Path) -> None:
    write_site(tmp_path, SITE)
    graph, report = kg.build(tmp_path / "_news")
    assert BASE + "topic/compute" in graph
    assert not report.site_data
    assert BASE + "source/a.md" in graph


@pytest.mark.parametrize("url", ["localhost", "''", "'https://a b/'", "5", "[https://x.org]", "'https://x.org/?q=1'"])
def test_a_configuration_without_a_usable_address_leaves_the_default_base(tmp_path: Path, url: str) -> None:
    graph, _ = build_site(tmp_path, {"_config.yml": f"url: {url}\n", "a.md": {"title": "A", "webUrl": A}})
    assert [source.iri for source in graph.sources()] == [BASE + "source/a.md"]


# Input in any order and form


def test_the_order_of_paths_does_not_matter(tmp_path: Path) -> None:
    files = sorted(SEEDS.glob("*.md"))
    expected = kg.build(SEEDS)
    for paths in (files, files[::-1], [SEEDS, *files], [str(path) for path in files] * 2):
        graph, report = kg.build(paths)
        assert ntriples(graph) == ntriples(expected.graph)
        assert report.as_json() == expected.report.as_json()


def test_the_order_of_fields_and_the_kind_of_file_do_not_matter(tmp_path: Path) -> None:
    post = {
        "title": "A",
        "webUrl": A,
        "publishedDateTime": "2020-01-01T00:00:00Z",
        "topics": ["AI", "ML"],
        "images": [{"url": "https://i.com/1.png", "width": 5}, {"url": "https://i.com/2.png"}],
        "related": [{"title": "B", "webUrl": B, "excerpt": "x"}, {"title": "b", "webUrl": B, "excerpt": "y"}],
    }
    turned = {key: value[::-1] if isinstance(value, list) else value for key, value in reversed(post.items())}
    texts = set()
    for number, fields in enumerate((post, turned)):
        for suffix in (".md", ".yaml", ".json"):
            graph, _ = build_site(tmp_path / f"{number}{suffix}", {f"a{suffix}": fields})
            texts.add(ntriples(graph).replace(f"a{suffix}", "a"))
    assert len(texts) == 1


@pytest.mark.parametrize("suffix", [".md", ".json"])
def test_an_entry_that_stands_inside_another_as_well_counts_once(suffix: str, tmp_path: Path) -> None:
    inner = {"title": "I", "webUrl": B + "/i", "provider": {"name": "Beta", "domain": "a.com"}}
    outer = {"title": "O", "webUrl": B + "/o", "related": [inner]}
    own = {"provider": {"name": "Alfa", "domain": "a.com"}}
    files = {
        f"a{suffix}": {"title": "A", "webUrl": A, "related": [outer], **own},
        f"b{suffix}": {"title": "B", "webUrl": B, "related": [inner]},
    }
    graph, report = build_site(tmp_path, files)
    assert report.related_entries == 2
    # One statement each, and of names as long the first is taken: two of the entry would outvote the post.
    assert [(node.name, node.alternate_name) for node in graph.providers()] == [("Alfa", ("Beta",))]


def test_several_folders_share_one_root(tmp_path: Path) -> None:
    write_site(tmp_path, {"x/a.md": {"title": "A", "webUrl": A}, "y/b.md": {"title": "B", "webUrl": B}})
    graph, _ = kg.build([tmp_path / "x", tmp_path / "y"])
    assert [source.iri for source in graph.sources()] == [BASE + "source/x/a.md", BASE + "source/y/b.md"]


def test_a_removed_post_is_left_out_but_not_what_others_say_of_it(tmp_path: Path) -> None:
    graph, report = build_site(
        tmp_path,
        {
            "a.md": {"title": "A", "webUrl": A, "removed": True, "related": [{"title": "C", "webUrl": A + "/c"}]},
            "b.md": {"title": "B", "webUrl": B, "related": [{"title": "A, as B has it", "webUrl": A}]},
        },
    )
    assert [found.iri for found in graph.articles()] == [A, B]
    assert article(graph, A).headline == "A, as B has it"
    assert (report.posts, report.removed) == (1, ["a.md"])


def test_a_self_relation_is_dropped_and_counted(tmp_path: Path) -> None:
    related = [{"title": "A", "webUrl": A + "?utm_source=x"}, {"title": "A", "webUrl": A + "/amp"}]
    post = {"title": "A", "webUrl": A, "ampWebUrl": A + "/amp", "related": related}
    graph, report = build_site(tmp_path, {"a.md": post})
    assert [found.iri for found in graph.articles()] == [A]
    assert graph.edge_counts() == {"derived_from": 1, "main_entity": 1}
    assert report.merges.dropped == {"related_to from a thing to itself": 1}


def test_an_amp_post_is_the_article_it_belongs_to(tmp_path: Path) -> None:
    graph, report = build_site(
        tmp_path,
        {
            "a.md": {"title": "A", "webUrl": A, "ampWebUrl": A + "/amp", "cdnAmpWebUrl": "https://cdn.com/a"},
            "b.md": {"title": "A amp", "webUrl": A + "/amp", "cdnAmpWebUrl": "https://cdn.com/a", "heat": 3},
            "c.md": {"title": "A cdn", "webUrl": "https://cdn.com/a", "quality": 4},
            "d.md": {"title": "D", "webUrl": B, "related": [{"title": "A", "webUrl": "https://cdn.com/a"}]},
        },
    )
    assert [found.iri for found in graph.articles()] == [A, B]
    found = article(graph, A)
    assert (found.headline, found.heat, found.quality) == ("A", 3, 4)
    assert found.alias == ("https://cdn.com/a", A + "/amp")
    assert len(graph.targets(A, "derived_from")) == 3
    assert graph.targets(B, "related_to") == [A]
    assert report.merges.rules["several posts are one article"] == 1


def test_one_address_that_is_an_article_and_a_picture_is_the_article(tmp_path: Path) -> None:
    graph, report = build_site(tmp_path, {"a.md": {"title": "A", "webUrl": A, "images": [A, "https://i.com/1.png"]}})
    assert graph.node_counts() == {"article": 1, "image": 1, "source": 1}
    assert sum(report.merges.dropped.values()) == 2


# Nothing to build


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "nothing could be read from 0 files"),
        ({"a.md": "no front matter"}, "nothing could be read from 1 file; the first finding: a.md:1: there is no"),
        ({"a.md": {"title": "A", "webUrl": A, "removed": True}}, "nothing could be read from 1 file"),
        ({"_data/topics/ai.yaml": {"name": "AI"}}, "nothing could be read from 0 files"),
        ({"vendor/a.md": {"title": "A", "webUrl": A}}, "nothing could be read from 0 files; passed over: vendor/ 1"),
    ],
    ids=["empty", "broken", "removed", "only data", "passed over"],
)
def test_nothing_at_all_is_an_error(tmp_path: Path, files: dict[str, Any], message: str) -> None:
    with pytest.raises(NothingToBuildError) as refused:
        build_site(tmp_path, files)
    assert str(refused.value).startswith(message)


def test_wrong_calls_are_usage_errors(tmp_path: Path) -> None:
    calls: list[Iterable[Path]] = [[], [tmp_path / "nowhere"]]
    for paths in calls:
        with pytest.raises(UsageError):
            kg.build(paths)
    with pytest.raises(UsageError, match="cannot be the base IRI"):
        kg.build(SEEDS, base_iri="not an address")


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    build(SEEDS, BuildOptions(jobs=1), lambda stage, done, total: told.append((stage, done, total)))
    assert [stage for stage, _, _ in told] == sorted((stage for stage, _, _ in told), key=["reading", "merging"].index)
    assert {stage for stage, _, _ in told} == {"reading", "merging"}
    assert all(done <= total for _, done, total in told)


# Input that tries to break the output

HOSTILE = {
    "title": 'A "quoted" \\ headline\nwith <script>alert(1)</script> \U0001f680 \u202e\u05e9',
    "excerpt": "x" * 100_000 + "\n\t\x0b\x1b[31m",
    "webUrl": "https://Example.com:443/ü b/../c d?q=<\"'>{}|^`\\&#038;r=%zz&s=%41#x",
    "originalUrl": "https://user:pa ss@例え.jp/パス?日=本",
    "ampWebUrl": "https://[::1]:8080/a[b]?c[]=d",
    "type": "None",
    "category": "",
    "quality": -0,
    "topics": ["None", "null", "ｆｕｌｌ", "A/B", "?", "#1", "%2F", "..", "a\u0000b", "\U000e0100x", "❤️", ""],
    "provider": {"name": "", "domain": "例え.jp"},
    "images": [{"url": "data:image/png;base64,AAAA"}, {"url": "https://i.com/ %.png", "title": " "}, "//i.com/2.png"],
    "related": [{"title": " ", "webUrl": B}, {"title": "javascript", "webUrl": "javascript:alert(1)"}, None, 5, []],
    "surprise \ud800": None,
}


def test_hostile_input_gives_clean_output(tmp_path: Path) -> None:
    graph, report = build_site(tmp_path, {"weird <name> %41 #1?.json": HOSTILE, "b.md": {"title": "B", "webUrl": B}})
    check(graph, tmp_path)
    assert article(graph, "https://example.com/c%20d?q=%3C%22'%3E%7B%7D%7C%5E%60%5C&r=%25zz&s=A").headline
    assert BASE + "source/weird%20%3Cname%3E%20%2541%20%231%3F.json" in graph
    json.loads(report.as_json())


TAGS = [
    "en",
    "en-US",
    "pt_BR",
    "zh-Hant-TW",
    "sl-rozaj-biske",
    "de-1996",
    "en-aa-bb",
    "en-a",
    "x-y",
    "abcd",
    "e",
    "i-klingon",
]


@pytest.mark.parametrize("tag", TAGS)
def test_no_language_tag_breaks_the_output(tmp_path: Path, tag: str) -> None:
    graph, _ = build_site(tmp_path, {"a.json": {"title": "A", "webUrl": A, "language": tag}})
    check(graph, tmp_path)


# Who is who

DAY = "2020-06-24T20:56:00Z"


def told(title: str, url: str, name: str | None = None, domain: str | None = None, **more: Any) -> dict[str, Any]:
    provider = {"name": name, "domain": domain} if name else None
    return {"title": title, "webUrl": url, "publishedDateTime": DAY, "provider": provider, **more}


WHO_IS_WHO = {
    "_data/organizations/ign.md": {"name": "IGN", "domain": "ign.com", "otherNames": ["Imagine Games Network"]},
    "_data/topics/ml.yaml": {"name": "Machine Learning", "shortname": "ML", "keywords": ["neural nets"]},
    "_data/topics/dl.yaml": {"name": "Deep Learning", "shortname": "DL", "parent": "ML"},
    "01.md": told("A game", "https://youtu.be/aaaaaaaaaaa", "IGN", "youtube.com", topics=["ML", "machine  learning"]),
    "02.md": told("A game", "https://www.youtube.com/watch?v=aaaaaaaaaaa&t=5s", "IGN - YouTube", "youtube.com"),
    "03.md": told("A short", "https://www.youtube.com/shorts/bbbbbbbbbbb", "PC Gamer", "youtube.com"),
    "04.md": told("GPU", "https://www.msn.com/en-us/gpu/ar-1?ocid=x", "PC Gamer on MSN", "msn.com"),
    "05.md": told("GPU 2", "https://www.msn.com/en-us/gpu/ar-2", "PC Gamer on MSN.com", "msn.com"),
    "06.md": told("GPU", "https://www.pcgamer.com/gpu", "PC Gamer", "pcgamer.com"),
    "07.md": told("Match", "https://sports.yahoo.com/match.html", "Yahoo! Sports", "sports.yahoo.com"),
    "08.md": told("Report", "https://finance.yahoo.com/x.html", "Reuters via Yahoo! Finance", "finance.yahoo.com"),
    "09.md": told("Only AMP", "https://www.example.com/only/amp", "Example"),
    "10.md": {"title": "C", "cdnAmpUrl": "https://www-e-com.cdn.ampproject.org/c/s/www.e.com/c/amp"},
    "11.md": told("C", "https://www.e.com/c", topics=["Dev Ops"]),
    "12.md": told("D", "https://e.com/d?outputType=amp", topics=["DevOps"], related=[told("D", "http://www.e.com/d/")]),
    "13.md": told("Same", "https://medium.com/@a/same-1", "Ann", "medium.com"),
    "14.md": told("Same", "https://medium.com/@b/same-2", "Bob", "medium.com"),
    "15.md": told("M", "https://www.morningstar.com/a", "Morningstar%2c Inc.", topics=["DL"]),
}


def test_who_is_who_on_a_small_site(tmp_path: Path) -> None:
    graph, report = build_site(tmp_path, WHO_IS_WHO)
    videos = [f"https://www.youtube.com/watch?v={letter * 11}" for letter in "ab"]
    assert {article.iri for article in graph.articles()} == {
        *videos, "https://www.msn.com/en-us/gpu/ar-1", "https://www.msn.com/en-us/gpu/ar-2",
        "https://www.pcgamer.com/gpu", "https://sports.yahoo.com/match.html", "https://finance.yahoo.com/x.html",
        "https://www.example.com/only/amp", "https://www.e.com/c", "http://www.e.com/d/",
        "https://medium.com/@a/same-1", "https://medium.com/@b/same-2", "https://www.morningstar.com/a",
    }  # fmt: skip
    providers = {node.iri.removeprefix(BASE + "provider/"): node for node in graph.providers()}
    names = {end: (node.name, *node.alternate_name) for end, node in providers.items() if "/" in end or "." in end}
    assert names == {
        "ign.com": ("IGN", "IGN - YouTube", "Imagine Games Network"),
        "youtube.com": ("YouTube",), "youtube.com/pc-gamer": ("PC Gamer",),
        "msn.com": ("MSN",), "msn.com/pc-gamer": ("PC Gamer", "PC Gamer on MSN", "PC Gamer on MSN.com"),
        "pcgamer.com": ("PC Gamer",), "example.com": ("Example",), "morningstar.com": ("Morningstar, Inc.",),
        "yahoo.com": ("Yahoo",), "yahoo.com/yahoo-sports": ("Yahoo! Sports",),
        "yahoo.com/reuters": ("Reuters", "Reuters via Yahoo! Finance"),
        "medium.com": ("Medium",), "medium.com/ann": ("Ann",), "medium.com/bob": ("Bob",),
    }  # fmt: skip
    links = {(edge.subject, edge.target) for edge in graph.edges("likely_same")}
    pc_gamer = BASE + "provider/pcgamer.com"
    assert links == {(f"{BASE}provider/{platform}/pc-gamer", pc_gamer) for platform in ("youtube.com", "msn.com")}
    assert graph.targets(BASE + "provider/msn.com/pc-gamer", "platform") == [BASE + "provider/msn.com"]
    assert [(topic.name, topic.alternate_name) for topic in graph.topics()] == [
        ("Deep Learning", ("DL",)), ("Dev Ops", ("DevOps",)), ("Machine Learning", ("ML", "machine learning")),
    ]  # fmt: skip
    assert {rule: count for rule, count in report.merges.rules.items() if "differing" not in rule} == {
        "video address": 3, "one of the site's organisations": 1, "short name of a topic": 2, "AMP cache address": 1,
        "AMP address of an article": 2, "topics of one form": 1, "tracking parameters left out": 1,
        "several posts are one article": 2, "publishers of one name": 2,
    }  # fmt: skip
    assert report.unlisted_topics == {"Dev Ops": 2}
    assert list(graph.edges("duplicate_of")) == []


def test_the_alias_file_overrules_what_the_corpus_shows(tmp_path: Path) -> None:
    aliases = AliasFile(
        same=(
            ("publishers", ("pcgamer.com", "msn.com/PC Gamer")),
            ("articles", ("https://www.e.com/c/amp", "https://e.org/")),
        ),
        different=(
            ("publishers", ("pcgamer.com", "youtube.com/PC Gamer")),
            ("publishers", ("ign.com", "youtube.com/IGN")),
            ("articles", ("http://www.e.com/d/", "https://e.com/d?outputType=amp")),
            ("topics", ("DevOps", "Dev Ops")),
        ),
    )  # fmt: skip
    graph, report = build_site(tmp_path, WHO_IS_WHO, aliases=aliases)
    assert "https://www.e.com/c" not in graph and "https://www.e.com/c/amp" in graph
    assert {"http://www.e.com/d/", "https://e.com/d?outputType=amp"} <= {*graph.iris("article")}
    assert {BASE + "topic/dev-ops", BASE + "topic/devops"} <= {*graph.iris("topic")}
    assert graph.targets("https://www.msn.com/en-us/gpu/ar-1", "publisher") == [BASE + "provider/pcgamer.com"]
    assert BASE + "provider/youtube.com/ign" in graph
    assert list(graph.edges("likely_same")) == []
    assert report.merges.rules["kept apart by the alias file"] == 2


FIELDS = ["title", "excerpt", "webUrl", "ampWebUrl", "type", "category", "language", "publishedDateTime", "quality"]
WORDS = st.text(max_size=12) | st.sampled_from(
    ["https://例え.jp/ü?a=b c", "https://x.com/%", "en-US", "en-aa-bb", "2020-01-01", "None", "a\ud800", "0x1F", "1e9"]
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | WORDS
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3))
NESTED = st.fixed_dictionaries({"name": VALUES, "url": VALUES, "domain": VALUES, "width": VALUES, "title": VALUES})


@given(
    fields=st.dictionaries(st.sampled_from(FIELDS) | WORDS, VALUES, max_size=8),
    language=WORDS,
    nested=st.fixed_dictionaries(
        {"provider": VALUES | NESTED, "topics": VALUES | st.lists(WORDS), "images": VALUES | st.lists(NESTED)}
    ),
    related=VALUES | st.lists(st.dictionaries(st.sampled_from(FIELDS), VALUES), max_size=3),
)
def test_no_document_breaks_the_build(
    fields: dict[str, Any],
    language: str,
    nested: dict[str, Any],
    related: Any,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("any")
    post = {"title": "A", "webUrl": A, "language": language, **fields, **nested, "related": related}
    graph, report = build_site(folder, {"a.json": post, "b.md": {"title": "B", "webUrl": B}})
    check(graph, folder)
    report.as_json().encode("utf-8", "backslashreplace")


def test_of_much_that_was_passed_over_some_is_named(tmp_path: Path) -> None:
    with pytest.raises(NothingToBuildError) as refused:
        build_site(tmp_path, {f"LICENSE{number}": "" for number in range(9)})
    assert str(refused.value).endswith("passed over: " + ", ".join(f"LICENSE{n} 1" for n in range(6)) + " and 3 more")


def test_fewer_than_one_process_is_refused() -> None:
    with pytest.raises(UsageError, match="jobs is 0; give a number of processes"):
        BuildOptions(jobs=0)


def check(graph: KnowledgeGraph, folder: Path) -> None:
    """What holds of every graph, whatever it was built of."""
    text = ntriples(graph)
    path = graph.write(folder / "out" / "graph.nt")
    assert path.read_bytes().decode() == text
    assert triples("".join(generate_turtle(graph)), pyoxigraph.RdfFormat.TURTLE) == triples(text)
    assert kg.read(path) == graph
    for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_TRIPLES):
        for term in (quad.subject, quad.object):
            assert not isinstance(term, pyoxigraph.BlankNode)
            assert not isinstance(term, pyoxigraph.NamedNode) or is_iri(term.value), term
            assert term.value.strip() != "", quad
