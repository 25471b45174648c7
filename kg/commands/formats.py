"""``kg formats``: what can be written."""

from __future__ import annotations

import argparse

from kg.commands import OK, Lines, Progress


def configure(parser: argparse.ArgumentParser) -> None:
    """Tell the parser that ``kg formats`` takes no arguments."""
    parser.description = "List the formats that kg build --format and kg export can write."


def run(options: argparse.Namespace, progress: Progress) -> Lines:
    """One line a format: its name, the file it makes, what it is."""
    from kg.exporters import DEFAULT_FORMATS, formats

    found = formats()
    width = max(map(len, found))
    file_width = max(len(known.file) for known in found.values())
    for name, known in found.items():
        default = "; written by default" if name in DEFAULT_FORMATS else ""
        yield (f"{name:<{width}}  {known.file:<{file_width}}  {known.summary}{default}")
    return OK
