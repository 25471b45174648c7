"""One page with the interactive graph: opens from disk, asks the network for nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import category

from pyvis.network import Network

from kg.explorer import columns
from kg.explorer.layout import layout
from kg.explorer.limit import limited
from kg.explorer.overview import numbered, overview
from kg.explorer.page import HEADING, render
from kg.exporters.void import base_iri
from kg.vocabulary import THINGS

if TYPE_CHECKING:
    from kg.exporters import ExportOptions
    from kg.graph import KnowledgeGraph

PLACED = (*THINGS, "provider", "topic")
"""The kinds that are marks in the picture of the whole; stories, pictures and documents are told of elsewhere."""
_NAME_UNFIT = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff]+")
"""Controls, ends of lines, what turns the direction of writing, halves of letters: not for the heading of a window."""
_LONGEST_NAME = 120


def export(graph: KnowledgeGraph, out: Path, options: ExportOptions) -> None:
    """Write the page."""
    kept, left_out = limited(graph, options.html_limit)
    network, data = contents(kept, left_out)
    out.write_text(render(network, data), "utf-8", newline="\n")


def contents(graph: KnowledgeGraph, left_out: int = 0) -> tuple[Network, dict[str, Any]]:
    """What the page shows first, as a pyvis network; and all that it tells, as plain data for ``render``.

    ``left_out`` is how many articles and other things the whole graph has that ``graph`` has not.
    """
    iris = columns.in_order(graph)
    number = {iri: position for position, iri in enumerate(iris)}
    links = columns.links(graph, iris, number)
    kinds = [graph.attributes(iri)["kind"] for iri in iris]
    placed = sum(kind in PLACED for kind in kinds)
    places = layout(kinds[:placed], _among(links, placed))
    seen = numbered(overview(graph), number)
    data = {
        "prefixes": columns.prefixes(),
        "kinds": columns.kinds(dict.fromkeys(kinds)),
        "tables": columns.tables(graph, iris),
        "links": {field: columns.rows(by_subject) for field, by_subject in links.items()},
        "places": {"x": [x for x, _ in places.places], "y": [y for _, y in places.places]},
        "islands": [[topic, *circle] for topic, circle in places.islands.items()],
        "overview": seen,
        "leftOut": left_out,
        "base": base_iri(graph),
    }
    return _network(graph, iris, seen.pop("stories"), seen.pop("lines")), data


def name_of(graph: KnowledgeGraph) -> str:
    """The site's name, as the graph says it of itself; empty where it says none that can be seen.

    >>> from kg.graph import KnowledgeGraph
    >>> from kg.model import Dataset
    >>> graph = KnowledgeGraph()
    >>> graph.add_node(Dataset("https://example.com/dataset", title=" The Example\\n Times"))
    >>> name_of(graph)
    'The Example Times'
    """
    for iri in graph.iris("dataset"):
        said = " ".join(_NAME_UNFIT.sub(" ", str(graph.attributes(iri).get("title", ""))).split())
        if any(category(letter)[0] not in "CZ" for letter in said):
            return said if len(said) <= _LONGEST_NAME else f"{said[: _LONGEST_NAME - 1].rstrip()}…"
    return ""


def _network(graph: KnowledgeGraph, iris: list[str], stories: dict[str, list[int]], lines: list[list[int]]) -> Network:
    """The stories and what joins them."""
    drawn = Network(directed=True, heading=name_of(graph) or HEADING, cdn_resources="in_line")
    # In bulk: pyvis's own add_node and add_edge look through all there is each time.
    drawn.node_ids = list(stories["node"])
    drawn.nodes = [
        {"id": node, "label": graph.attributes(iris[node]).get("name", iris[node]), "x": x, "y": y, "size": radius}
        for node, x, y, radius in zip(*(stories[name] for name in ("node", "x", "y", "r")), strict=True)
    ]
    drawn.edges = [
        {"from": stories["node"][one], "to": stories["node"][other], "value": weight} for one, other, weight in lines
    ]
    # What vis-network is told: draw what is given where it is given.
    drawn.options = {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "interaction": {"dragNodes": False, "selectable": False, "hover": False},
    }
    return drawn


def _among(links: dict[str, dict[int, list[int]]], placed: int) -> dict[str, dict[int, list[int]]]:
    """The links among the first nodes."""
    return {
        field: {
            subject: kept
            for subject, targets in by_subject.items()
            if subject < placed and (kept := [target for target in targets if target < placed])
        }
        for field, by_subject in links.items()
    }
