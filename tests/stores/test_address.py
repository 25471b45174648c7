"""Addresses of databases: what they are of, what is refused, and that no password is ever repeated."""

from __future__ import annotations

import pytest

from kg.errors import UsageError
from kg.stores import STORES, LoadOptions, find_store, parse_address
from kg.stores.address import Address

SECRET = "hunter2"


def test_a_file_is_named() -> None:
    assert parse_address("ladybug:data/news.lbug") == Address("ladybug:data/news.lbug", "ladybug", "data/news.lbug")
    assert parse_address("oxigraph:x?graph=https://e.com/g").graph == "https://e.com/g"


def test_a_server_is_named() -> None:
    address = parse_address("sparql+https://me@example.com:8443/repositories/news?graph=https://e.com/g")
    assert (address.scheme, address.host, address.port, address.user) == ("sparql+https", "example.com", 8443, "me")
    assert (address.path, address.graph, address.place) == ("/repositories/news", "https://e.com/g", "example.com:8443")


@pytest.mark.parametrize("scheme", [scheme for store in STORES.values() for scheme in store.schemes])
def test_every_scheme_is_of_one_database(scheme: str) -> None:
    assert scheme in find_store(f"{scheme.upper()}://localhost").schemes


@pytest.mark.parametrize(
    "url",
    [
        f"bolt://neo4j:{SECRET}@localhost",
        f"bolt://:{SECRET}@localhost",
        f"bolt://neo4j:{SECRET}/more@localhost",
        f"bolt://neo4j:{SECRET}#more@localhost",
        f"bolt://localhost?password={SECRET}",
        f"falkordb://localhost/news?passwd={SECRET}",
        f"sparql+http://admin:{SECRET}@localhost:3030/news",
        f"blot://neo4j:{SECRET}@localhost",
        f"neo4j:{SECRET}@localhost",
        f"http://neo4j:{SECRET}@localhost",
        f"bolt://neo4j:{SECRET}@localhost:port",
        f"bolt://neo4j:{SECRET}@[localhost",
        SECRET,
    ],
)
def test_a_password_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_address(url)
    assert SECRET not in str(caught.value)


def test_options_do_not_show_their_password() -> None:
    assert SECRET not in repr(LoadOptions(password=SECRET))


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("news", "what has no colon is no database; an address is one of ladybug:PATH, bolt://HOST:PORT"),
        ("mysql://localhost", "what begins with mysql: is no database"),
        ("ladybug:", "names no file; write ladybug:PATH"),
        ("ladybug:folder/", "names no file"),
        ("bolt://", "names no host"),
        ("bolt://localhost:99999", "none that can be read"),
        ("sparql+http://localhost?graph=no iri", "is no IRI"),
        ("bolt://localhost?graph=https://e.com/g", "a database of bolt has no graphs with IRIs"),
        ("ladybug:x?graph=https://e.com/g", "a database of ladybug has no graphs with IRIs"),
        ("bolt://localhost?mode=fast", "has a part that means nothing here"),
    ],
)
def test_what_is_no_address_is_told(url: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        parse_address(url)
