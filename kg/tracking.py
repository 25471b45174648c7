"""The parameters of web addresses that tell who sent a reader, not what is read: they are no part of an identity.

The list holds what the common analytics, mail and advertising services document, and what feeds of news sites add.
A name that ends in ``*`` stands for all that begin so; a name with ``=`` only for values that begin so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

PARAMETERS = (
    "utm_*", "itm_*", "mc_*", "pk_*", "mtm_*", "hsa_*", "amp_*", "_mc", "_ga", "_gl", "_hsenc", "_hsmi", "admgarea",
    "cmpid", "dclid", "fbclid", "feedname", "feedref", "feedtype", "gbraid", "gclid", "gclsrc", "icid", "igshid",
    "mkt_tok", "ml_subscriber", "ml_subscriber_hash", "mod", "msclkid", "ncid", "ocid", "oly_anon_id", "oly_enc_id",
    "partnerref", "ref_src", "ref_url", "smid", "source=eptcnnlnk", "taid", "ttclid", "twclid",
    "usesponsorshipsuggestions", "usqp", "vero_id", "wbraid", "wickedid", "yclid",
)  # fmt: skip


@dataclass(frozen=True, eq=False)  # each is itself: they are keys of a cache, and comparing lists takes long
class Tracking:
    """A list of tracking parameters, in lower case.

    >>> TRACKING.covers("utm_source=feed"), TRACKING.covers("ArticleID=7"), TRACKING.covers("source=eptcnnlnk0001")
    (True, False, True)
    """

    parameters: tuple[str, ...] = PARAMETERS

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(name for name in self.parameters if "=" not in name and not name.endswith("*"))

    @cached_property
    def _beginnings(self) -> tuple[str, ...]:
        return tuple(name.removesuffix("*") for name in self.parameters if "=" in name or name.endswith("*"))

    def covers(self, part: str) -> bool:
        """Whether one ``name=value`` of a query is of this list."""
        folded = part.casefold()
        return folded.partition("=")[0] in self._names or folded.startswith(self._beginnings)

    def changed(self, add: Iterable[str], remove: Iterable[str]) -> Tracking:
        """The list with some names more and some fewer."""
        kept = {*self.parameters, *(name.casefold() for name in add)} - {name.casefold() for name in remove}
        return self if kept == {*self.parameters} else Tracking(tuple(sorted(kept)))


TRACKING = Tracking()
