"""A licence as a site names it, to the address by which it is known."""

from __future__ import annotations

import re

from kg.iri import is_iri, syntactic_url

_NAMES = (
    "0BSD", "AGPL-3.0-only", "AGPL-3.0-or-later", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0",
    "GFDL-1.3-only", "GFDL-1.3-or-later", "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later", "ISC",
    "LGPL-2.1-only", "LGPL-3.0-only", "MIT", "MIT-0", "MPL-2.0", "ODbL-1.0", "ODC-By-1.0", "PDDL-1.0", "Unlicense",
)  # fmt: skip
_KNOWN = {name.lower(): name for name in _NAMES}
"""Names of the SPDX list (https://spdx.org/licenses/) that a site may have."""
_CREATIVE_COMMONS = re.compile(r"(?:cc|creative commons)[ -](by(?:-(?:nc|nd|sa|nc-nd|nc-sa))?)[ -]([1-4]\.0)")
_CC0 = re.compile(r"(?:cc ?0|cc zero|creative commons zero)(?:[ -]1\.0)?")


def licence_iri(name: str) -> str | None:
    """The address of a licence, by its address, its SPDX name, or its usual name if it is of Creative Commons.

    None where it is none of these.

    >>> licence_iri("CC BY-SA 4.0"), licence_iri("mit"), licence_iri("All rights reserved")
    ('https://creativecommons.org/licenses/by-sa/4.0/', 'https://spdx.org/licenses/MIT', None)
    """
    address = syntactic_url(name.strip())
    if address is not None:
        return address if is_iri(address) else None
    folded = " ".join(name.lower().split())
    if found := _CREATIVE_COMMONS.fullmatch(folded):
        return f"https://creativecommons.org/licenses/{found[1]}/{found[2]}/"
    if _CC0.fullmatch(folded):
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    return f"https://spdx.org/licenses/{_KNOWN[folded]}" if folded in _KNOWN else None
