"""What the overview shows of a graph, as plain values: stories, what they have in common, and what is in none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from kg.graph import KnowledgeGraph
from kg.vocabulary import THINGS

COLOURS = 7
"""So many topics have a colour of their own."""
OTHER, COMMON = -1, -2
"""Instead of a place among the colours: what has none of these topics; and what has only one that nearly all have."""
_LATEST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class StorySubject:
    """A story: the number of its articles, the middle of their dates, the colour of its main topic, its keywords."""

    iri: str
    size: int
    middle: datetime | None
    colour: int
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LoneSubject:
    """A thing in no story: when it was published or begins, and the colour of the rarest of its topics."""

    iri: str
    time: datetime | None
    colour: int


@dataclass(frozen=True, slots=True)
class Subjects:
    """All of it, in order of time, what has none last; ``across`` counts the related links between two stories.

    A colour is a place in ``colours``, else OTHER or COMMON; ``instants`` are those of all things. ``common`` are the
    topics that half of all articles have: they tell nothing apart, and share a colour that is hardly one.
    """

    stories: Sequence[StorySubject]
    alone: Sequence[LoneSubject]
    across: Mapping[tuple[int, int], int]
    colours: tuple[str, ...]
    common: tuple[str, ...]
    instants: Sequence[datetime]


def subjects(graph: KnowledgeGraph) -> Subjects:
    """What the overview shows of a graph."""
    adjacency = graph.adjacency()
    topics: dict[str, list[str]] = {}
    story_of: dict[str, str] = {}
    main: dict[str, str] = {}
    kinds = {iri: graph.attributes(iri)["kind"] for iri in adjacency}
    for iri, targets in adjacency.items():
        if kinds[iri] == "story":
            main.update((iri, target) for target, fields in targets.items() if "main_topic" in fields)
        elif kinds[iri] in THINGS:
            for target, fields in targets.items():
                if kinds[target] == "topic" and "about" in fields:
                    topics.setdefault(iri, []).append(target)
                elif kinds[target] == "story" and "in_story" in fields:
                    story_of[iri] = target
    members: dict[str, list[str]] = defaultdict(list)
    for iri, story in story_of.items():
        members[story].append(iri)
    things = [iri for iri, kind in kinds.items() if kind in THINGS]
    spread = Counter(topic for found in topics.values() for topic in found)
    common = _common(topics, kinds)
    colours = _colours(main, spread, common)
    stories = sorted(
        (_story(graph, story, found, _place(colours, common, main.get(story))) for story, found in members.items()),
        key=lambda story: (story.middle or _LATEST, story.iri),
    )
    place = {story.iri: at for at, story in enumerate(stories)}
    alone = [
        LoneSubject(iri, _time(graph.attributes(iri)), _rarest(topics.get(iri, ()), colours, common, spread))
        for iri in things
        if iri not in story_of
    ]
    return Subjects(
        stories,
        sorted(alone, key=lambda lone: (lone.time or _LATEST, lone.iri)),
        _across(adjacency, {iri: place[story] for iri, story in story_of.items()}),
        tuple(colours),
        tuple(common),
        [time for iri in things if (time := _time(graph.attributes(iri))) is not None],
    )


def _common(topics: Mapping[str, Sequence[str]], kinds: Mapping[str, str]) -> list[str]:
    """The topics that half of all articles have, where there are others to tell these apart."""
    articles = [iri for iri, kind in kinds.items() if kind == "article"]
    spread = Counter(topic for iri in articles for topic in topics.get(iri, ()))
    common = sorted(topic for topic, number in spread.items() if 2 * number >= len(articles))
    return common if len(common) < len({topic for found in topics.values() for topic in found}) else []


def _colours(main: Mapping[str, str], spread: Mapping[str, int], common: Sequence[str]) -> list[str]:
    """The topics with a colour of their own: the main topics of most stories, then those of most things."""
    stories = Counter(main.values())
    telling = [topic for topic in spread if topic not in common]
    return sorted(telling, key=lambda topic: (-stories[topic], -spread[topic], topic))[:COLOURS]


def _place(colours: Sequence[str], common: Sequence[str], topic: str | None) -> int:
    return colours.index(topic) if topic in colours else COMMON if topic in common else OTHER


def _rarest(topics: Sequence[str], colours: Sequence[str], common: Sequence[str], spread: Mapping[str, int]) -> int:
    found = [topic for topic in topics if topic in colours]
    if found:
        return colours.index(min(found, key=lambda topic: (spread[topic], topic)))
    return COMMON if topics and all(topic in common for topic in topics) else OTHER


def _story(graph: KnowledgeGraph, iri: str, members: Sequence[str], colour: int) -> StorySubject:
    dates = sorted(date for member in members if (date := _time(graph.attributes(member))) is not None)
    middle = dates[(len(dates) - 1) // 2] if dates else None
    return StorySubject(iri, len(members), middle, colour, graph.attributes(iri).get("keyword", ()))


def _time(attributes: Mapping[str, Any]) -> datetime | None:
    found: datetime | None = attributes.get("date_published") or attributes.get("start_date")
    return found


def _across(
    adjacency: Mapping[str, Mapping[str, Mapping[str, object]]], story_of: Mapping[str, int]
) -> dict[tuple[int, int], int]:
    """How many related links lead from one story to another, either way; the lesser number is first."""
    counts: dict[tuple[int, int], int] = {}
    for iri, own in story_of.items():
        for target, fields in adjacency[iri].items():
            other = story_of.get(target)
            if other is not None and other != own and "related_to" in fields:
                pair = (own, other) if own < other else (other, own)
                counts[pair] = counts.get(pair, 0) + 1
    return dict(sorted(counts.items()))
