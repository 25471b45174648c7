"""How wide a text is in a picture, roughly: whoever draws it has a font of their own."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import category, east_asian_width

_NARROW = frozenset("iljtfrI.,:;'’‘!|()[] ")
_WIDE = frozenset("mwMW@%&—…")
_USUAL = 0.62


def advance(text: str, size: float) -> float:
    """The width of a text in a sans-serif font of that size; on the wide side.

    >>> advance("ill", 10) < advance("own", 10) < advance("東京都", 10)
    True
    """
    return size * sum(map(_advance, text))


def _advance(character: str) -> float:
    if east_asian_width(character) in "WF":
        return 1.05
    if category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if character in _NARROW:
        return 0.38
    if character in _WIDE:
        return 1.0
    return 0.74 if character.isupper() else _USUAL


def cut(text: str, size: float, width: float) -> str:
    """The text, or as much of its beginning as is no wider, with an ellipsis; after a word, unless that is far before.

    >>> cut("Boston bans facial recognition", 10, 90), cut("Boston", 10, 90), cut("Facial-recognition", 10, 60)
    ('Boston bans…', 'Boston', 'Facial-re…')
    """
    if advance(text, size) <= width:
        return text
    room = width - advance("…", size)
    kept = 0
    for character in text:
        room -= advance(character, size)
        if room < 0:
            break
        kept += 1
    whole = kept if text[kept : kept + 1].isspace() else text.rfind(" ", 0, kept)
    return text[: whole if whole > kept / 2 else kept].rstrip() + "…"


def lines(text: str, size: float, width: float, most: int) -> Sequence[str]:
    """The text in at most so many lines, the last one cut where it does not fit.

    >>> lines("Boston bans facial recognition", 10, 90, 2)
    ['Boston bans', 'facial recogniti…']
    """
    found: list[str] = []
    rest = text.split(" ")
    while rest and len(found) < most - 1:
        taken = 1
        while taken < len(rest) and advance(" ".join(rest[: taken + 1]), size) <= width:
            taken += 1
        if taken == 1 and advance(rest[0], size) > width:
            break  # no words to break at: the last line cuts it
        found.append(" ".join(rest[:taken]))
        rest = rest[taken:]
    return [*found, cut(" ".join(rest), size, width)] if rest else found
