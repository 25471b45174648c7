"""Licences as sites name them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.readers.licences import licence_iri
from tests.corpus import build_site

CC = "https://creativecommons.org/licenses/"


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("MIT", "https://spdx.org/licenses/MIT"),
        (" apache-2.0 ", "https://spdx.org/licenses/Apache-2.0"),
        ("CC BY 4.0", CC + "by/4.0/"),
        ("CC-BY-NC-SA-3.0", CC + "by-nc-sa/3.0/"),
        ("Creative Commons BY-ND 4.0", CC + "by-nd/4.0/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("HTTPS://Example.com/terms of use", "https://example.com/terms%20of%20use"),
        ("All rights reserved", None),
        ("CC BY 9.0", None),
        ("javascript:alert(1)", None),
    ],
)
def test_a_licence_by_its_name(name: str, iri: str | None) -> None:
    assert licence_iri(name) == iri


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ({"title": "Site", "license": "CC BY 4.0"}, ("Site", CC + "by/4.0/", None)),
        ({"license": {"name": "My own", "url": "https://example.com/l"}}, (None, "https://example.com/l", None)),
        ({"licence": "Ask &amp; you may"}, (None, None, "Ask & you may")),
        ({"title": "Site", "license": ["MIT"]}, ("Site", None, None)),
    ],
)
def test_what_a_site_says_of_itself_is_in_the_graph(
    config: dict[str, object], expected: tuple[str | None, ...], tmp_path: Path
) -> None:
    files = {"_config.yml": config, "a.md": {"title": "A", "webUrl": "https://example.com/a"}}
    graph = build_site(tmp_path, files).graph
    attributes = graph.attributes("https://w3id.org/newskg/id/dataset")
    assert tuple(attributes.get(name) for name in ("title", "license", "rights")) == expected


def test_a_site_that_says_nothing_is_no_data_set(tmp_path: Path) -> None:
    files = {"_config.yml": {"permalink": "/x"}, "a.md": {"title": "A", "webUrl": "https://example.com/a"}}
    assert build_site(tmp_path, files).graph.iris("dataset") == []
