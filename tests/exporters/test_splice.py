"""Blocks of a written file are replaced, put in and left out; what comes out is what would have been written."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.exporters.splice import Find, find_lines, find_paragraph, splice

HEADER = "@prefix kg: <https://w3id.org/newskg/ns#> .\n"
IRIS = st.text("ab/-é#😀", min_size=1, max_size=4).map("https://x.org/".__add__)
TEXTS = st.text('x <>"#\\', max_size=8)
NODES = st.dictionaries(IRIS, st.lists(TEXTS, min_size=1, max_size=3), max_size=12)


def lines(iri: str, values: list[str]) -> str:
    return "".join(f'<{iri}> <p> "{value}" .\n' for value in sorted(values))


def paragraph(iri: str, values: list[str]) -> str:
    return f"\n<{iri}>\n    a kg:Article" + "".join(f' ;\n    kg:p "{value}"' for value in values) + " .\n"


def written(nodes: dict[str, list[str]], kind: str) -> str:
    ordered = sorted(nodes, key=lambda iri: iri + ">")
    if kind == "lines":
        return "".join(lines(iri, nodes[iri]) for iri in ordered)
    return HEADER + "".join(paragraph(iri, nodes[iri]) for iri in ordered)


@pytest.mark.parametrize(("kind", "find"), [("lines", find_lines), ("paragraphs", find_paragraph)])
@given(old=NODES, new=NODES, kept=st.sets(IRIS))
def test_the_changed_file_is_the_one_written_anew(
    kind: str, find: Find, old: dict[str, list[str]], new: dict[str, list[str]], kept: set[str],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:  # fmt: skip
    new = new | {iri: old[iri] for iri in old if iri in kept}
    if kind == "lines" and not old:
        return  # an empty file is no graph that a build wrote
    block = lines if kind == "lines" else paragraph
    folder = tmp_path_factory.mktemp("splice")
    (folder / "old").write_text(written(old, kind), encoding="utf-8")
    changed = {iri for iri in {*old, *new} if old.get(iri) != new.get(iri)}
    blocks = {iri: block(iri, new[iri]) if iri in new else "" for iri in changed}
    splice(folder / "old", folder / "new", blocks, find)
    assert (folder / "new").read_text(encoding="utf-8") == written(new, kind)


def test_what_is_put_in_may_stand_already(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.write_text(lines("https://x.org/a", ["1"]) + lines("https://x.org/ab", ["2"]))
    splice(old, tmp_path / "new", {"https://x.org/a": lines("https://x.org/a", ["1"])}, find_lines)
    assert (tmp_path / "new").read_text() == old.read_text()
