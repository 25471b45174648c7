"""The picture of a large graph: groups of articles as discs, packed into one island a topic.

In the middle of an island is its topic, around it the groups and the providers that write across
groups, large ones first. The other providers stand on the rim of the group that is most theirs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from kg.explorer.communities import communities
from kg.explorer.discs import STEP, Disc, head, side_by_side, single
from kg.explorer.marks import mark_size
from kg.explorer.packing import Point
from kg.vocabulary import THINGS

Links = Mapping[str, Mapping[int, Sequence[int]]]
"""By field, by subject: the targets, in order."""

Circle = tuple[float, float, float]
"""Middle and radius."""

WIDE = 1.4
"""Islands lie side by side rather than one above the other, as screens do."""
PROMINENT = 8
"""Articles, in more than one group, that give a provider a place of its own."""


def islands(kinds: Sequence[str], links: Links) -> tuple[dict[int, Point], dict[int, Circle]]:
    """A place for each node, and the island of each topic.

    Nodes are numbered, articles and other things first, each kind by date.
    """
    articles_about = _inverse(links.get("about", {}))
    made: list[tuple[int | None, Disc]] = []
    for topic, discs in _inhabitants(kinds, links).items():
        discs.sort(key=lambda disc: -disc.radius)
        if topic is not None:
            discs.insert(0, single(topic, mark_size("topic", len(articles_about.get(topic, ()))) + STEP))
        island = side_by_side(discs)
        island.radius += STEP
        made.append((topic, island))
    made.sort(key=lambda pair: -pair[1].radius)

    points = side_by_side([island for _, island in made], WIDE).points
    circles = {}
    for topic, island in made:
        if topic is not None:
            (x, y), (dx, dy) = points[topic], island.points[topic]
            circles[topic] = (x - dx, y - dy, island.radius)
    return points, circles


def _inhabitants(kinds: Sequence[str], links: Links) -> dict[int | None, list[Disc]]:
    """What goes on each topic's island, and on that of no topic: groups and providers of their own."""
    publisher = _joined(links, "publisher", "affiliation")
    articles_of = _inverse(publisher)
    groups = communities(sum(kind in THINGS for kind in kinds), _joined(links, "related_to", "has_part"))
    topics = _topic_of_each(groups, links.get("about", {}))
    home, prominent = _provider_homes(groups, publisher)

    found: dict[int | None, list[Disc]] = {node: [] for node, kind in enumerate(kinds) if kind == "topic"}
    rims: dict[int, list[int]] = {}
    for node, kind in enumerate(kinds):
        if kind in THINGS or kind == "topic":
            continue
        if node not in home:
            found.setdefault(None, []).append(single(node, STEP))
        elif node in prominent:
            room = mark_size(kind, len(articles_of[node])) + STEP / 2
            found.setdefault(topics[home[node]], []).append(single(node, room))
        else:
            rims.setdefault(home[node], []).append(node)
    for number, group in enumerate(groups):
        found.setdefault(topics[number], []).append(head(group, rims.get(number, ()), articles_of))
    return found


def _topic_of_each(groups: Sequence[Sequence[int]], about: Mapping[int, Sequence[int]]) -> list[int | None]:
    """For each group the rarest topic that a third of its articles share: the most telling one."""
    spread = Counter(topic for topics in about.values() for topic in topics)
    chosen: list[int | None] = []
    for group in groups:
        told = [about[article] for article in group if article in about]
        common = Counter(topic for topics in told for topic in topics)
        least = min(len(told) / 3, max(common.values(), default=0))
        telling = [topic for topic, number in common.items() if number >= least]
        chosen.append(min(telling, key=lambda topic: (spread[topic], topic), default=None))
    return chosen


def _provider_homes(
    groups: Sequence[Sequence[int]], publisher: Mapping[int, Sequence[int]]
) -> tuple[dict[int, int], set[int]]:
    """For each provider the group that holds most of its articles; and the prominent providers."""
    tally: dict[int, Counter[int]] = {}
    for number, group in enumerate(groups):
        for article in group:
            for provider in publisher.get(article, ()):
                tally.setdefault(provider, Counter())[number] += 1
    home = {provider: min(shares, key=lambda group: (-shares[group], group)) for provider, shares in tally.items()}
    prominent = {node for node, shares in tally.items() if len(shares) > 1 and shares.total() >= PROMINENT}
    return home, prominent


def _joined(links: Links, *fields: str) -> dict[int, list[int]]:
    """By subject the targets of several fields together."""
    found: dict[int, list[int]] = {}
    for field in fields:
        for subject, targets in links.get(field, {}).items():
            found.setdefault(subject, []).extend(targets)
    return found


def _inverse(links: Mapping[int, Sequence[int]]) -> dict[int, list[int]]:
    subjects: dict[int, list[int]] = {}
    for subject, targets in links.items():
        for target in targets:
            subjects.setdefault(target, []).append(subject)
    return subjects
