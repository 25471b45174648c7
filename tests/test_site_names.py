"""What a site's own data says of names: used where one claims them, and of no use where several do."""

from __future__ import annotations

from kg.site_model import Organization, Subject
from kg.site_names import domains_by_domain, domains_by_name, short_names

IGN = Organization("www.ign.com", "IGN", ("Imagine Games Network", "ign.tv"))
OTHER = Organization("example.com", "Example", ("IGN",))


def test_an_organisation_goes_by_each_of_its_names() -> None:
    assert domains_by_name([IGN]) == {"ign": "ign.com", "imagine-games-network": "ign.com", "ign-tv": "ign.com"}


def test_a_name_that_two_organisations_bear_decides_nothing() -> None:
    assert "ign" not in domains_by_name([IGN, OTHER])


def test_one_organisation_in_two_files_is_one() -> None:
    assert domains_by_name([IGN, Organization("ign.com", "IGN")])["ign"] == "ign.com"


def test_a_domain_among_the_other_names_is_the_organisations() -> None:
    assert domains_by_domain([IGN], []) == {"ign.tv": "ign.com"}


def test_a_domain_of_another_is_not_the_organisations() -> None:
    claim = Organization("example.com", "Example", ("ign.com", "YouTube.com", "two.example", "example.com"))
    rival = Organization("example.net", "Rival", ("two.example",))
    assert domains_by_domain([IGN, claim, rival], ["youtube.com"]) == {"ign.tv": "ign.com"}


def test_a_short_name_leads_to_the_topic() -> None:
    assert short_names([Subject("Machine Learning", "ML"), Subject("AI", "AI"), Subject("Internet of Things")]) == {
        "ml": "machine-learning"
    }


def test_a_short_name_that_is_a_topic_or_that_two_topics_bear_leads_nowhere() -> None:
    subjects = [Subject("Artificial Intelligence", "AI"), Subject("AI"), Subject("Mixed Reality", "MR")]
    assert short_names([*subjects, Subject("Medical Records", "MR")]) == {}
