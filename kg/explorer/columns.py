"""The graph as the page holds it: a table a kind, a column a field, links as lists of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kg.vocabulary import KINDS, PREFIXES, THINGS

if TYPE_CHECKING:
    from kg.graph import KnowledgeGraph

IN_ORDER = (*THINGS, "provider", "topic", "scheme", "story", "image", "source")
"""The kinds as their tables follow each other; a node's number runs through all of them."""

_EARLY = datetime.min.replace(tzinfo=UTC)


def in_order(graph: KnowledgeGraph) -> list[str]:
    """The IRIs of all nodes by kind; things by the day they are of, so that numbers tell the time."""
    found: dict[str, list[tuple[datetime, str]]] = {kind: [] for kind in IN_ORDER}
    for iri, attributes in graph.network.nodes(data=True):
        kind = attributes["kind"]
        found[kind].append((day(attributes) if kind in THINGS else _EARLY, iri))
    return [iri for kind in IN_ORDER for _, iri in sorted(found[kind])]


def day(attributes: Mapping[str, Any]) -> datetime:
    """The instant by which things are in order: of publication, else of their beginning."""
    found: datetime = attributes.get("date_published") or attributes.get("start_date") or _EARLY
    return found


def tables(graph: KnowledgeGraph, iris: Sequence[str]) -> list[dict[str, Any]]:
    """A table a kind: the IRIs of its nodes, and for each field that any of them has, the values in the same order.

    ``iris`` are those of ``in_order``. Dates and decimals are as in RDF; what is not known is None. A column in which
    values recur has each once: ``{"of": [distinct values], "at": [place in these, or -1]}``.
    """
    members: dict[str, list[str]] = {}
    for iri in iris:
        members.setdefault(graph.attributes(iri)["kind"], []).append(iri)
    found = []
    for kind, rows in members.items():
        attributes = [graph.attributes(iri) for iri in rows]
        names = [field.name for field in KINDS[kind].values]
        if any(field.datatype == "text" for field in KINDS[kind].values):
            names.append("language")
        columns = {
            name: _column([_plain(values.get(name)) for values in attributes])
            for name in names
            if any(name in values for values in attributes)
        }
        found.append({"kind": kind, "iris": rows, "columns": columns})
    return found


def links(
    graph: KnowledgeGraph, iris: Iterable[str], number: Mapping[str, int]
) -> dict[str, dict[int, list[int]]]:
    """By field, by subject: the targets in order; all as numbers of nodes."""
    found: dict[str, dict[int, list[int]]] = {}
    # One look at each link: there may be hundreds of thousands.
    neighbours = graph.adjacency()
    for subject, iri in enumerate(iris):
        for target, fields in neighbours[iri].items():
            for field in fields:
                found.setdefault(field, {}).setdefault(subject, []).append(number[target])
    for by_subject in found.values():
        for targets in by_subject.values():
            targets.sort()
    return dict(sorted(found.items()))


def rows(by_subject: Mapping[int, Sequence[int]]) -> list[list[int]]:
    """Links of one field as rows: a subject, its first target, then each target's distance from the one before.

    >>> rows({3: [10, 11, 20]})
    [[3, 10, 1, 9]]
    """
    found = []
    for subject, targets in by_subject.items():
        row = [subject, targets[0]]
        row.extend(target - before for before, target in zip(targets, targets[1:], strict=False))
        found.append(row)
    return found


def kinds(present: Iterable[str]) -> dict[str, Any]:
    """What the vocabulary says of kinds: their classes, and each field's term and datatype."""
    return {
        name: {
            "classes": KINDS[name].classes,
            "fields": {field.name: (field.term, field.datatype) for field in KINDS[name].fields},
        }
        for name in present
    }


def prefixes() -> dict[str, str]:
    """The namespaces by prefix."""
    return dict(PREFIXES)


def _column(values: list[Any]) -> Any:
    distinct: dict[str, int] = {}
    known = 0
    for value in values:
        if value is not None:
            if not isinstance(value, str):
                return values
            known += 1
            distinct.setdefault(value, len(distinct))
    if 2 * len(distinct) > known:
        return values
    return {"of": list(distinct), "at": [-1 if value is None else distinct[value] for value in values]}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat().removesuffix("+00:00") + "Z"
    return format(value, "f") if isinstance(value, Decimal) else value
