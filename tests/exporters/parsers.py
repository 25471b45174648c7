"""Files in the formats that only other people's parsers read back: their statements, brought to canonical N-Quads."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pyoxigraph

from tests.corpus import ROOT


def canonical(text: str | bytes, syntax: pyoxigraph.RdfFormat = pyoxigraph.RdfFormat.N_QUADS) -> list[str]:
    """The statements of a text in canonical form (RDFC-1.0), sorted."""
    dataset = pyoxigraph.Dataset(pyoxigraph.parse(text, format=syntax))
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    assert not any(isinstance(quad.subject, pyoxigraph.BlankNode) for quad in dataset), "a blank node"
    return sorted(map(str, dataset))


def by_rdflib(path: Path, syntax: str) -> list[str]:
    """What rdflib reads."""
    import rdflib

    # Else it writes 20:56:00Z as 20:56:00+00:00.
    normalize, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        found = rdflib.Dataset()
        found.parse(path, format=syntax)
        return canonical(found.serialize(format="nquads", encoding="utf-8"))
    finally:
        rdflib.NORMALIZE_LITERALS = normalize


def by_raptor(path: Path, syntax: str) -> list[str]:
    """What Raptor reads, which is not to fail."""
    run = subprocess.run(["rapper", "-q", "-i", syntax, "-o", "nquads", path], capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()
    return canonical(run.stdout)


def by_serd(path: Path, syntax: str) -> list[str]:
    """What Serd reads, which is not to complain."""
    run = subprocess.run(["serdi", "-i", syntax, "-o", "nquads", path], capture_output=True, check=False)
    assert run.returncode == 0 and not run.stderr, run.stderr.decode()
    return canonical(run.stdout)


def by_jsonld_js(*paths: Path) -> list[list[str]]:
    """What jsonld.js reads of each file; it is to leave nothing out."""
    script = ROOT / "tests" / "exporters" / "jsonld_to_nquads.js"
    run = subprocess.run(["node", script, *paths], capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()
    return [canonical(json.loads(line)) for line in run.stdout.splitlines()]


def by_oxigraph(syntax: pyoxigraph.RdfFormat) -> Callable[[Path], list[str]]:
    """What Oxigraph reads in a syntax."""
    return lambda path: canonical(path.read_bytes(), syntax)
