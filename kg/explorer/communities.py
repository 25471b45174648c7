"""Which articles belong together: groups by related links, small enough to look at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

LARGEST = 300
"""Articles a group may hold before it is divided."""

SWEEPS = 3


def communities(count: int, links: Mapping[int, Sequence[int]]) -> list[list[int]]:
    """Groups of the articles 0 … count - 1, each in order, the groups in order of their first.

    What links connect is a group; where that is too large to read, densely linked parts of it; where
    even those are, neighbours in order (of date, as articles are numbered).

    >>> communities(4, {0: [2]})
    [[0, 2], [1], [3]]
    """
    groups: list[list[int]] = []
    for group in _connected(count, links):
        if len(group) <= LARGEST:
            groups.append(group)
        else:
            for part in _dense_parts(group, links):
                pieces = -(-len(part) // LARGEST)
                size = -(-len(part) // pieces)
                groups += [part[start : start + size] for start in range(0, len(part), size)]
    return sorted(groups)


def _connected(count: int, links: Mapping[int, Sequence[int]]) -> list[list[int]]:
    parent = list(range(count))

    def root(article: int) -> int:
        while parent[article] != article:
            parent[article] = parent[parent[article]]
            article = parent[article]
        return article

    for article, others in links.items():
        top = root(article)
        for other in others:
            if parent[other] != top:
                reached = root(other)
                # The smaller number leads, so that a group's leader is its first.
                top, reached = min(top, reached), max(top, reached)
                parent[reached] = top
    return _by_label([root(article) for article in range(count)], range(count))


def _dense_parts(group: Sequence[int], links: Mapping[int, Sequence[int]]) -> list[list[int]]:
    """Label propagation in a fixed order: each takes the label most of its neighbours have."""
    near: dict[int, list[int]] = {article: list(links.get(article, ())) for article in group}
    for article in group:
        for other in links.get(article, ()):
            near[other].append(article)
    label = {article: article for article in group}
    for _ in range(SWEEPS):
        for article in group:
            votes: dict[int, int] = {}
            for other in near[article]:
                choice = label[other]
                votes[choice] = votes.get(choice, 0) + 1
            most = max(votes.values())
            label[article] = min(choice for choice, number in votes.items() if number == most)
    return _by_label([label[article] for article in group], group)


def _by_label(labels: Sequence[int], members: Sequence[int]) -> list[list[int]]:
    groups: dict[int, list[int]] = {}
    for label, member in zip(labels, members, strict=True):
        groups.setdefault(label, []).append(member)
    return list(groups.values())
