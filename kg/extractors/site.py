"""What a site's own data says of its topics and publishers; it outranks what posts say of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.extractors.image import image
from kg.identity import Identity
from kg.model import Edge, Node, Organization, Provider, ProviderMention, Scheme, Subject, Topic


def extract_subjects(subjects: Iterable[Subject], title: str | None, identity: Identity) -> Iterator[Node | Edge]:
    """The site's topics, their hierarchy, and the list they form, named after the site."""
    subjects = list(subjects)
    described = {identity.topic(subject.name) for subject in subjects}
    for subject in subjects:
        topic = identity.topic(subject.name)
        short = (subject.short_name,) if subject.short_name and subject.short_name != subject.name else ()
        yield Scheme(identity.scheme, title)
        yield Topic(topic, subject.name, short, tuple(sorted(subject.keywords)), subject.definition)
        yield Edge(topic, "in_scheme", identity.scheme)
        for name in subject.parents:
            parent = identity.topic(name)
            if parent not in described:
                # Else its own description knows its name; here it may be written in another way.
                yield Topic(parent, name)
            yield Edge(topic, "broader", parent)
            yield Edge(parent, "in_scheme", identity.scheme)


def extract_organizations(organizations: Iterable[Organization], identity: Identity) -> Iterator[Node | Edge]:
    """The publishers that the site describes, with their other names and logos."""
    for organization in organizations:
        mention = ProviderMention(organization.name, organization.domain)
        found = identity.provider(mention, "https://" + organization.domain)
        others = tuple(sorted({*organization.other_names, *found.alternate_name} - {found.name}))
        yield Provider(found.iri, found.name, others, found.domain, organization.description)
        for picture in organization.images:
            logo = image(picture, identity)
            yield logo
            yield Edge(found.iri, "logo", logo.iri)
