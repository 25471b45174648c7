"""The stories of a graph, the largest first, each with all that is known of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from kg.graph import KnowledgeGraph

_LAST = datetime.max.replace(tzinfo=UTC)
_DAY = len("2020-06-24-")


@dataclass(frozen=True, slots=True)
class TopicCount:
    """A topic, its label, and how many of a story's articles are about it."""

    iri: str
    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class ListedStory:
    """A story as the graph tells it.

    ``id`` is the shortest beginning of the IRI's last part, in whole words, that no other story of the graph has.
    ``independent`` counts the providers that do not merely copy another's text. ``members`` are its articles in order
    of time, those without date last; ``topics`` those with most articles first. What is not known is None or empty.
    """

    iri: str
    id: str
    name: str
    keywords: tuple[str, ...]
    start: datetime | None
    end: datetime | None
    size: int
    providers: int
    independent: int
    core: str
    topics: tuple[TopicCount, ...]
    members: tuple[str, ...]

    @property
    def span(self) -> timedelta | None:
        """The time from its first article to its last; None where no date is known."""
        return self.end - self.start if self.start and self.end else None


def listed(graph: KnowledgeGraph) -> list[ListedStory]:
    """All stories of a graph, the largest first, those of one size by IRI.

    >>> import kg
    >>> for story in listed(kg.build("seeds").graph)[:2]:
    ...     print(story.size, story.providers, story.name)
    6 6 Boston bans police from using facial recognition technology
    3 3 States push back against use of facial recognition by police
    """
    members: dict[str, list[str]] = defaultdict(list)
    for iri, targets in graph.adjacency().items():
        for target, fields in targets.items():
            if "in_story" in fields:
                members[target].append(iri)
    stories = graph.iris("story")
    ids = short_ids(stories)
    found = (_listed(graph, iri, ids[iri], members[iri]) for iri in stories)
    return sorted(found, key=lambda story: (-story.size, story.iri))


def _listed(graph: KnowledgeGraph, iri: str, short: str, members: Iterable[str]) -> ListedStory:
    values = graph.attributes(iri)
    ordered = sorted(members, key=lambda member: (graph.attributes(member).get("date_published", _LAST), member))
    topics = Counter(topic for member in ordered for topic in graph.targets(member, "about"))
    return ListedStory(
        iri,
        short,
        name=values.get("name", ""),
        keywords=values.get("keyword", ()),
        start=values.get("start_date"),
        end=values.get("end_date"),
        size=values.get("size", len(ordered)),
        providers=values.get("provider_count", 0),
        independent=values.get("independent_provider_count", 0),
        core=next(iter(graph.targets(iri, "core")), ""),
        topics=tuple(
            TopicCount(topic, graph.attributes(topic).get("name", last_part(topic)), count)
            for topic, count in sorted(topics.items(), key=lambda item: (-item[1], item[0]))
        ),
        members=tuple(ordered),
    )


def last_part(iri: str) -> str:
    """What stands after an IRI's last slash."""
    return iri.rpartition("/")[2]


def short_ids(iris: Iterable[str]) -> Mapping[str, str]:
    """For each IRI the shortest beginning of its last part, in whole words, that none of the others has.

    >>> list(short_ids(["x/2020-06-24-boston-bans-it", "x/2020-06-24-boston-bids", "x/2020-06-24-rain"]).values())
    ['2020-06-24-boston-bans', '2020-06-24-boston-bids', '2020-06-24-rain']
    """
    ordered = sorted(iris, key=last_part)
    parts = [last_part(iri) for iri in ordered]
    shared = [0, *(_alike(one, other) for one, other in pairwise(parts)), 0]
    found: dict[str, str] = {}
    for at, (iri, part) in enumerate(zip(ordered, parts, strict=True)):
        common = max(shared[at], shared[at + 1])
        neighbours = parts[max(at - 1, 0) : at] + parts[at + 1 : at + 2]
        end = part.find("-", max(common + 1, _DAY))
        found[iri] = iri if part in neighbours else part[:end] if end > 0 else part
    return found


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (mine, theirs) in enumerate(pairs) if mine != theirs), min(len(one), len(other)))
