"""The picture of a small graph: nodes repel each other, links draw together, until it rests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt

from kg.explorer.islands import Links
from kg.explorer.packing import Point

LENGTH = {"related_to": 130.0, "publisher": 100.0, "about": 190.0}
"""How far apart linked nodes like to be, in pixels at full size."""
REPULSION = 60_000.0
FLAT = 1.5
"""Labels are wider than high: what is above or below counts as this much farther away."""
GRAVITY = 0.012
PAIRS = 400_000
"""Pairs of nodes weighed in all: the time this takes."""


def springs(start: Mapping[int, Point], count: int, links: Links) -> dict[int, Point]:
    """Move the nodes from where they are to where they are at ease.

    Starts from whole numbers and uses only arithmetic and square roots from there, which are exact to
    the last bit everywhere: a small difference would grow into another picture.
    """
    xs = [float(round(start[node][0])) for node in range(count)]
    ys = [float(round(start[node][1])) * FLAT for node in range(count)]
    pulls = [
        (subject, target, LENGTH.get(field, 150.0))
        for field, by_subject in sorted(links.items())
        for subject, targets in by_subject.items()
        for target in targets
    ]
    degree = [1] * count
    for subject, target, _ in pulls:
        degree[subject] += 1
        degree[target] += 1
    sweeps = min(300, PAIRS // max(1, count * (count - 1) // 2))
    for sweep in range(sweeps):
        heat = 40.0 * (1 - sweep / sweeps)
        _step(xs, ys, pulls, degree, heat)
    return {node: (xs[node], ys[node] / FLAT) for node in range(count)}


def _step(
    xs: list[float], ys: list[float], pulls: Sequence[tuple[int, int, float]], degree: Sequence[int], heat: float
) -> None:
    count = len(xs)
    fx = [-GRAVITY * x for x in xs]
    fy = [-GRAVITY * y for y in ys]
    for one in range(count):
        x, y = xs[one], ys[one]
        for other in range(one + 1, count):
            dx, dy = x - xs[other], y - ys[other]
            push = REPULSION / (dx * dx + dy * dy + 1) / sqrt(dx * dx + dy * dy + 1)
            fx[one] += dx * push
            fy[one] += dy * push
            fx[other] -= dx * push
            fy[other] -= dy * push
    for subject, target, length in pulls:
        dx, dy = xs[target] - xs[subject], ys[target] - ys[subject]
        distance = sqrt(dx * dx + dy * dy) + 1e-9
        # A node of many links is drawn by each a little, lest it swallow its neighbours.
        pull = 0.3 * (distance - length) / distance / sqrt(min(degree[subject], degree[target]))
        fx[subject] += dx * pull
        fy[subject] += dy * pull
        fx[target] -= dx * pull
        fy[target] -= dy * pull
    for node in range(count):
        force = sqrt(fx[node] * fx[node] + fy[node] * fy[node])
        if force > heat:
            fx[node] *= heat / force
            fy[node] *= heat / force
        xs[node] += fx[node]
        ys[node] += fy[node]
