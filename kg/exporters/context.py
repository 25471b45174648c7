"""The JSON-LD context of the vocabulary: what each name in ``graph.jsonld`` means, made from the one table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.vocabulary import ARTICLE_CLASSES, KINDS, PREFIXES, expand

_IRREGULAR = {"person": "people", "community": "communities", "story": "stories"}
ARRAYS: Mapping[str, str] = {kind: _IRREGULAR.get(kind, kind + "s") for kind in KINDS}
"""The name of the array that has all nodes of a kind."""
_TERMS = {field.term: field for kind in KINDS.values() for field in kind.fields if field.datatype != "class"}
MANY = frozenset(field.term for kind in KINDS.values() for field in kind.fields if field.many)
"""The terms whose values are always an array."""
_CLASSES = sorted(
    {name for kind in KINDS.values() for name in kind.classes}
    | {f"schema:{name}" for name in ("CreativeWork", *ARTICLE_CLASSES.values())}
)
CLASS_NAMES: Mapping[str, str] = {expand(name): name.partition(":")[2] for name in _CLASSES}
"""The name in the context of each class, by its IRI."""


def name_of(term: str) -> str:
    """The name of a property.

    >>> name_of("schema:headline"), name_of("kg:relatedTo")
    ('headline', 'relatedTo')
    """
    return term.partition(":")[2]


def context() -> dict[str, Any]:
    """Every name by what it means (https://www.w3.org/TR/json-ld11/#the-context)."""
    found: dict[str, Any] = {"@version": 1.1, "id": "@id", "type": {"@id": "@type", "@container": "@set"}}
    found |= PREFIXES
    found |= dict.fromkeys(ARRAYS.values(), "@included")
    found |= {name_of(name): {"@id": name} for name in _CLASSES}
    found |= {name_of(term): _definition(term) for term in sorted(_TERMS)}
    return found


def _definition(term: str) -> dict[str, Any]:
    datatype = _TERMS[term].datatype
    found: dict[str, Any] = {"@id": term}
    if datatype in ("link", "iri"):
        found["@type"] = "@id"
    elif datatype == "string":
        found["@language"] = None  # a node's language is that of its headline and its abstract alone
    elif datatype != "text":
        found["@type"] = f"xsd:{datatype}"
    return found | ({"@container": "@set"} if term in MANY else {})
