"""What a site says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.identity import Identity
from kg.model import ImageMention
from kg.readers.files import find_files
from kg.readers.site_data import SiteData, read_site_data
from kg.site_model import Organization, Subject
from tests.corpus import write_site


def site_data(folder: Path, files: dict[str, str]) -> SiteData:
    write_site(folder, files)
    return read_site_data([folder], folder)


def told(site: SiteData) -> list[tuple[str, str, str, int, str]]:
    return [(found.code, found.level, found.file, found.line, found.field) for found in site.tally.findings]


@pytest.mark.parametrize(
    ("config", "address", "base_iri"),
    [
        ("url: https://e.com\n", "https://e.com", "https://e.com/"),
        ("url: https://e.com/\nbaseurl: /\n", "https://e.com", "https://e.com/"),
        ("url: https://E.com\nbaseurl: /news/\ntitle: N\n", "https://e.com/news", "https://e.com/news/"),
        (
            "url: https://e.com\nbaseurl: my site/ä b\n",
            "https://e.com/my%20site/ä%20b",
            "https://e.com/my%20site/ä%20b/",
        ),
        ("url: ''\nbaseurl: ''\n", None, None),
        ("title: N\n", None, None),
    ],
)
def test_where_the_site_lives(config: str, address: str | None, base_iri: str | None, tmp_path: Path) -> None:
    site = site_data(tmp_path, {"_config.yml": config})
    assert (site.address, site.base_iri) == (address, base_iri)
    assert not site.tally.findings
    if base_iri:
        assert Identity(base_iri).base_iri == base_iri


@pytest.mark.parametrize(
    "config", ["url: e.com\n", "url: 'https://'\n", "url: https://e.com\nbaseurl: a?b\n", "url: https://e.com/#!x\n"]
)
def test_an_address_that_cannot_be_used_is_told(config: str, tmp_path: Path) -> None:
    site = site_data(tmp_path, {"_config.yml": config})
    assert site.address is None
    assert told(site) == [("bad-url", "warning", "_config.yml", 1, "url")]


def test_topics_and_organizations(tmp_path: Path) -> None:
    site = site_data(
        tmp_path,
        {
            "_config.yml": "url: https://e.com\ntitle: Site\n",
            "_data/topics/b.yaml": "name: B\nshortname: bee\nparent: A\nkeywords: [x, y]\ndescription: d\nnew: 1\n",
            "_data/topics/a.yml": "_id: A\nparent:\n  - P\n  - Q\nkeywords: x\ntaxonomy: t\n",
            "_data/topics/deep/c.json": '{"name": "C"}',
            "_data/topics/notes.rst": "no",
            "_data/organizations/e.md": "---\nname: E\ndomain: www.E.com\notherNames: [Eee]\nimages: /e.png\n---\n",
            "_data/organizations/f.md": "---\n_id: f.com\n---\n",
        },
    )
    assert site.title == "Site"
    assert site.subjects == [
        Subject("A", parents=("P", "Q"), keywords=("x",), source="_data/topics/a.yml"),
        Subject("B", "bee", ("A",), ("x", "y"), "d", "_data/topics/b.yaml"),
        Subject("C", source="_data/topics/deep/c.json"),
    ]
    assert site.organizations == [
        Organization(
            "www.e.com", "E", ("Eee",), images=(ImageMention("https://e.com/e.png"),), source="_data/organizations/e.md"
        ),
        Organization("f.com", source="_data/organizations/f.md"),
    ]
    assert not site.tally.findings
    assert site.tally.unknown == {"new": 1}


def test_what_is_wrong_costs_its_file_at_most(tmp_path: Path) -> None:
    site = site_data(
        tmp_path,
        {
            "_config.yml": "title: a: b\n",
            "_data/topics/a.yml": "- A\n",
            "_data/topics/b.yml": "keywords: [x]\n",
            "_data/topics/c.yml": "name: C\nkeywords: [x, null]\n",
            "_data/topics/d.yml": "",
            "_data/organizations/e.md": "name: E\n",
            "_data/organizations/f.md": "---\nname: F\n---\n",
            "_data/organizations/g.md": "---\nname: G\ndomain: a b\n---\n",
        },
    )
    assert site.title == "a: b"
    assert [subject.name for subject in site.subjects] == ["C"]
    assert not site.organizations
    assert told(site) == [
        ("bad-yaml", "warning", "_config.yml", 1, "title"),
        ("not-a-mapping", "error", "_data/topics/a.yml", 1, ""),
        ("no-name", "error", "_data/topics/b.yml", 1, ""),
        ("null-value", "warning", "_data/topics/c.yml", 2, "keywords[1]"),
        ("empty-file", "error", "_data/topics/d.yml", 0, ""),
        ("no-front-matter", "error", "_data/organizations/e.md", 1, ""),
        ("no-domain", "error", "_data/organizations/f.md", 2, ""),
        ("bad-domain", "warning", "_data/organizations/g.md", 3, "domain"),
        ("no-domain", "error", "_data/organizations/g.md", 2, ""),
    ]


def test_a_folder_without_site_data_has_none(tmp_path: Path) -> None:
    (tmp_path / "_data" / "topics" / "folder.yml").mkdir(parents=True)
    assert site_data(tmp_path, {"_data/other/a.yml": "name: A\n"}) == SiteData()


def test_of_several_folders_the_first_address_counts_and_all_topics(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two"):
        write_site(
            tmp_path / name,
            {"_config.yml": f"url: https://{name}.com\n", "_data/topics/a.yml": f"name: {name}\nkeywords: 7.5\n"},
        )
    monkeypatch.chdir(tmp_path / "two")
    files = find_files(["../two", "../one"])
    site = read_site_data(files.folders, files.root)
    assert site.address == "https://one.com"
    assert [subject.name for subject in site.subjects] == ["one", "two"]
