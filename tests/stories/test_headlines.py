"""Headlines without their publisher's name."""

from __future__ import annotations

import time

import pytest

from kg.stories.headlines import names_of, without_tail

VERGE = ("The Verge", "theverge.com", "theverge")


@pytest.mark.parametrize(
    ("headline", "names", "found"),
    [
        ("Boston bans cameras - The Verge", VERGE, "Boston bans cameras"),
        ("Boston bans cameras | Verge", VERGE, "Boston bans cameras"),
        ("Boston bans cameras|TheVerge.com", VERGE, "Boston bans cameras"),
        ("Boston bans cameras » Tech » The  Verge", VERGE, "Boston bans cameras » Tech"),
        ("Ban — what now? — THE VERGE", VERGE, "Ban — what now?"),
        ("Boston bans cameras - Reuters", VERGE, "Boston bans cameras - Reuters"),
        ("Why The Verge won", VERGE, "Why The Verge won"),
        ("Read-only - The Verge - Tech", VERGE, "Read-only - The Verge - Tech"),
        ("The Verge", VERGE, "The Verge"),
        ("- The Verge", VERGE, "- The Verge"),
        (" - The Verge", VERGE, " - The Verge"),
        ("| ", VERGE, "| "),
        ("", VERGE, ""),
        ("Brexit - a timeline", (), "Brexit - a timeline"),
        ("選挙の結果 | 朝日新聞", ("朝日新聞",), "選挙の結果"),
    ],
)
def test_the_name_at_the_end_is_cut(headline: str, names: tuple[str, ...], found: str) -> None:
    assert without_tail(headline, names) == found


def test_what_a_publisher_may_call_itself() -> None:
    values = {"name": "WBUR", "domain": "wbur.org", "alternate_name": ("90.9 WBUR",)}
    assert names_of(values) == ("WBUR", "wbur.org", "wbur", "90.9 WBUR")
    assert names_of({}) == ()


@pytest.mark.parametrize("part", [" ", " - ", " |", "-", "| x ", " · a"])
def test_a_long_run_of_signs_takes_a_moment(part: str) -> None:
    started = time.process_time()
    without_tail("a" + part * 50_000 + "b", VERGE)
    assert time.process_time() - started < 2
