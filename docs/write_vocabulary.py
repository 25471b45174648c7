"""Writes what is made of the vocabulary: docs/vocabulary.md, its picture, and the second part of shapes.ttl.

To be run (python docs/write_vocabulary.py) after a change to kg/vocabulary.py, ontology.ttl or shapes.ttl.
"""

from __future__ import annotations

from pathlib import Path

from kg.checks import SHAPES
from kg.checks.diagram import generate_svg
from kg.checks.reference import generate_reference
from kg.checks.table_shapes import MARK, generate_shapes

DOCS = Path(__file__).resolve().parent


def main() -> None:
    """Write the three."""
    by_hand = SHAPES.read_text(encoding="utf-8").partition(MARK)[0]
    SHAPES.write_text(by_hand + MARK + "".join(generate_shapes()), encoding="utf-8", newline="\n")
    for file, lines in (("vocabulary.md", generate_reference()), ("images/vocabulary.svg", generate_svg())):
        (DOCS / file).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
