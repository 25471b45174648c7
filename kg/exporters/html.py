"""One page with the interactive graph: opens from disk, asks the network for nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from pyvis.network import Network

from kg.explorer.layout import layout
from kg.explorer.marks import mark_size
from kg.explorer.page import render
from kg.explorer.texts import day, texts
from kg.vocabulary import THINGS

if TYPE_CHECKING:
    from kg.exporters import ExportOptions
    from kg.graph import KnowledgeGraph

DRAWN = (*THINGS, "provider", "topic")
"""The kinds that are marks in the picture; pictures and documents are told of in a thing's panel."""
LINKS = ("related_to", "has_part", "publisher", "affiliation", "about", "broader")
HEADING = "News graph"
HIDE_LINKS_WHILE_MOVING = 1_000


def export(graph: KnowledgeGraph, out: Path, options: ExportOptions) -> None:
    """Write the page."""
    page = render(network(graph))
    # A lone surrogate cannot be UTF-8; in JSON its escape means the same.
    out.write_bytes(page.encode("utf-8", "backslashreplace"))


def network(graph: KnowledgeGraph) -> Network:
    """The graph as a pyvis network: numbered nodes with their places and texts, links, options."""
    iris = _in_order(graph)
    number = {iri: position for position, iri in enumerate(iris)}
    links, pictures = _links(graph, iris, number)
    kinds = [graph.attributes(iri)["kind"] for iri in iris]
    placed = layout(kinds, links)

    articles = Counter(
        target for field in ("publisher", "about") for found in links[field].values() for target in found
    )

    # In bulk: pyvis's own add_node and add_edge look through all there is each time.
    drawn = Network(directed=True, heading=HEADING, cdn_resources="in_line")
    drawn.node_ids = list(range(len(iris)))
    drawn.nodes = [
        {
            "id": position,
            "x": x,
            "y": y,
            "size": mark_size(kind, articles[position]),
            **texts(iri, graph.attributes(iri)),
        }
        for position, (iri, kind, (x, y)) in enumerate(zip(iris, kinds, placed.places, strict=True))
    ]
    for position, circle in placed.islands.items():
        drawn.nodes[position]["island"] = circle
    for position, addresses in pictures.items():
        drawn.nodes[position]["images"] = addresses
    for source in graph.iris("source"):
        base = source.partition("/source/")[0]
        for thing in graph.targets(source, "main_entity"):
            node = drawn.nodes[number[thing]]
            node.setdefault("documents", []).append(_path(source))
            if thing.startswith(f"{base}/{node['group']}/"):
                node["minted"] = True
    drawn.edges = [
        {"from": subject, "to": target, "field": field}
        for field, by_subject in links.items()
        for subject, targets in by_subject.items()
        for target in targets
    ]
    drawn.options = _options(len(drawn.edges))
    return drawn


def _in_order(graph: KnowledgeGraph) -> list[str]:
    """The drawn nodes' IRIs by kind; things by date, so that numbers tell the time."""
    return [iri for kind in DRAWN for iri in sorted(graph.iris(kind), key=lambda iri: day(graph.attributes(iri)))]


def _links(
    graph: KnowledgeGraph, iris: Iterable[str], number: Mapping[str, int]
) -> tuple[dict[str, dict[int, list[int]]], dict[int, list[str]]]:
    """By field and subject the targets in order, among the nodes drawn; and each thing's pictures."""
    links: dict[str, dict[int, list[int]]] = {field: {} for field in LINKS}
    pictures: dict[int, list[str]] = {}
    # One look at each link: there may be hundreds of thousands.
    neighbours = dict(graph.network.adjacency())
    for position, iri in enumerate(iris):
        for target, fields in neighbours[iri].items():
            for field in fields:
                if field in links and target in number:
                    links[field].setdefault(position, []).append(number[target])
                elif field == "image":
                    pictures.setdefault(position, []).append(target)
    for by_subject in links.values():
        for targets in by_subject.values():
            targets.sort()
    return links, {position: sorted(found) for position, found in pictures.items()}


def _path(source: str) -> str:
    """A document's path, from its IRI."""
    return unquote(source.partition("/source/")[2]) or source


def _options(links: int) -> dict[str, Any]:
    """What vis-network is told: draw what is given where it is given."""
    still = links > HIDE_LINKS_WHILE_MOVING
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "edges": {"smooth": False},
        "interaction": {"dragNodes": False, "selectable": False, "hideEdgesOnDrag": still, "hideEdgesOnZoom": still},
    }
