"""Which document says what: the graph's statements, parted into named graphs, one a document of the site.

What is said of an article, a course, an event … stands in the graph of each document it derives from, whose name is
the document's IRI. What the build itself finds out of all documents together stands in the default graph, with what is
told of the documents: whose own post a document is, and which things it only names in a related entry.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.exporters.terms import descriptions
from kg.graph import KnowledgeGraph
from kg.vocabulary import DATA_SET_TERMS, THINGS, expand

BY_THE_BUILD = frozenset(
    f"<{expand(term)}>" for term in ("prov:wasDerivedFrom", "kg:duplicateOf", "kg:inStory", "kg:membership")
)
"""What no document says of a thing: it is found out of all of them."""
_DERIVED = f"<{expand('prov:wasDerivedFrom')}>"
OWN_POST, MENTIONS = (f"<{expand(term)}>" for term in DATA_SET_TERMS)
"""What is told in the default graph besides."""

Said = list[tuple[str, list[str]]]


class Placed(NamedTuple):
    """A subject; what the default graph says of it; what each of the documents says of it. All as N-Triples terms."""

    subject: str
    default: Said
    told: Said
    documents: list[str]


def placed(graph: KnowledgeGraph) -> Iterator[Placed]:
    """Every node with all that is said of it, each where it belongs, in the order of sorted N-Triples."""
    own = own_posts(graph)
    mentions = _mentions(graph, own)
    for subject, said in descriptions(graph):
        documents = next((terms for predicate, terms in said if predicate == _DERIVED), [])
        if not documents:
            named = [(MENTIONS, mentions[subject])] if subject in mentions else []
            yield Placed(subject, sorted(said + named), [], [])
            continue
        default = [one for one in said if one[0] in BY_THE_BUILD]
        if primary := [document for document in documents if own.get(document) == subject]:
            default = sorted([*default, (OWN_POST, primary)])
        yield Placed(subject, default, [one for one in said if one[0] not in BY_THE_BUILD], documents)


def own_posts(graph: KnowledgeGraph) -> dict[str, str]:
    """For each document that is a thing's own post the thing, as terms."""
    return {
        f"<{source}>": f"<{thing}>" for source in graph.iris("source") for thing in graph.targets(source, "main_entity")
    }


def _mentions(graph: KnowledgeGraph, own: dict[str, str]) -> dict[str, list[str]]:
    """For each document the things that derive from it and whose own post it is not, sorted."""
    found: dict[str, list[str]] = {}
    for kind in THINGS:
        for thing in graph.iris(kind):
            term = f"<{thing}>"
            for source in graph.targets(thing, "derived_from"):
                if own.get(f"<{source}>") != term:
                    found.setdefault(f"<{source}>", []).append(term)
    return {source: sorted(things) for source, things in found.items()}
