"""The publisher of what a post is about, where people belong, and logos."""

from __future__ import annotations

from kg.extractors.provider import extract
from kg.identity import Identity
from kg.model import Details, Edge, Image, ImageMention, Post, Provider, ProviderMention

URL = "https://example.com/a"
HOME = "https://w3id.org/newskg/id/provider/"
IDENTITY = Identity()


def test_a_publisher_with_its_logo() -> None:
    logo = ImageMention("https://site.com/logo.jpg", 50, 50)
    mention = ProviderMention("The Next Web", "thenextweb.com", "Tech news", (logo,))
    assert list(extract(Post(URL, "A", provider=mention), IDENTITY)) == [
        Provider(HOME + "thenextweb.com", "The Next Web", (), "thenextweb.com", "Tech news"),
        Edge(URL, "publisher", HOME + "thenextweb.com"),
        Image("https://site.com/logo.jpg", (), 50, 50),
        Edge(HOME + "thenextweb.com", "logo", "https://site.com/logo.jpg"),
    ]


def test_a_publisher_on_a_platform_keeps_the_platforms_domain_and_both_names() -> None:
    assert list(extract(Post(URL, "A", provider=ProviderMention("PC Gamer on MSN", "msn.com")), IDENTITY)) == [
        Provider(HOME + "msn.com/pc-gamer", "PC Gamer", ("PC Gamer on MSN",), "msn.com"),
        Edge(URL, "publisher", HOME + "msn.com/pc-gamer"),
        Provider(HOME + "msn.com", "MSN", (), "msn.com"),
        Edge(HOME + "msn.com/pc-gamer", "platform", HOME + "msn.com"),
    ]


def test_a_publisher_without_a_domain_is_that_of_the_articles_address() -> None:
    found, _ = extract(Post("https://news.example.co.uk/a", "A", provider=ProviderMention("The Example")), IDENTITY)
    assert found == Provider(HOME + "example.co.uk", "The Example", (), "example.co.uk")


def test_a_post_that_names_no_publisher_gives_nothing() -> None:
    assert list(extract(Post(URL, "A"), IDENTITY)) == []


def test_where_there_is_no_address_either_a_publisher_is_its_name() -> None:
    post = Post("", "A", "a.md", kind="collection", provider=ProviderMention("The Next  Web"))
    assert list(extract(post, IDENTITY)) == [
        Provider(HOME + "the-next-web", "The Next  Web"),
        Edge("https://w3id.org/newskg/id/collection/a", "publisher", HOME + "the-next-web"),
    ]


def test_a_person_belongs_to_organisations() -> None:
    logo = ImageMention("https://e.com/logo.jpg")
    details = Details(affiliation=(ProviderMention("Example", "www.example.org", None, (logo,)),))
    assert list(extract(Post(URL, "P", kind="person", details=details), IDENTITY)) == [
        Provider(HOME + "example.org", "Example", (), "example.org"),
        Edge(URL, "affiliation", HOME + "example.org"),
        Image("https://e.com/logo.jpg"),
        Edge(HOME + "example.org", "logo", "https://e.com/logo.jpg"),
    ]
