"""What a query can be asked of: an RDF file, a folder of exports, or a graph in memory, as a store of Oxigraph."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kg.errors import GraphFileError, UsageError
from kg.graph import KnowledgeGraph
from kg.querying.interruptible import interruptible

FILES = ("graph.nt", "graph.ttl", "graph.nq", "graph.trig", "graph.jsonld", "graph.rdf")
"""What is looked for in a folder of exports, in this order."""


def graph_file(path: Path) -> Path:
    """The file that is meant by a path: itself, or the first of ``FILES`` in a folder. Raises GraphFileError."""
    if path.is_dir():
        found = next((path / name for name in FILES if (path / name).is_file()), None)
        if found is None:
            raise GraphFileError(f"the folder {str(path)!r} has no graph.nt; build one there: kg build PATH -o {path}")
        return found
    if not path.exists():
        raise GraphFileError(f"there is no file or folder {str(path)!r}; build a graph first: kg build seeds")
    return path


def of_graph(graph: KnowledgeGraph) -> Any:
    """A graph in memory as a store."""
    import pyoxigraph

    from kg.exporters.ntriples import generate_ntriples

    store = pyoxigraph.Store()
    text = "".join(generate_ntriples(graph)).encode()
    store.load(input=text, format=pyoxigraph.RdfFormat.N_TRIPLES)
    return store


def of_file(file: Path) -> Any:
    """An RDF file as a store in memory. Raises GraphFileError where it cannot be read, UsageError for its suffix."""
    import pyoxigraph

    store = pyoxigraph.Store()
    fill(store, file)
    return store


def fill(store: Any, file: Path) -> None:
    """Load a file into a store; what it has in named graphs is in the default graph as well, once."""
    import pyoxigraph

    format = pyoxigraph.RdfFormat.from_extension(file.suffix.lstrip("."))
    if format is None:
        raise UsageError(f"the name {file.name!r} tells no RDF format; name it .nt .ttl .nq .trig .jsonld or .rdf")

    def load() -> None:
        store.bulk_load(path=str(file), format=format, base_iri=_base(file))
        if format.supports_datasets and next(iter(store.named_graphs()), None) is not None:
            store.bulk_extend([pyoxigraph.Quad(q.subject, q.predicate, q.object) for q in store])

    try:
        interruptible(load)
    except (SyntaxError, ValueError) as error:
        raise GraphFileError(f"{file} is no {format.name}: {error}") from None
    except OSError as error:
        raise GraphFileError(f"{file} cannot be read: {error.strerror or error}; check the path") from None


def _base(file: Path) -> str:
    return file.resolve().as_uri()
