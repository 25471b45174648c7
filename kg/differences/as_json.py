"""Differences as JSON, in the shape that docs/diff.md tells. Its text is ASCII, so that any terminal can show it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from kg.differences import Change, Differences, FieldChange, Thing, Value


def lines(differences: Differences) -> Iterator[str]:
    """The lines of the document."""
    document = {
        "differ": bool(differences),
        "counts": {kind: asdict(counts) for kind, counts in differences.counts().items()},
        "statements": {"added": len(differences.added), "removed": len(differences.removed)},
        "came": [_thing(thing) for thing in differences.came],
        "went": [_thing(thing) for thing in differences.went],
        "changed": [_change(change) for change in differences.changed],
    }
    yield from json.dumps(document, indent=2).split("\n")


def _thing(thing: Thing) -> dict[str, Any]:
    return _stated({"kind": thing.kind, "iri": thing.iri, "name": thing.name, "alias_of": thing.alias_of})


def _change(change: Change) -> dict[str, Any]:
    old_kind = change.old_kind if change.old_kind != change.kind else ""
    named = _stated({"kind": change.kind, "old_kind": old_kind, "iri": change.iri, "name": change.name})
    return named | {"fields": [_field(field) for field in change.fields]}


def _field(field: FieldChange) -> dict[str, Any]:
    went, came = ([_value(value) for value in values] for values in (field.went, field.came))
    return {"field": field.field, "predicate": field.predicate, "went": went, "came": came}


def _value(value: Value) -> dict[str, str]:
    """A term as SPARQL's JSON results have it (https://www.w3.org/TR/sparql11-results-json/#select-encode-terms)."""
    languages = {"xml:lang": value.language, "datatype": value.datatype}
    return {"type": value.type, "value": value.text, **_stated(languages)}


def _stated(values: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}
