"""The nodes that names mean: topics by label, providers by domain, stories by id, articles by address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from unicodedata import normalize

from kg.errors import UsageError
from kg.iri import slug
from kg.querying import Row

Ask = Callable[[str], Iterable[Row]]
"""Asks the graph that the names are of for the nodes of a kind: rows of ``iri`` and ``name``, one for each name."""

_MOST = 10
QUERIES = {
    "topic": "SELECT ?iri ?name { ?iri a skos:Concept . OPTIONAL { ?iri skos:prefLabel|skos:altLabel ?name } }",
    "provider": "SELECT ?iri ?name { ?iri a schema:NewsMediaOrganization . "
    "OPTIONAL { ?iri schema:name|schema:alternateName|kg:domain ?name } }",
    "story": "SELECT ?iri ?name { ?iri a kg:Story . OPTIONAL { ?iri schema:name ?name } }",
    "source": "SELECT ?iri { ?iri a prov:Entity }",
    "thing": "SELECT ?iri ?name { ?iri prov:wasDerivedFrom ?source . OPTIONAL { "
    "{ ?iri schema:headline|schema:name ?name } "
    "UNION { ?iri kg:alias|schema:url ?other BIND(STR(?other) AS ?name) } } }",
}
KINDS = tuple(QUERIES)
"""What can be named."""


@dataclass(frozen=True, slots=True)
class _Named:
    iri: str
    names: tuple[str, ...]
    last: str
    """What the IRI says of its own: its last part, or the path of a document in the site."""


def find(kind: str, name: str, ask: Ask) -> str:
    """The IRI of the node of a kind that is called so: by its IRI, a name, or its IRI's last part.

    A story and a document are also found by the beginning or the end of it, or any part. Case does not matter.
    Raises UsageError where there is none, naming those near to it, or where several are meant, naming these.
    """
    nodes = _named(kind, ask)
    wanted = _folded(name)
    for matches in _matching(kind, nodes, wanted, name) if wanted else ():
        if len(matches) == 1:
            return matches[0].iri
        if matches:
            more = f"\n  and {len(matches) - _MOST} more" if len(matches) > _MOST else ""
            shown = "".join(f"\n  {node.iri}" for node in matches[:_MOST]) + more
            raise UsageError(f"{len(matches)} {_plural(kind)} are meant by {name!r}; give one's IRI:{shown}")
    raise UsageError(f"there is no {kind} {name!r}; {_instead(kind, nodes, wanted)}")


def _named(kind: str, ask: Ask) -> list[_Named]:
    names: dict[str, list[str]] = {}
    for row in ask(kind):
        known = names.setdefault(row["iri"], [])
        if row.get("name"):
            known.append(row["name"])
    return [_Named(iri, tuple(sorted(found)), _last(kind, iri)) for iri, found in sorted(names.items())]


def _last(kind: str, iri: str) -> str:
    if kind == "source" and "/source/" in iri:
        return iri.partition("/source/")[2]
    return iri.rstrip("/").rpartition("/")[2]


def _matching(kind: str, nodes: list[_Named], wanted: str, name: str) -> Iterator[list[_Named]]:
    yield [node for node in nodes if _folded(node.iri) == wanted]
    yield [node for node in nodes if wanted in map(_folded, node.names)]
    if kind != "thing":
        short = slug(name)
        yield [node for node in nodes if _folded(node.last) in (wanted, short)]
    if kind == "source":
        yield [node for node in nodes if _folded(node.last).endswith("/" + wanted)]
    if kind in ("source", "story"):
        yield [node for node in nodes if _folded(node.last).startswith(wanted)]
        yield [node for node in nodes if wanted in _folded(node.last)]


def _instead(kind: str, nodes: list[_Named], wanted: str) -> str:
    if not nodes:
        return f"the graph has no {_plural(kind)} at all"
    shown: dict[str, str] = {}
    for node in nodes:
        for name in (*node.names, node.last):
            label = node.last if kind in ("story", "source") else name
            shown.setdefault(_folded(name), label)
    inside = [folded for folded in sorted(shown) if wanted and wanted in folded]
    near = _unique(shown[folded] for folded in [*inside, *get_close_matches(wanted, sorted(shown), _MOST, 0.5)])
    if near:
        return f"near to it are: {', '.join(near)}"
    every = _unique(([node.last] if kind in ("story", "source") else [*node.names, node.last])[0] for node in nodes)
    return f"there are, for example: {', '.join(every)}"


def _unique(labels: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(labels))[:_MOST]


def _plural(kind: str) -> str:
    return {"story": "stories"}.get(kind, kind + "s")


def _folded(name: str) -> str:
    return normalize("NFC", normalize("NFC", name).casefold()).strip()
