"""Graph files for the tests of what differs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from hypothesis import strategies as st

from kg.graph import KnowledgeGraph
from kg.model import Edge, Node
from tests.corpus import Triple

TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
XSD = "http://www.w3.org/2001/XMLSchema#"


def written(path: Path, *parts: Node | Edge) -> Path:
    """A file of a graph of these nodes and links."""
    graph = KnowledgeGraph()
    for part in parts:
        if isinstance(part, Edge):
            graph.add_edge(part)
        else:
            graph.add_node(part)
    return graph.write(path, "nt")


def written_triples(path: Path, triples: Iterable[Triple]) -> Path:
    """A file of these triples, in the order given."""
    path.write_text("".join(f"{' '.join(triple)} .\n" for triple in triples), encoding="utf-8", newline="\n")
    return path


_IRIS = [f"<https://example.com/{name}>" for name in ("a", "a/b", "a-b", "ü", "人", "A")]
_PREDICATES = [
    TYPE, "<https://schema.org/headline>", "<https://schema.org/url>", "<https://w3id.org/newskg/ns#alias>", "<x:p>",
]  # fmt: skip
_CLASSES = ["<https://w3id.org/newskg/ns#Article>", "<http://www.w3.org/2004/02/skos/core#Concept>", "<x:Other>"]
_LITERALS = [
    '""', '"A"', '"A"@en', '"A"@de', f'"A"^^<{XSD}anyURI>', f'"1"^^<{XSD}integer>', f'"01"^^<{XSD}integer>',
    '"\\"\\\\u0041\\n"', '"\\u0001\\u007F"', '"\x85\u2028\u202e\ufeff"', '"人 🚀 <x:a> . "', '"\\uFFFE"',
]  # fmt: skip

graphs = st.sets(
    st.tuples(st.sampled_from(_IRIS), st.sampled_from(_PREDICATES), st.sampled_from([*_IRIS, *_CLASSES, *_LITERALS])),
    max_size=12,
)
"""Small graphs that share much, with every kind of term, of our kinds and of others, sensible or not."""
