"""What a site's own data says of itself, its topics and publishers; it outranks what posts say of them."""

from __future__ import annotations

from collections.abc import Iterator, Set

from kg.extractors.image import image
from kg.identity import Identity
from kg.model import Dataset, Edge, Node, Provider, ProviderMention, Scheme, Topic
from kg.site_model import Organization, Subject


def extract_subject(
    subject: Subject, title: str | None, described: Set[str], identity: Identity
) -> Iterator[Node | Edge]:
    """A topic of the site, its place in the hierarchy and in the list of topics, which bears the site's title.

    ``described`` are the IRIs of all topics that the site describes.
    """
    topic = identity.topic(subject.name)
    short = (subject.short_name,) if subject.short_name and subject.short_name != subject.name else ()
    keywords = {*subject.keywords} - {subject.name, *short}  # a label is one of them only: SKOS, S13
    yield Scheme(identity.scheme, title)
    yield Topic(topic, subject.name, short, tuple(sorted(keywords)), subject.definition)
    yield Edge(topic, "in_scheme", identity.scheme)
    for name in subject.parents:
        parent = identity.topic(name)
        if parent not in described:
            # Else its own description knows its name; here it may be written in another way.
            yield Topic(parent, name)
        yield Edge(topic, "broader", parent)
        yield Edge(parent, "in_scheme", identity.scheme)


def extract_organization(organization: Organization, identity: Identity) -> Iterator[Node | Edge]:
    """A publisher that the site describes, with its other names and logos."""
    # By its domain alone: a platform that the site calls by another name is no publisher on itself.
    found = identity.provider(ProviderMention(domain=organization.domain), "https://" + organization.domain)
    others = tuple(sorted({*organization.other_names} - {organization.name}))
    yield Provider(found.iri, organization.name, others, found.domain, organization.description)
    for picture in organization.images:
        logo = image(picture, identity)
        yield logo
        yield Edge(found.iri, "logo", logo.iri)


def extract_dataset(
    title: str | None, license: str | None, rights: str | None, commit: str | None, identity: Identity
) -> Iterator[Node | Edge]:
    """The graph as a data set, where the site says anything of itself."""
    if title or license or rights or commit:
        yield Dataset(identity.dataset, title, license, rights, commit)
