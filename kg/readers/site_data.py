"""What a site says of itself: ``_config.yml``, ``_data/topics`` and ``_data/organizations``.

Looked for in each folder that a build is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.readers import SUFFIXES
from kg.readers.fields import Fields, Tally
from kg.readers.git_commit import git_commit
from kg.readers.licences import licence_iri
from kg.readers.posts import read_images
from kg.readers.reader import read_fields
from kg.readers.repair import repair_text
from kg.readers.site import Site
from kg.readers.site_config import site_config
from kg.site_model import Organization, Subject

_READ_PAST = frozenset({"taxonomy", "_id", "hashtags", "images", "services", "website"})
_SUBJECT_FIELDS = frozenset({"name", "shortname", "parent", "keywords", "description", "definition"})
_LICENCE = ("license.url", "license.id", "license.name", "license", "licence.url", "licence.name", "licence")
_ORGANIZATION_FIELDS = frozenset({"name", "domain", "otherNames", "description", "images"})


@dataclass(slots=True)
class SiteData:
    """A site's own data: of the first of ``sites`` that has one, ``address`` is where it lives on the web.

    ``license`` is the address of the licence it states, ``rights`` what it states instead; ``commit`` the commit that
    is checked out, as a SWHID (https://www.swhid.org).
    """

    address: str | None = None
    title: str | None = None
    license: str | None = None
    rights: str | None = None
    commit: str | None = None
    sites: list[Site] = field(default_factory=list)
    subjects: list[Subject] = field(default_factory=list)
    organizations: list[Organization] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)

    @property
    def base_iri(self) -> str | None:
        """The IRI under which the site's own things live."""
        return self.address + "/" if self.address else None


def read_site_data(folders: list[Path], root: Path) -> SiteData:
    """The data of the site at the folders; file names in findings are relative to ``root``."""
    site = SiteData()
    for folder in folders:
        found = site_config(folder, root, site.tally)
        if found.generator != "plain":
            site.sites.append(found)
        site.address, site.title = site.address or found.address, site.title or found.title
        if not (site.license or site.rights):
            site.license, site.rights = _terms(found)
        if site.commit is None and (commit := git_commit(folder)):
            site.commit = f"swh:1:rev:{commit}"
    for folder in folders:
        for fields in _files(_below(folder / "_data" / "topics"), root, site.tally):
            if subject := _subject(fields):
                site.subjects.append(subject)
        for fields in _files(_below(folder / "_data" / "organizations"), root, site.tally):
            if organization := _organization(fields, site.address):
                site.organizations.append(organization)
    return site


def _terms(site: Site) -> tuple[str | None, str | None]:
    """The terms of use that a configuration states: the licence's address, else the text."""
    said = site.text(*_LICENCE)
    text = repair_text(said)[0] if said else None
    found = licence_iri(text) if text else None
    return (found, None) if found else (None, text)


def _below(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES)


def _files(paths: list[Path], root: Path, tally: Tally) -> Iterator[Fields]:
    for path in paths:
        if path.is_file():
            fields = read_fields(path, path.relative_to(root).as_posix(), tally)
            if fields is not None:
                yield fields


def _subject(fields: Fields) -> Subject | None:
    name = fields.text("name", "_id")
    if not name:
        fields.finding("no-name", None, "the topic has no name", "give it a name", level="error")
        return None
    subject = Subject(
        name,
        short_name=fields.text("shortname"),
        parents=fields.texts("parent"),
        keywords=fields.texts("keywords"),
        definition=fields.text("description", "definition"),
        source=fields.file,
    )
    fields.count_unused(_SUBJECT_FIELDS, _READ_PAST)
    return subject


def _organization(fields: Fields, address: str | None) -> Organization | None:
    domain = fields.domain("domain") or fields.domain("_id")
    if not domain:
        cure = "give it a domain such as example.com"
        fields.finding("no-domain", None, "the organisation has no domain", cure, level="error")
        return None
    organization = Organization(
        domain,
        name=fields.text("name"),
        other_names=fields.texts("otherNames"),
        description=fields.text("description"),
        images=read_images(fields, address),
        source=fields.file,
    )
    fields.count_unused(_ORGANIZATION_FIELDS, _READ_PAST)
    return organization
