"""The words of a text, in any script: where it has no spaces, two characters stand for a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import combining, normalize

STEM = 5
"""So many letters of a word tell it from others; its endings are cut."""

_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)


def folded(text: str) -> str:
    """A text as two are compared: case and accents aside.

    >>> folded("Élection à São Paulo – «Ёлка»")
    'election a sao paulo – «елка»'
    """
    plain = normalize("NFKC", text).casefold()
    if plain.isascii():
        return plain
    return normalize("NFC", "".join(c for c in normalize("NFD", plain) if not combining(c)))


def words(text: str) -> Iterator[str]:
    """The words of a folded text, in order; of a script without spaces each two neighbours.

    >>> list(words("boston bans it")), list(words("東京五輪"))
    (['boston', 'bans', 'it'], ['東京', '京五', '五輪'])
    """
    found: list[str] = _WORD.findall(text)
    return iter(found) if text.isascii() else _parted(found)


def _parted(found: list[str]) -> Iterator[str]:
    for word in found:
        if word.isascii() or not _UNSPACED.search(word):
            yield word
            continue
        start = 0
        for run in _UNSPACED.finditer(word):
            if run.start() > start:
                yield word[start : run.start()]
            yield from (run[0][at : at + 2] for at in range(max(1, len(run[0]) - 1)))
            start = run.end()
        if start < len(word):
            yield word[start:]


def unspaced(text: str) -> int:
    """How many characters of a text are of scripts without spaces.

    >>> unspaced("東京五輪 2020")
    4
    """
    return 0 if text.isascii() else sum(len(run) for run in _UNSPACED.findall(text))


def stem(word: str) -> str:
    """What stands for a word and its other forms.

    >>> stem("rejected") == stem("rejects")
    True
    """
    return word[:STEM]
