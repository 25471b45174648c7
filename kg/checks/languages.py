"""Which language tags can be those of a language (BCP 47, https://www.rfc-editor.org/info/bcp47)."""

from __future__ import annotations

_SECOND_LETTERS = {
    "a": "abefkmnrsvyz", "b": "aeghimnors", "c": "aehorsuvy", "d": "aevz", "e": "elnostu", "f": "afijory",
    "g": "adlnuv", "h": "aeiortuyz", "i": "adegiknostuw", "j": "aivw", "k": "agijklmnorsuvwy", "l": "abginotuv",
    "m": "ghiklnorsty", "n": "abdeglnorvy", "o": "cjmrs", "p": "ailst", "q": "u", "r": "mnouw",
    "s": "acdeghiklmnoqrstuvw", "t": "aeghiklnorstwy", "u": "gkrz", "v": "eio", "w": "ao", "x": "h", "y": "io",
    "z": "ahu",
}  # fmt: skip
"""By their first, those of the codes that ISO 639-1 has or had. Of three letters there are eight thousand."""


def is_language(tag: str) -> bool:
    """Whether a well-formed tag begins with a language that there is, is private or of old.

    >>> is_language("pt-BR"), is_language("gsw"), is_language("x-klingon"), is_language("english"), is_language("uu")
    (True, True, True, False, False)
    """
    first = tag.partition("-")[0].lower()
    if len(first) == 2:
        return first[1] in _SECOND_LETTERS.get(first[0], "")
    return len(first) == 3 or first in ("x", "i")
