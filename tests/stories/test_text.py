"""Stories as lines for people."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.stories.listing import listed
from kg.stories.method import find_stories
from kg.stories.telling import tellings_of
from kg.stories.text import columns, fitting, list_lines, story_lines
from kg.stories.ties import ties
from kg.stories.timeline import timeline
from kg.summary import WIDTH
from tests.stories.told import graph_of_stories


def lines_of(number: int) -> list[str]:
    graph = graph_of_stories()
    story, tellings = listed(graph)[number], tellings_of(graph)
    tied = ties(story.members, tellings, find_stories(tellings))
    return list(story_lines(story, timeline(graph, story, tellings), tied))


def test_the_list() -> None:
    stories = listed(graph_of_stories())
    lines = list(list_lines(stories, 3))
    assert lines[:4] == [
        "4  Росатом запустил новый реактор на Ленинградской АЭС",
        "   3 days, 4 providers (3 independent); 2022-12-30-росатом",
        "2  زلزال قوي يضرب تركيا وسوريا",
        "   1 hour, 2 providers; 2022-12-30-زلزال",
    ]
    assert lines[-1].startswith("3 stories; ")
    assert list(list_lines(stories[:1], 3))[-1].startswith("1 of 3 stories; ")


def test_the_timeline() -> None:
    lines = lines_of(0)
    start = lines.index("  2022-12-30")
    assert lines[start : start + 7] == [
        "  2022-12-30",
        "  * 1  18:00  Коммерсантъ  0.99  Росатом запустил новый реактор на…",
        "    2  23:00  РИА Новости  0.89  На Ленинградской АЭС запущен новый реактор",
        "  2023-01-02",
        "  = 3  18:00  ТАСС         0.79  Росатом запустил новый реактор на…",
        "  no date",
        "    4         Lenta        0.69  Новый реактор запустили под Петербургом",
    ]
    assert "4 articles, 4 providers (3 independent), 2022-12-30 to 2023-01-02 (3 days)" in lines
    assert "Topics: Energy & Power 4, Russia 1" in lines
    assert "   a copy of number 1" in lines


def test_lines_are_no_wider_than_they_may_be_and_hold_no_control() -> None:
    for number in range(3):
        for line in lines_of(number):
            assert line.isprintable()
            assert columns(line) <= WIDTH or "https://" in line


@given(st.text(st.characters(categories=("L", "N", "Zs", "P", "Mn", "So"))), st.integers(2, 60))
def test_a_text_is_cut_to_the_columns_there_are(text: str, width: int) -> None:
    cut = fitting(text, width)
    assert columns(cut) <= width
    assert cut == text or (cut.endswith("…") and text.startswith(cut[:-1]))
