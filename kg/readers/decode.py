"""Bytes of a file into text: byte order marks, line ends, and files that are not UTF-8."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

MAX_BYTES = 16 * 1024 * 1024
"""How much of one file is read; front matter that does not end by then is refused."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


_FIRST_BYTES = tuple(mark for mark, _ in _MARKS)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text with ``\\n`` line ends; ``bad_line`` is the first line (from 1) that was not UTF-8, else 0."""

    data: bytes
    bad_line: int = 0


def needs_decoding(data: bytes) -> bool:
    """Whether bytes have a byte order mark, other line ends, or zeros; else they are UTF-8 ready for use, if UTF-8."""
    return data.startswith(_FIRST_BYTES) or b"\r" in data or b"\0" in data


def to_utf8(data: bytes) -> Decoded | None:
    """The same text in UTF-8 without byte order mark and with ``\\n`` line ends; None where it is no text.

    A line that is not UTF-8 is read as Windows-1252, which most such files are; other lines keep their text.

    >>> to_utf8(b"caf\\xe9\\r\\nna\\xc3\\xafve").data.decode()
    'café\\nnaïve'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            data = data[len(mark) :]
            if encoding != "utf-8":
                try:
                    data = data.decode(encoding).encode()
                except UnicodeError:
                    return None
            break
    if b"\0" in data[:4]:
        return None  # UTF-16 without a mark, or no text at all
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        data.decode()
    except UnicodeDecodeError as error:
        if b"\0" in data:
            return None
        line = data.count(b"\n", 0, error.start) + 1
        return Decoded(b"\n".join(map(_line, data.split(b"\n"))), line)
    return Decoded(data)


def _line(line: bytes) -> bytes:
    try:
        line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace").encode()
    return line
