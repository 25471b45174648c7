"""The parameters of web addresses that tell who sent a reader, not what is read: they are no part of an identity.

The list holds what the common analytics, mail and advertising services document, and what feeds of news sites add.
A name that ends in ``*`` stands for all that begin so; a name with ``=`` only for values that begin so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

PARAMETERS = (
    # Families of analytics, mail and advertising services: Urchin and Google, Mailchimp, Matomo, HubSpot, AMP caches.
    "utm_*", "itm_*", "mc_*", "pk_*", "mtm_*", "hsa_*", "amp_*", "gad_*", "guce_*",
    # What Firefox strips in its strict mode (services.settings, query-stripping), and their siblings.
    "__hsfp", "__hssc", "__hstc", "_ga", "_gl", "_hsenc", "_hsmi", "_openstat", "dclid", "fbclid", "gbraid", "gclid",
    "gclsrc", "hsctatracking", "igshid", "mkt_tok", "ml_subscriber", "ml_subscriber_hash", "msclkid", "oly_anon_id",
    "oly_enc_id", "rb_clickid", "s_cid", "srsltid", "ttclid", "twclid", "vero_conv", "vero_id", "wbraid", "wickedid",
    "wt.mc_id", "yclid",
    # What feeds and front pages of news sites add.
    "_mc", "admgarea", "cmpid", "feedname", "feedref", "feedtype", "ftag", "guccounter", "icid", "mod", "ncid", "ocid",
    "partnerref", "ref_src", "ref_url", "refsec", "smid", "soc_src", "soc_trk", "source=eptcnnlnk", "taid",
    "topicpagesponsorship", "usesponsorshipsuggestions", "usqp", "xtor",
)  # fmt: skip


@dataclass(frozen=True, eq=False)  # each is itself: they are keys of a cache, and comparing lists takes long
class Tracking:
    """A list of tracking parameters, in lower case.

    >>> TRACKING.covers("utm_source=feed"), TRACKING.covers("ArticleID=7"), TRACKING.covers("source=eptcnnlnk0001")
    (True, False, True)
    """

    parameters: tuple[str, ...] = PARAMETERS
    kept: frozenset[str] = frozenset()
    """Names that are kept though the list covers them."""

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(name for name in self.parameters if "=" not in name and not name.endswith("*"))

    @cached_property
    def _beginnings(self) -> tuple[str, ...]:
        return tuple(name.removesuffix("*") for name in self.parameters if "=" in name or name.endswith("*"))

    def covers(self, part: str) -> bool:
        """Whether one ``name=value`` of a query is of this list."""
        folded = part.casefold()
        name = folded.partition("=")[0]
        return name not in self.kept and (name in self._names or folded.startswith(self._beginnings))

    def marks(self, url: str) -> bool:
        """Whether an address has a parameter of this list.

        >>> TRACKING.marks("https://example.com/a?id=7&utm_id=7"), TRACKING.marks("https://example.com/a#?utm_id=7")
        (True, False)
        """
        query = url.partition("#")[0].partition("?")[2]
        return any(self.covers(part) for part in query.split("&"))

    def changed(self, add: Iterable[str], remove: Iterable[str]) -> Tracking:
        """The list with some names more and some fewer; of a family (``utm_*``) one name can be kept.

        >>> TRACKING.changed(["campaign"], ["utm_id"]).covers("utm_id=7"), TRACKING.covers("utm_id=7")
        (False, True)
        """
        gone = {name.casefold() for name in remove}
        listed = ({*self.parameters} | {name.casefold() for name in add}) - gone
        kept = frozenset(gone - {*self.parameters})
        return self if listed == {*self.parameters} and not kept else Tracking(tuple(sorted(listed)), kept)


TRACKING = Tracking()
