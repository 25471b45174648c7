"""The colours of the page, for whatever else is drawn: they are in its style sheet and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

_SHEET = Path(__file__).parent / "style" / "tokens.css"
_PROPERTY = re.compile(r"--([a-z0-9-]+):\s*([^;]+);")

TOPICS = tuple(f"topic{place}" for place in range(7))
"""The names of the colours that topics have, in their order."""
COMMON, PALE, OTHER = "common", "common-pale", "other"
"""The colour of topics that half of all articles have, that within the rim of their stories, and that of all others."""


@cache
def palette() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The custom properties of the page by name: in the light, and in the dark.

    >>> light, dark = palette()
    >>> light["paper"], light.keys() >= dark.keys()
    ('#fbfbf9', True)
    """
    light, _, dark = _SHEET.read_text("utf-8").partition("@media")
    return dict(_PROPERTY.findall(light)), dict(_PROPERTY.findall(dark))


def declarations(selector: str, names: Sequence[str]) -> str:
    """Style rules that give an element those colours, light or dark as the reader's system has it."""
    light, dark = (
        "{ " + " ".join(f"--{name}: {colours[name]};" for name in names) + " }"
        for colours in (palette()[0], {**palette()[0], **palette()[1]})
    )
    return f"{selector} {light}\n@media (prefers-color-scheme: dark) {{\n  {selector} {dark}\n}}\n"
