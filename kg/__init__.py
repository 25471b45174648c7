"""Builds a knowledge graph of news from a site's posts.

>>> import kg
>>> graph, report = kg.build("seeds")
>>> graph.node_counts()["provider"]
16
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.alias_file import AliasFile
    from kg.checks import Fault
    from kg.differences import Differences
    from kg.graph import KnowledgeGraph
    from kg.pipeline import Build
    from kg.querying import Answer

__all__ = ["KnowledgeGraph", "build", "diff", "export", "query", "read", "read_alias_file", "validate"]


def build(
    paths: str | Path | Iterable[str | Path],
    *,
    base_iri: str | None = None,
    aliases: AliasFile | str | Path | None = None,
    field_map: str | Path | None = None,
    jobs: int = 1,
    stories: bool = True,
) -> Build:
    """Build the knowledge graph of the posts at the paths: ``(graph, report)``.

    ``base_iri`` is where things without an address of their own live; by default the site's own address where
    its ``_config.yml`` lies in a given folder, else https://w3id.org/newskg/id/. ``aliases`` is what you decide of
    who is who: an alias file's path, or its content (``read_alias_file``). ``field_map`` is a YAML file that says
    which of our fields the names in your front matter are. ``jobs`` processes read. ``stories`` is
    whether articles that tell of one event are grouped.
    Raises UsageError for a wrong call, alias file or field map and NothingToBuildError where nothing could be
    read; bad files of the site raise nothing and are findings in the report.
    """
    from kg import pipeline

    decided = read_alias_file(aliases) if isinstance(aliases, (str, Path)) else aliases
    names = Path(field_map) if field_map is not None else None
    options = pipeline.BuildOptions(base_iri=base_iri, aliases=decided, field_map=names, jobs=jobs, stories=stories)
    return pipeline.build(paths, options)


def read_alias_file(path: str | Path) -> AliasFile:
    """The decisions in an alias file (docs/identity.md). Raises UsageError, which names each line that is wrong."""
    from kg.readers.alias_file import read_alias_file

    return read_alias_file(Path(path))


def read(path: str | Path) -> KnowledgeGraph:
    """The graph in a ``graph.nt`` that a build wrote. Raises GraphFileError where the file is none."""
    from kg.graph_file import read_ntriples

    return read_ntriples(Path(path))


def export(graph: KnowledgeGraph, path: str | Path, format: str | None = None) -> Path:
    """Write a graph to a file in the named format, or the one its suffix tells; returns the path."""
    return graph.write(path, format)


def diff(old: str | Path, new: str | Path) -> Differences:
    """What came, went and changed between two graphs: files in N-Triples or Turtle, or folders with a ``graph.nt``.

    What it returns is false where nothing did. Raises GraphFileError where one cannot be read as a graph.
    """
    from kg.differences.compare import compare

    return compare(Path(old), Path(new))


def validate(graph: KnowledgeGraph | str | Path, shapes: str | Path | None = None) -> list[Fault]:
    """What is wrong in a graph or in a file of RDF, by our SHACL shapes or those in a file; empty where all is well.

    Raises UsageError where the file's name tells no format of RDF or the shapes are none, GraphFileError where the
    file cannot be read.
    """
    from kg.checks import SHAPES
    from kg.checks.validate import validate

    return validate(Path(graph) if isinstance(graph, str) else graph, Path(shapes or SHAPES))


def query(source: KnowledgeGraph | str | Path, query: str, /, **params: Any) -> Answer:
    """The answer to a query: a ``Table`` of rows, or ``Truth`` of an ASK, or ``Statements`` of a CONSTRUCT.

    ``source`` is a graph, an RDF file, a folder of exports, or the address of an endpoint. ``query`` is SPARQL 1.1,
    in which our prefixes need no declaration, or a ``.rq`` file, or the name of a query that comes with the package.
    Where ``source`` is the address of a database such as ``ladybug:news.lbug``, it is Cypher, or a ``.cypher`` file, or
    such a name; the password comes from the environment as ``KG_PASSWORD``. ``params`` are the values of its parameters
    (docs/sparql.md). A row is a dict of Python values by variable. Raises QueryError (a UsageError) for a query that
    cannot be asked, UsageError for wrong parameters, GraphFileError where the source cannot be read, EndpointError
    where an endpoint does not answer, DatabaseError where a database does not.

    >>> graph, _ = build("seeds")
    >>> [(row["label"], row["articles"]) for row in query(graph, "topics")][:2]
    [('AI', 5), ('Computer Vision', 3)]
    >>> query(graph, "SELECT ?n { $a schema:name ?n }", a="<https://w3id.org/newskg/id/provider/wbur.org>")[0]
    {'n': 'WBUR'}
    """
    from kg.querying import asking, databases

    if isinstance(source, str) and databases.is_database(source):
        with closing(databases.open(source, os.environ.get(databases.PASSWORD))) as database:
            return databases.ask(database, databases.named(query), params)
    return asking.ask(asking.open(source), asking.named(query), params)


def __getattr__(name: str) -> Any:
    if name == "KnowledgeGraph":
        from kg.graph import KnowledgeGraph

        return KnowledgeGraph
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
