"""A file of sorted blocks, one a node, with some blocks replaced: what has not changed is copied, not made again."""

from __future__ import annotations

import mmap
from collections.abc import Callable, Mapping
from pathlib import Path

Find = Callable[[mmap.mmap, bytes], tuple[int, int]]
"""Where the block of a subject (``<IRI>``) stands in a file, or would stand: its start and its end."""


def splice(old: Path, new: Path, blocks: Mapping[str, str], find: Find) -> None:
    """Write ``new``: the file ``old`` with the blocks of some nodes (by IRI) replaced, an empty one left out."""
    with (
        old.open("rb") as source,
        mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ) as text,
        memoryview(text) as view,
        new.open("wb") as out,
    ):
        done = 0
        for iri in sorted(blocks, key=lambda iri: iri + ">"):
            start, end = find(text, f"<{iri}>".encode())
            with view[done:start] as kept:
                out.write(kept)
            out.write(blocks[iri].encode())
            done = end
        with view[done:] as kept:
            out.write(kept)


def find_lines(text: mmap.mmap, subject: bytes) -> tuple[int, int]:
    """The block of a subject in sorted lines that each begin with theirs (N-Triples)."""
    return _first_line(text, subject + b" "), _first_line(text, subject + b"!")


def _first_line(text: mmap.mmap, least: bytes) -> int:
    """Where the first line stands that does not sort before ``least``; the end where all do."""
    low, high = 0, len(text)
    while low < high:
        start = text.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = text.find(b"\n", start, high) + 1 or high
        if text[start : start + len(least)] < least:
            low = end
        else:
            high = start
    return low


def find_paragraph(text: mmap.mmap, subject: bytes) -> tuple[int, int]:
    """The block of a subject among blocks that each begin with an empty line and a line of its own (our Turtle)."""
    low, end_of_text = text.find(b"\n\n<") + 1 or len(text), len(text)
    high = end_of_text
    while low < high:
        start = text.rfind(b"\n\n<", low - 1, (low + high) // 2 + 3) + 1 or low
        end = text.find(b"\n\n<", start, high + 2) + 1 or high
        if text[start + 1 : text.find(b"\n", start + 1)] < subject:
            low = end
        else:
            high = start
    if text[low + 1 : low + 2 + len(subject)] != subject + b"\n":
        return low, low
    return low, text.find(b"\n\n<", low + 1) + 1 or end_of_text
