"""The method as a whole, where no single step of it decides."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kg.stories.telling import Telling
from tests.stories.corpora import headlines, stories
from tests.stories.filler import START, filler

SERVICES = (
    "Batch rendering", "Data Lake Gen1", "Container Instances", "Media Player", "Spatial Anchors", "Blueprints",
    "Scheduler", "Cognitive Insights", "Time Series", "Remote Rendering", "Percept", "Lab Services", "Video Analyzer",
    "Sphere", "Vision",
)  # fmt: skip


def test_where_nobody_is_named_the_domain_is_the_publisher() -> None:
    notices = [
        Telling(
            f"https://azure.com/p/{at}", f"{name} will be retired on 29 February 2024", date=START + timedelta(2 * at)
        )
        for at, name in enumerate(SERVICES)
    ]
    found = [story for story in stories([*notices, *filler(600)]) if not story.isdisjoint(notices)]
    assert sum(len(story) for story in found) <= 2, headlines(found)


def test_a_domain_on_which_nearly_all_stand_is_no_publisher() -> None:
    told = list(filler(300))
    on_one = [replace(telling, iri=f"https://e.com/{at:03}", publisher="") for at, telling in enumerate(told)]
    unnamed = [replace(telling, iri=f"{at:03}", publisher="") for at, telling in enumerate(told)]
    assert headlines(stories(on_one)) == headlines(stories(unnamed))


def test_an_iri_that_is_no_address_is_no_matter() -> None:
    assert stories([Telling("http://[x", "Rain in Ohio"), Telling("x", "Sun in Rome")]) == []


def test_a_year_that_languages_share_makes_no_story() -> None:
    budgets = [
        ("es", "El Gobierno aprueba los presupuestos de 2021"),
        ("de", "Bundestag beschließt Haushalt 2021"),
        ("ru", "Парламент принял бюджет на 2021 год"),
        ("pt", "Câmara de Lisboa apresenta orçamento para 2021"),
        ("it", "Elezioni comunali 2021: i candidati a Roma"),
    ]
    told = [
        Telling(f"https://{tongue}.com/1", head, "", START + timedelta(0.6 * at), f"{tongue}.com")
        for at, (tongue, head) in enumerate(budgets)
    ]
    found = [story for story in stories([*told, *filler(300)]) if not story.isdisjoint(told)]
    assert all(len(story) <= 2 for story in found), headlines(found)


def test_copies_of_one_text_are_a_story_however_many_they_are() -> None:
    copies = [
        Telling(
            f"https://a{at}.com/1",
            "Boston bans cameras that know faces",
            "",
            START + timedelta(minutes=at),
            f"a{at}.com",
        )
        for at in range(1_200)
    ]
    found = stories([*copies, *filler(200)])
    assert sum(len(story & set(copies)) for story in found) == 1_200
