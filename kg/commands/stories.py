"""``kg stories``: the stories of a graph, and one with its timeline and what ties its articles together."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.commands import OK, Lines, Progress
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph
    from kg.stories.listing import ListedStory

_FROM = "the graph.nt (exports/graph.nt)"
_EXAMPLES = """\
examples:
  kg stories                                  those of exports/graph.nt, the largest first
  kg stories --topic AI --since 2020-06-01    those about a topic that went on after a day
  kg stories --story 2020-06-24-facial        one: its timeline, and what ties its articles
  kg stories --story 2020-06-24-facial --svg story.svg
  kg stories --json --from old/graph.nt
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Tell the parser the arguments of ``kg stories``."""
    parser.description = "List the stories of a graph, or tell one: its timeline, and why its articles are together."
    parser.epilog = _EXAMPLES
    parser.add_argument(
        "--from", dest="source", type=Path, default=Path("exports/graph.nt"), metavar="FILE", help=_FROM
    )
    parser.add_argument("--since", metavar="DATE", help="stories with an article on or after this day")
    parser.add_argument("--topic", metavar="NAME", help="stories with an article about this topic")
    parser.add_argument("--min-size", type=int, metavar="N", help="stories of at least so many articles")
    parser.add_argument("--story", metavar="ID", help="tell this one: its IRI, or what tells it from the others")
    output = parser.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true", help="all values, as JSON")
    output.add_argument("--svg", type=Path, metavar="FILE", help="write a picture of the story's timeline")


def run(options: argparse.Namespace, progress: Progress) -> Lines:
    """Read the graph, and list its stories or tell one."""
    from kg import read
    from kg.stories.choosing import find_story
    from kg.stories.listing import listed

    _check(options)
    graph = read(options.source)
    stories = listed(graph)
    if options.story is None:
        yield from _list(graph, stories, options)
    elif not stories:
        raise UsageError(_no_stories(options.source))
    else:
        yield from _tell(graph, find_story(stories, options.story), options)
    return OK


def _check(options: argparse.Namespace) -> None:
    if options.min_size is not None and options.min_size < 0:
        raise UsageError(f"--min-size is {options.min_size}; give a number of articles, 0 or more")
    if options.svg is not None and options.story is None:
        raise UsageError("--svg makes a picture of one story; name it with --story ID")
    given = [name for name in ("since", "topic", "min_size") if getattr(options, name) is not None]
    if options.story is not None and given:
        raise UsageError(f"--{given[0].replace('_', '-')} chooses among stories; leave it out where --story names one")
    if options.svg is not None and options.svg.is_dir():
        raise UsageError(f"{str(options.svg)!r} is a folder; name a file to write")
    both = options.svg is not None and options.svg.exists() and options.source.exists()
    if both and options.svg.samefile(options.source):
        raise UsageError(f"{str(options.svg)!r} is the graph; name another file to write")


def _list(graph: KnowledgeGraph, stories: Sequence[ListedStory], options: argparse.Namespace) -> Iterator[str]:
    from kg.stories import as_json, text
    from kg.stories.choosing import chosen, find_topic, instant
    from kg.summary import printable

    since = instant(options.since) if options.since is not None else None
    topic = find_topic(graph, options.topic) if options.topic is not None else None
    found = chosen(stories, since=since, topic=topic, min_size=options.min_size or 0)
    if options.json:
        yield from as_json.list_lines(found)
    elif found:
        yield from text.list_lines(found, len(stories))
    elif stories:
        yield _none(stories)
    else:
        yield printable(f"{_no_stories(options.source)}.")


def _none(stories: Sequence[ListedStory]) -> str:
    ends = [story.end for story in stories if story.end is not None]
    latest = f", the latest ends on {max(ends).date()}" if ends else ""
    return (
        f"None of {len(stories):,} stories matches; the largest has {stories[0].size:,} articles{latest}. Ask for less."
    )


def _no_stories(source: Path) -> str:
    return f"{source} has no stories: no two articles tell of one event, or it was built with --no-stories"


def _tell(graph: KnowledgeGraph, story: ListedStory, options: argparse.Namespace) -> Iterator[str]:
    from kg.stories import as_json, text
    from kg.stories.method import find_stories
    from kg.stories.telling import tellings_of
    from kg.stories.ties import ties
    from kg.stories.timeline import timeline

    tellings = tellings_of(graph)
    entries = timeline(graph, story, tellings)
    if options.svg is not None:
        from kg.stories.picture import picture
        from kg.summary import printable
        from kg.whole_files import written_whole

        with written_whole(options.svg) as target:
            target.write_text(picture(story, entries), encoding="utf-8", newline="\n")
        yield f"Wrote {printable(str(options.svg))}"
        return
    tied = ties(story.members, tellings, find_stories(tellings))
    yield from (as_json if options.json else text).story_lines(story, entries, tied)
