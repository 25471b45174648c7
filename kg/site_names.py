"""Names that a site's own data gives to its publishers and topics: what several of them claim decides nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from kg.domains import registrable_domain
from kg.iri import slug
from kg.site_model import Organization, Subject

_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)


def domains_by_name(organizations: Iterable[Organization]) -> dict[str, str]:
    """The domains of organisations by each of their folded names.

    >>> domains_by_name([Organization("www.ign.com", "IGN", ("Imagine Games Network",))])
    {'ign': 'ign.com', 'imagine-games-network': 'ign.com'}
    """
    found: dict[str, set[str]] = defaultdict(set)
    for organization in organizations:
        for name in (organization.name, *organization.other_names):
            if name:
                found[slug(name)].add(registrable_domain(organization.domain))
    return _undisputed(found)


def domains_by_domain(organizations: Collection[Organization], others: Collection[str]) -> dict[str, str]:
    """The domains of organisations by the further domains that stand among their other names.

    A domain that is another organisation's own, or one of ``others``, is not theirs.

    >>> domains_by_domain([Organization("dailymail.com", "Daily Mail", ("dailymail.co.uk",))], [])
    {'dailymail.co.uk': 'dailymail.com'}
    """
    own = {registrable_domain(organization.domain) for organization in organizations}
    found: dict[str, set[str]] = defaultdict(set)
    for organization in organizations:
        for name in organization.other_names:
            domain = registrable_domain(name.lower()) if _DOMAIN.fullmatch(name) else ""
            if domain and domain not in own and domain not in others:
                found[domain].add(registrable_domain(organization.domain))
    return _undisputed(found)


def short_names(subjects: Collection[Subject]) -> dict[str, str]:
    """From the folded short names of topics to their folded names; what is itself a topic's name stays that.

    >>> short_names([Subject("Machine Learning", "ML"), Subject("AI", "AI")])
    {'ml': 'machine-learning'}
    """
    names = {slug(subject.name) for subject in subjects}
    found: dict[str, set[str]] = defaultdict(set)
    for subject in subjects:
        if subject.short_name and slug(subject.short_name) not in names:
            found[slug(subject.short_name)].add(slug(subject.name))
    return _undisputed(found)


def _undisputed(claims: Mapping[str, set[str]]) -> dict[str, str]:
    return {name: min(claimed) for name, claimed in claims.items() if len(claimed) == 1}
