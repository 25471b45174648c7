"""The colours of topics: told from each other by all readers, and from the paper."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from math import dist

import pytest

from kg.explorer.palette import COMMON, OTHER, TOPICS, palette

LIGHT, DARK = palette()
MARKS = (*TOPICS, COMMON, OTHER)
SIGHTS = {
    "usual": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
"""How linear red, green and blue are seen: Machado, Oliveira and Fernandes 2009, severity 1."""


def linear(colour: str) -> tuple[float, ...]:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def contrast(one: str, other: str) -> float:
    dark, light = sorted(
        0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in (linear(one), linear(other))
    )
    return (light + 0.05) / (dark + 0.05)


def lab(colour: str, sight: str) -> tuple[float, float, float]:
    """CIE 1976 L*a*b* of what is seen of a colour."""
    own = linear(colour)
    red, green, blue = (min(1.0, max(0.0, sum(a * b for a, b in zip(row, own, strict=True)))) for row in SIGHTS[sight])
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("colours", [LIGHT, {**LIGHT, **DARK}], ids=["light", "dark"])
@pytest.mark.parametrize("sight", SIGHTS)
def test_topics_are_told_from_each_other_and_from_what_tells_nothing(colours: Mapping[str, str], sight: str) -> None:
    seen = {name: lab(colours[name], sight) for name in MARKS}
    near = {pair: dist(seen[pair[0]], seen[pair[1]]) for pair in combinations(MARKS, 2)}
    assert min(near.values()) >= 17, min(near, key=lambda pair: near[pair])
    assert min(apart for pair, apart in near.items() if COMMON in pair) >= 20


@pytest.mark.parametrize("colours", [LIGHT, {**LIGHT, **DARK}], ids=["light", "dark"])
def test_marks_are_seen_on_paper_and_on_the_strip(colours: Mapping[str, str]) -> None:
    for ground in ("paper", "ground"):
        assert {name for name in MARKS if contrast(colours[name], colours[ground]) < 3} == set()


@pytest.mark.parametrize("colours", [LIGHT, {**LIGHT, **DARK}], ids=["light", "dark"])
def test_a_name_is_read_in_a_pale_mark(colours: Mapping[str, str]) -> None:
    assert contrast(colours["ink"], colours["common-pale"]) >= 4.5
