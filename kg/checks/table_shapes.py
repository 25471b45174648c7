"""The vocabulary table as SHACL shapes (https://www.w3.org/TR/shacl/), in Turtle: the second part of ``shapes.ttl``.

A kind is a node shape; a field is a property shape, which kinds share where it is the same in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.vocabulary import ARTICLE_CLASSES, DATA_SET_TERMS, KINDS, PREFIXES, Field, Kind

MARK = "# Made from kg/vocabulary.py by docs/write_vocabulary.py; what stands below is not to be edited.\n"
"""The line of ``shapes.ttl`` below which the shapes of the table stand."""

_DCAT = "http://www.w3.org/ns/dcat#"
_DESCRIBED_AS = f"<{_DCAT}Dataset>"
_DESCRIBED_BY = (
    f"<{_DCAT}distribution>", "dcterms:description", "void:classPartition", "void:classes", "void:distinctObjects",
    "void:distinctSubjects", "void:entities", "void:exampleResource", "void:properties", "void:propertyPartition",
    "void:triples", "void:vocabulary",
)  # fmt: skip
"""What the description of a data set in VoID and DCAT says of it besides."""
_UTC = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?Z$"
_PLAIN = {
    "string": "sh:datatype xsd:string ; sh:minLength 1",
    "text": "sh:minLength 1 ; sh:or ( [ sh:datatype xsd:string ] [ sh:datatype rdf:langString ] )",
    "dateTime": f'sh:datatype xsd:dateTime ; sh:pattern "{_UTC}"',
    "decimal": 'sh:datatype xsd:decimal ; sh:pattern "^[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)$"',
    "anyURI": "sh:datatype xsd:anyURI ; sh:minLength 1",
    "iri": 'sh:nodeKind sh:IRI ; sh:pattern "^https?://[^/?#]"',
}
_FALLBACK_CLASS = "CreativeWork"


def generate_shapes() -> Iterator[str]:
    """The shapes, a block each: prefixes, kinds, fields, then what links of several kinds of target may lead to."""
    yield "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    names = _names()
    for kind in KINDS.values():
        yield _kind(kind, names)
    for field, name in names.items():
        yield _field(field, name)
    yield from _targets()


def classes(kind: Kind) -> list[str]:
    """All classes that a node of a kind may have, as prefixed names."""
    if any(field.datatype == "class" for field in kind.fields):
        return [*kind.classes, *sorted({f"schema:{name}" for name in (*ARTICLE_CLASSES.values(), _FALLBACK_CLASS)})]
    return list(kind.classes)


def _names() -> dict[Field, str]:
    """The names of the property shapes: the term's, with the kind before it where that alone would be another's."""
    found: dict[Field, str] = {}
    for kind in KINDS.values():
        for field in kind.fields:
            if field.datatype == "class" or _same(field) in found:
                continue
            name = field.term.partition(":")[2]
            found[_same(field)] = f"{kind.name}-{name}" if name in found.values() else name
    return found


def _same(field: Field) -> Field:
    """The field without its name in Python, which RDF does not show."""
    return Field("", field.term, field.datatype, field.many, field.targets)


def _kind(kind: Kind, names: Mapping[Field, str]) -> str:
    fields = sorted(names[_same(field)] for field in kind.fields if field.datatype != "class")
    terms = sorted({field.term for field in kind.fields} | {"rdf:type", *DATA_SET_TERMS})
    allowed = classes(kind)
    if kind.name == "dataset":
        allowed.append(_DESCRIBED_AS)
        terms += _DESCRIBED_BY
    return (
        f"\nshapes:{kind.name.capitalize()} a sh:NodeShape ;\n"
        f"    sh:targetClass {kind.classes[0]} ;\n"
        f"    sh:nodeKind sh:IRI ;\n"
        f'    sh:pattern "^https?://[^/?#]" ;\n'
        f"    sh:property shapes:{kind.name}-class, {', '.join(f'shapes:{name}' for name in fields)} .\n"
        f"shapes:{kind.name}-class a sh:PropertyShape ; sh:path rdf:type ;"
        f" sh:minCount {len(kind.classes)} ; sh:in ( {' '.join(allowed)} ) .\n"
        f"shapes:{kind.name}-terms a sh:NodeShape ; sh:targetClass {kind.classes[0]} ; sh:severity sh:Warning ;\n"
        f"    sh:closed true ; sh:ignoredProperties ( {' '.join(terms)} ) .\n"
    )


def _field(field: Field, name: str) -> str:
    said = [f"sh:path {field.term}"]
    if not field.many:
        said.append("sh:maxCount 1")
    if field.datatype == "link":
        said.append("sh:nodeKind sh:IRI")
        if len(field.targets) == 1:
            said.append(f"sh:class {KINDS[field.targets[0]].classes[0]}")
    else:
        said.append(_PLAIN.get(field.datatype) or f"sh:datatype xsd:{field.datatype}")
    return f"\nshapes:{name} a sh:PropertyShape ; {' ; '.join(said)} .\n"


def _targets() -> Iterator[str]:
    """What several kinds may be the target of is told of the target, once, not of each link."""
    by_targets: dict[tuple[str, ...], set[str]] = {}
    for kind in KINDS.values():
        for link in kind.links:
            if len(link.targets) > 1:
                by_targets.setdefault(link.targets, set()).add(link.term)
    for number, (targets, terms) in enumerate(sorted(by_targets.items())):
        either = " ".join(KINDS[target].classes[0] for target in targets)
        yield (
            f"\nshapes:linked{number or ''} a sh:PropertyShape ; sh:targetObjectsOf {', '.join(sorted(terms))} ;\n"
            f"    sh:path rdf:type ; sh:qualifiedMinCount 1 ; sh:qualifiedValueShape [ sh:in ( {either} ) ] .\n"
        )
