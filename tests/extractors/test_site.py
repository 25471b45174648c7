"""What a site's own data says of its topics and publishers."""

from __future__ import annotations

from kg.extractors.site import extract_organization, extract_subject
from kg.identity import Identity
from kg.model import Edge, Image, ImageMention, Provider, Scheme, Topic
from kg.site_model import Organization, Subject

BASE = "https://site.org/"
IDENTITY = Identity(BASE)


def test_a_topic_with_all_that_is_said_of_it() -> None:
    subject = Subject("Compute", "Comp", ("Azure",), ("virtual machine", "app service"), "What runs things")
    assert set(extract_subject(subject, "Azure Every Day", set(), IDENTITY)) == {
        Scheme(BASE + "topics", "Azure Every Day"),
        Topic(BASE + "topic/compute", "Compute", ("Comp",), ("app service", "virtual machine"), "What runs things"),
        Edge(BASE + "topic/compute", "in_scheme", BASE + "topics"),
        Topic(BASE + "topic/azure", "Azure"),
        Edge(BASE + "topic/azure", "in_scheme", BASE + "topics"),
        Edge(BASE + "topic/compute", "broader", BASE + "topic/azure"),
    }


def test_a_short_name_that_is_the_name_is_no_other_name() -> None:
    found = set(extract_subject(Subject("AI", "AI"), None, set(), IDENTITY))
    assert Topic(BASE + "topic/ai", "AI") in found


def test_a_parent_is_called_as_it_calls_itself() -> None:
    found = list(extract_subject(Subject("Mobile", parents=("IOS",)), None, {BASE + "topic/ios"}, IDENTITY))
    assert [node for node in found if isinstance(node, Topic) and node.iri == BASE + "topic/ios"] == []
    assert Edge(BASE + "topic/mobile", "broader", BASE + "topic/ios") in found


def test_a_publisher_with_all_that_is_said_of_it() -> None:
    logo = ImageMention("https://site.org/logo.png", 50, 50)
    organization = Organization("www.wbur.org", "WBUR", ("WBUR News", "wbur", "WBUR"), "Boston's NPR station", (logo,))
    assert list(extract_organization(organization, IDENTITY)) == [
        Provider(BASE + "provider/wbur.org", "WBUR", ("WBUR News", "wbur"), "wbur.org", "Boston's NPR station"),
        Image("https://site.org/logo.png", (), 50, 50),
        Edge(BASE + "provider/wbur.org", "logo", "https://site.org/logo.png"),
    ]


def test_a_platform_that_the_site_describes_is_itself_whatever_its_name() -> None:
    found = list(extract_organization(Organization("msn.com", "Microsoft News"), IDENTITY))
    assert found == [Provider(BASE + "provider/msn.com", "Microsoft News", (), "msn.com")]
