"""Names of publishers on platforms, without what only says where they appear."""

from __future__ import annotations

import pytest

from kg.platforms import PLATFORMS, changed, own_name


@pytest.mark.parametrize(
    ("written", "platform", "name"),
    [
        ("PC Gamer on MSN", "MSN", "PC Gamer"),
        ("PC Gamer on MSN.com", "MSN", "PC Gamer"),
        ("PC GAMER ON MSN.COM", "MSN", "PC GAMER"),
        ("Reuters via Yahoo! News", "Yahoo", "Reuters"),
        ("Bloomberg at Yahoo Finance", "Yahoo", "Bloomberg"),
        ("Mark Russinovich - YouTube", "YouTube", "Mark Russinovich"),
        ("The Verge | Medium", "Medium", "The Verge"),
        ("Yahoo! Sports", "Yahoo", "Yahoo! Sports"),
        ("MSN", "MSN", "MSN"),
        ("on MSN", "MSN", "on MSN"),
        ("Focus on Medium Business", "Medium", "Focus on Medium Business"),
        ("Focus on Mediumship", "Medium", "Focus on Mediumship"),
        ("Eyes on X-rays", "X", "Eyes on X-rays"),
        ("PC Gamer on MSN", "YouTube", "PC Gamer on MSN"),
    ],
)
def test_a_publisher_is_called_what_it_is_called(written: str, platform: str, name: str) -> None:
    assert own_name(written, platform) == name


def test_platforms_can_be_added_renamed_and_removed() -> None:
    found = changed([("write.as", "Write.as"), ("x.com", "Twitter")], ["msn.com"])
    assert (found["write.as"], found["x.com"], "msn.com" in found) == ("Write.as", "Twitter", False)
    assert found.keys() == PLATFORMS.keys() - {"msn.com"} | {"write.as"}
