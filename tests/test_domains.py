"""The part of a host name that somebody registered."""

from __future__ import annotations

import pytest

from kg.domains import registrable_domain


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("wbur.org", "wbur.org"),
        ("amp.wbur.org", "wbur.org"),
        ("www.dailymail.co.uk", "dailymail.co.uk"),
        ("paleofuture.gizmodo.com", "gizmodo.com"),
        ("gizmodo.com.au", "gizmodo.com.au"),
        ("someone.github.io", "someone.github.io"),
        ("someone.blogspot.com", "someone.blogspot.com"),
        ("github.io", "github.io"),
        ("co.uk", "co.uk"),
        ("news.xn--mnchen-3ya.de", "xn--mnchen-3ya.de"),
        ("192.168.0.1", "192.168.0.1"),
        ("localhost", "localhost"),
        ("", ""),
    ],
)
def test_the_registered_part_of_a_host(host: str, domain: str) -> None:
    assert registrable_domain(host) == domain
    assert registrable_domain(domain) == domain
