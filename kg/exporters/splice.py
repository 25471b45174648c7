"""A file of sorted blocks, one a node, with some blocks replaced: what has not changed is copied, not made again."""

from __future__ import annotations

import mmap
import os
from collections.abc import Callable, Mapping
from io import RawIOBase
from pathlib import Path
from typing import BinaryIO

_AT_ONCE = 1 << 20

Find = Callable[[mmap.mmap, bytes], tuple[int, int]]
"""Where the block of a subject (``<IRI>``) stands in a file, or would stand: its start and its end."""


def splice(old: Path, new: Path, blocks: Mapping[str, str], find: Find) -> None:
    """Write ``new``: the file ``old`` with the blocks of some nodes (by IRI) replaced, an empty one left out."""
    with (
        old.open("rb") as source,
        mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ) as text,
        new.open("wb", buffering=0) as out,
    ):
        done = 0
        for iri in sorted(blocks, key=lambda iri: iri + ">"):
            start, end = find(text, f"<{iri}>".encode())
            _copy(source, out, done, start)
            out.write(blocks[iri].encode())
            done = end
        _copy(source, out, done, len(text))


def _copy(source: BinaryIO, out: RawIOBase, start: int, end: int) -> None:
    """Copy a part of a file, within the system where it can: by reading, where it cannot."""
    copy = getattr(os, "copy_file_range", None)
    try:
        while copy is not None and start < end and (number := copy(source.fileno(), out.fileno(), end - start, start)):
            start += number
    except OSError:
        pass  # from one file system to another it may not be possible
    source.seek(start)
    while start < end and (block := source.read(min(end - start, _AT_ONCE))):
        out.write(block)
        start += len(block)


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
