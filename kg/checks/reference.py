"""``docs/vocabulary.md``: the vocabulary for people, made of the ontology, the shapes and the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import rdflib
from rdflib import OWL, RDF, RDFS, SH, SKOS, Namespace, URIRef

from kg.checks import ONTOLOGY, SHAPES, short
from kg.checks.table_shapes import MARK, classes
from kg.vocabulary import KINDS, PREFIXES, Field

_SCHEMA, _DCTERMS = Namespace(PREFIXES["schema"]), Namespace(PREFIXES["dcterms"])
_OURS = URIRef(PREFIXES["kg"].rstrip("#"))
_OTHERS = {"nsl": "http://purl.org/ontology/storyline/", "owl": str(OWL), "rdfs": str(RDFS)}
_VALUES = {
    "text": "text, its language where known",
    "string": "text",
    "iri": "an address",
    "dateTime": "xsd:dateTime, UTC",
}


def generate_reference() -> Iterator[str]:
    """The document, a line at a time."""
    ontology = rdflib.Graph().parse(ONTOLOGY)
    yield from _head(ontology)
    yield from ("## Our terms", "", f"Namespace `{PREFIXES['kg']}`, prefix `kg:`.", "")
    yield from _classes(ontology)
    yield from _properties(ontology)
    yield from _terms_of_others(ontology)
    yield from _kinds()
    yield from _rules()


def _head(ontology: rdflib.Graph) -> Iterator[str]:
    yield "<!-- Made by docs/write_vocabulary.py: not to be edited. -->"
    yield ""
    yield "# The vocabulary"
    yield ""
    version, licence = ontology.value(_OURS, OWL.versionInfo), ontology.value(_OURS, _DCTERMS.license)
    yield f"{ontology.value(_OURS, _DCTERMS.description)}"
    yield ""
    yield (
        f"Version {version}, [licence]({licence}). In RDF: [ontology.ttl](../kg/checks/ontology.ttl), the definitions, "
        "in OWL; [shapes.ttl](../kg/checks/shapes.ttl), what must hold, in SHACL. "
        "[validation.md](validation.md) tells how to check a graph."
    )
    yield ""
    yield "![The kinds of node, and the links between them](images/vocabulary.svg)"
    yield ""


def _classes(ontology: rdflib.Graph) -> Iterator[str]:
    yield from _table("Class", "Meaning", "Place")
    for term in _ours(ontology, OWL.Class):
        place = [*_named("under", ontology.objects(term, RDFS.subClassOf))]
        place += _named("close to", ontology.objects(term, SKOS.closeMatch))
        yield _row(f"`{short(term)}`", ontology.value(term, RDFS.comment), "; ".join(place))
    yield ""


def _properties(ontology: rdflib.Graph) -> Iterator[str]:
    yield from _table("Property", "Meaning", "Of", "Value", "Place")
    for term in sorted({*_ours(ontology, OWL.ObjectProperty), *_ours(ontology, OWL.DatatypeProperty)}):
        of = [*ontology.objects(term, RDFS.domain), *ontology.objects(term, _SCHEMA.domainIncludes)]
        value = [*ontology.objects(term, RDFS.range), *ontology.objects(term, _SCHEMA.rangeIncludes)]
        place = [*_named("under", ontology.objects(term, RDFS.subPropertyOf))]
        place += _named("see", ontology.objects(term, RDFS.seeAlso))
        yield _row(
            f"`{short(term)}`", ontology.value(term, RDFS.comment), _several(of), _several(value) or "an address",
            "; ".join(place),
        )  # fmt: skip
    yield ""


def _terms_of_others(ontology: rdflib.Graph) -> Iterator[str]:
    yield from ("## Terms of others, and what they say here", "")
    yield from _table("Term", "Here")
    for term, note in sorted((str(term), str(note)) for term, note in ontology.subject_objects(SKOS.scopeNote)):
        yield _row(f"`{_name(term)}`", note)
    yield ""


def _kinds() -> Iterator[str]:
    yield from ("## Each kind of node", "", "`1`: at most one; `*`: any number.", "")
    for kind in KINDS.values():
        named = ", ".join(f"`{name}`" for name in classes(kind))
        yield from (f"### {kind.name.capitalize()}", "", f"Classes: {named}", "")
        yield from _table("Property", "Value", "")
        for field in kind.fields:
            if field.datatype != "class":
                yield _row(f"`{field.term}`", _value(field), "`*`" if field.many else "`1`")
        yield ""


def _rules() -> Iterator[str]:
    yield from ("## What must hold besides", "")
    yield "That values are of these types, and links lead to these kinds, follows from the tables above. Besides:"
    yield ""
    shapes = rdflib.Graph().parse(data=SHAPES.read_text(encoding="utf-8").partition(MARK)[0], format="turtle")
    yield from _table("Code", "Told of", "What is wrong", "Level")
    for shape in sorted({term for term in shapes.subjects(SH.message) if isinstance(term, URIRef)}):
        level = "warning" if shapes.value(shape, SH.severity) == SH.Warning else "error"
        yield _row(f"`{shape.rpartition('#')[2]}`", _target(shapes, shape), shapes.value(shape, SH.message), level)


def _target(shapes: rdflib.Graph, shape: URIRef) -> str:
    """What a shape is told of: a class, or what has or is a property."""
    owner = shapes.value(predicate=SH.property, object=shape) or shape
    found = [f"`{_name(term)}`" for term in shapes.objects(owner, SH.targetClass)]
    found += [f"what has `{_name(term)}`" for term in shapes.objects(owner, SH.targetSubjectsOf)]
    found += [f"the `{_name(term)}` of something" for term in shapes.objects(owner, SH.targetObjectsOf)]
    return ", ".join(sorted(found))


def _value(field: Field) -> str:
    if field.datatype != "link":
        return _VALUES.get(field.datatype, f"xsd:{field.datatype}")
    if len(field.targets) > 1:
        return "→ things of any kind that a document can be about"
    return f"→ {field.targets[0].capitalize()}"


def _ours(ontology: rdflib.Graph, of: URIRef) -> list[URIRef]:
    found = ontology.subjects(RDF.type, of)
    return sorted(term for term in found if isinstance(term, URIRef) and term.startswith(PREFIXES["kg"]))


def _named(word: str, terms: Iterable[rdflib.term.Node]) -> Iterator[str]:
    names = sorted(f"`{_name(term)}`" for term in terms)
    if names:
        yield f"{word} {', '.join(names)}"


def _several(terms: Iterable[rdflib.term.Node]) -> str:
    names = sorted(f"`{_name(term)}`" for term in terms)
    return ", ".join(names) if len(names) < 4 else "things that a document can be about"


def _name(term: object) -> str:
    name = short(str(term))
    for prefix, namespace in _OTHERS.items():
        if name.startswith(namespace):
            return f"{prefix}:{name.removeprefix(namespace)}"
    return name


def _table(*headings: str) -> Iterator[str]:
    yield _row(*headings)
    yield "|" + "---|" * len(headings)


def _row(*cells: object) -> str:
    return f"| {' | '.join(str(cell).replace('|', chr(92) + '|') for cell in cells)} |"
