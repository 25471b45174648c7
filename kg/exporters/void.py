"""A description of the data set: VoID (https://www.w3.org/TR/void/) for what is in it, DCAT for its files.

All of it is counted in the graph; title, licence and commit are what the graph's own ``void:Dataset`` says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.exporters import ExportOptions, find_format
from kg.exporters.context import ARRAYS
from kg.exporters.terms import descriptions, literal
from kg.exporters.turtle import prefixes
from kg.graph import KnowledgeGraph
from kg.iri import path_segment
from kg.vocabulary import DEFAULT_BASE_IRI, KINDS, PREFIXES, RDF_TYPE, expand, shorten

_PREFIXES = {"dcat": "http://www.w3.org/ns/dcat#", "rdf": RDF_TYPE.removesuffix("type")}
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_EXAMPLES = ("article", "provider", "topic", "story", "image", "source")
_MINTED = {"provider": "provider/", "topic": "topic/", "story": "story/", "source": "source/"}
"""The kinds whose IRIs all begin alike."""
_FEW = 2
"""So many objects stand in one line."""
_SHOWN = tuple(kind for kind in KINDS if kind not in ("scheme", "source", "dataset"))


@dataclass(slots=True)
class _Counts:
    """What is counted in a graph; names are N-Triples terms."""

    triples: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    properties: Counter[str] = field(default_factory=Counter)
    subjects: Counter[str] = field(default_factory=Counter)
    """By property."""
    objects: set[str] = field(default_factory=set)


def base_iri(graph: KnowledgeGraph) -> str:
    """What all IRIs begin with that were minted for the graph."""
    for kind in ("topic", "story", "source", "provider"):
        for iri in graph.iris(kind)[:1]:
            # A topic's and a story's own part has no slash in it, a path or a publisher may; theirs is the first.
            split = iri.rpartition if kind in ("topic", "story") else iri.partition
            if base := split(_MINTED[kind])[0]:
                return base
    return DEFAULT_BASE_IRI


def dataset_iri(graph: KnowledgeGraph) -> str:
    """The IRI of the graph as a data set: its own where it has one, else it is minted where its other IRIs are."""
    for iri in graph.iris("dataset"):
        return iri
    return base_iri(graph) + "dataset"


def generate_void(graph: KnowledgeGraph, options: ExportOptions) -> Iterator[str]:
    """The description in Turtle, piece by piece: the data set, its parts by class and by property, its files."""
    found = _count(graph)
    dataset = dataset_iri(graph)
    used = [*found.classes, *found.properties]
    vocabularies = [space for space in PREFIXES.values() if any(name.startswith("<" + space) for name in used)]
    classes = {name: f"<{dataset}/class/{_part(name)}>" for name in sorted(found.classes)}
    properties = {name: f"<{dataset}/property/{_part(name)}>" for name in sorted(found.properties)}
    examples = [f"<{iri}>" for kind in _EXAMPLES for iri in graph.iris(kind)[:1]]
    dumps = {
        f"<{dataset}/file/{path_segment(path.name)}>": (path, media_type)
        for name, path in sorted(options.dumps.items())
        if (media_type := find_format(name).media_type)
    }
    yield prefixes() + "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in _PREFIXES.items())
    yield _block(
        f"<{dataset}>",
        ("a", ["void:Dataset", "dcat:Dataset"]),
        *_stated(graph, dataset),
        ("dcterms:description", [literal(_description(graph)) + "@en"]),
        ("void:triples", [str(found.triples)]),
        ("void:entities", [str(len(graph))]),
        ("void:distinctSubjects", [str(len(graph))]),
        ("void:distinctObjects", [str(len(found.objects))]),
        ("void:classes", [str(len(classes))]),
        ("void:properties", [str(len(properties))]),
        ("void:vocabulary", [f"<{space}>" for space in sorted(vocabularies)]),
        ("void:exampleResource", examples),
        ("void:classPartition", list(classes.values())),
        ("void:propertyPartition", list(properties.values())),
        ("dcat:distribution", list(dumps)),
    )
    spaces = _spaces(graph, dataset.removesuffix("dataset"))
    for name, part in classes.items():
        space = [literal(spaces[name])] if name in spaces else []
        entities = ("void:entities", [str(found.classes[name])])
        yield _block(part, ("void:class", [_name(name)]), entities, ("void:uriSpace", space))
    for name, part in properties.items():
        triples = ("void:triples", [str(found.properties[name])])
        subjects = ("void:distinctSubjects", [str(found.subjects[name])])
        yield _block(part, ("void:property", [_name(name)]), triples, subjects)
    for term, (path, media_type) in dumps.items():
        yield _block(
            term,
            ("a", ["dcat:Distribution"]),
            ("dcterms:title", [literal(path.name)]),
            ("dcat:mediaType", [f"<{_MEDIA_TYPES}{media_type}>"]),
            ("dcat:byteSize", [f'"{path.stat().st_size}"^^xsd:nonNegativeInteger']),
        )


def _count(graph: KnowledgeGraph) -> _Counts:
    found = _Counts()
    for _, said in descriptions(graph):
        for predicate, terms in said:
            found.triples += len(terms)
            found.properties[predicate] += len(terms)
            found.subjects[predicate] += 1
            found.objects.update(terms)
            if predicate == f"<{RDF_TYPE}>":
                found.classes.update(terms)
    return found


def _stated(graph: KnowledgeGraph, dataset: str) -> Iterator[tuple[str, list[str]]]:
    """What the graph says of itself."""
    attributes = graph.attributes(dataset) if dataset in graph else {}
    for stated in KINDS["dataset"].values:
        if stated.name in attributes:
            value = attributes[stated.name]
            yield stated.term, [f"<{value}>" if stated.datatype == "iri" else literal(value)]


def _description(graph: KnowledgeGraph) -> str:
    counts = graph.node_counts()
    told = [f"{counts[kind]:,} {kind if counts[kind] == 1 else ARRAYS[kind]}" for kind in _SHOWN if kind in counts]
    number = counts.get("source", 0)
    documents = f"{number:,} {'document' if number == 1 else 'documents'}"
    return f"A knowledge graph of news, drawn from {documents}: {', '.join(told) or 'nothing'}."


def _spaces(graph: KnowledgeGraph, base: str) -> dict[str, str]:
    """The classes whose nodes all have IRIs that begin alike, and how these begin."""
    found = {}
    for kind, start in _MINTED.items():
        iris = graph.iris(kind)
        if iris and all(iri.startswith(base + start) for iri in iris):
            found[f"<{expand(KINDS[kind].classes[0])}>"] = base + start
    return found


def _name(term: str) -> str:
    short = shorten(term[1:-1])
    return "rdf:type" if short == RDF_TYPE else term if short == term[1:-1] else short


def _part(term: str) -> str:
    return path_segment(_name(term).strip("<>"))


def _block(subject: str, *said: tuple[str, list[str]]) -> str:
    lines = []
    for predicate, terms in said:
        if len(terms) > _FEW:
            lines.append(f"    {predicate}\n        " + ",\n        ".join(terms))
        elif terms:
            lines.append(f"    {predicate} {', '.join(terms)}")
    return f"\n{subject}\n" + " ;\n".join(lines) + " .\n"


def export(graph: KnowledgeGraph, out: Path, options: ExportOptions) -> None:
    """Write the description as Turtle, UTF-8."""
    with out.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(generate_void(graph, options))
