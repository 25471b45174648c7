"""Checking graphs: the syntax of files, then what the shapes say of what is in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.checks import SHAPES, Checked, Fault
from kg.checks.rdf_file import SUFFIXES, Reader, language_faults
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph


def validate(graph: KnowledgeGraph | Path, shapes: Path = SHAPES) -> list[Fault]:
    """What is wrong in a graph, or in an RDF file: its faults, sorted, errors first; none where all is well.

    Where the syntax is wrong, that is all that is found. Raises UsageError for a name that tells no format of RDF and
    for shapes that are none, GraphFileError for a file that cannot be read.

    >>> validate(Path("exports/graph.nt"))
    []
    """
    if isinstance(graph, Path):
        return list(next(validate_files([graph], shapes)).faults)
    import pyoxigraph

    from kg.checks import shacl
    from kg.exporters.ntriples import generate_ntriples

    read = shacl.read_shapes(shapes)
    text = "".join(generate_ntriples(graph))
    triples = [quad.triple for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_TRIPLES)]
    return sorted({*shacl.faults(triples, read), *language_faults(triples)})


def validate_files(paths: Sequence[Path], shapes: Path = SHAPES) -> Iterator[Checked]:
    """Each file checked; a folder stands for the RDF files in it. Raises what ``validate`` raises."""
    from kg.checks import shacl

    read = shacl.read_shapes(shapes)
    seen: dict[tuple[int, int], str] = {}
    for file in _files(paths):
        reader = Reader(file)
        known = _known(reader, seen) if len(seen) else ""
        if known:
            yield Checked(str(file), reader.statements, (), known)
            continue
        reader = Reader(file)
        found = shacl.faults(reader.triples(), read)
        if any(fault.line for fault in reader.faults):
            found = []  # of half a file, what is missing would be told as wrong
        else:
            seen[reader.digest] = str(file)
        yield Checked(str(file), reader.statements, tuple(sorted({*reader.faults, *found})))


def _known(reader: Reader, seen: dict[tuple[int, int], str]) -> str:
    """The file, checked before, that has the same statements."""
    for _ in reader.triples():
        pass
    return "" if any(fault.line for fault in reader.faults) else seen.get(reader.digest, "")


def _files(paths: Sequence[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        within = sorted((file for file in path.iterdir() if file.suffix in SUFFIXES), key=_plainest_first)
        if not within:
            raise UsageError(f"the folder {str(path)!r} has no RDF; build some there: kg build PATH -o {path}")
        found.extend(within)
    return list(dict.fromkeys(found))


def _plainest_first(file: Path) -> tuple[int, str]:
    return SUFFIXES.index(file.suffix), file.name
