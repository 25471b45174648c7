"""Stories as JSON. Its text is ASCII, so that any terminal can show it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from kg.stories.listing import ListedStory
from kg.stories.ties import Tie
from kg.stories.timeline import Entry


def list_lines(stories: Sequence[ListedStory]) -> Iterator[str]:
    """The lines of an array of stories."""
    yield from _lines([_story(story) for story in stories])


def story_lines(story: ListedStory, entries: Sequence[Entry], ties: Mapping[str, Sequence[Tie]]) -> Iterator[str]:
    """The lines of one story, with its timeline and what ties its articles together."""
    articles = [_entry(entry) | {"ties": [_tie(tie) for tie in ties.get(entry.iri, ())]} for entry in entries]
    yield from _lines(_story(story) | {"timeline": articles})


def _story(story: ListedStory) -> dict[str, Any]:
    return {
        "iri": story.iri,
        "id": story.id,
        "name": story.name,
        "keywords": story.keywords,
        "start": _instant(story.start),
        "end": _instant(story.end),
        "size": story.size,
        "providers": story.providers,
        "independent": story.independent,
        "core": story.core,
        "topics": [{"iri": topic.iri, "name": topic.name, "articles": topic.articles} for topic in story.topics],
        "members": story.members,
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "iri": entry.iri,
        "date": _instant(entry.date),
        "provider": entry.provider,
        "headline": entry.headline,
        "membership": float(entry.membership) if entry.membership is not None else None,
        "core": entry.core,
        "copy_of": entry.copy_of,
    }


def _tie(tie: Tie) -> dict[str, Any]:
    return {
        "other": tie.other,
        "log_odds": tie.log_odds,
        "seconds_later": tie.apart.total_seconds() if tie.apart is not None else None,
        "related": tie.related,
        "one_publisher": tie.one_publisher,
        "likeness": tie.likeness,
        "terms": [{"word": term.word, "other_word": term.other_word, "share": term.share} for term in tie.terms],
        "runs": tie.runs,
    }


def _instant(date: datetime | None) -> str | None:
    return date.isoformat().replace("+00:00", "Z") if date else None


def _lines(document: object) -> Iterator[str]:
    yield from json.dumps(document, indent=2).split("\n")
