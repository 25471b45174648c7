"""docs/vocabulary.md and its picture are made of the vocabulary, and are up to date."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

import pytest

from kg.checks.diagram import generate_svg
from kg.checks.reference import generate_reference
from kg.vocabulary import KINDS, Kind
from tests.corpus import ROOT

REFERENCE = "".join(f"{line}\n" for line in generate_reference())
PICTURE = "".join(f"{line}\n" for line in generate_svg())


@pytest.mark.parametrize(("file", "text"), [("vocabulary.md", REFERENCE), ("images/vocabulary.svg", PICTURE)])
def test_it_is_up_to_date(file: str, text: str) -> None:
    assert (ROOT / "docs" / file).read_text(encoding="utf-8") == text, "run: python docs/write_vocabulary.py"


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_it_has_every_kind_and_field(kind: Kind) -> None:
    part = REFERENCE.partition(f"\n### {kind.name.capitalize()}\n")[2].partition("\n#")[0]
    assert all(f"`{name}`" in part for name in kind.classes)
    assert re.findall(r"^\| `(\S+)`", part, re.MULTILINE) == [
        field.term for field in kind.fields if field.datatype != "class"
    ]


def test_every_table_is_even() -> None:
    for table in re.findall(r"(?:^\|.*\n)+", REFERENCE, re.MULTILINE):
        assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}) == 1, table


def test_the_picture_has_every_class_and_link() -> None:
    texts = [element.text or "" for element in ElementTree.fromstring(PICTURE).iter("{http://www.w3.org/2000/svg}text")]
    told = " ".join(texts)
    linked = {target for kind in KINDS.values() for link in kind.links for target in link.targets}
    for kind in KINDS.values():
        assert kind.classes[0].partition(":")[2] in told or not (kind.links or kind.name in linked)
        assert all(link.term in told for link in kind.links)
