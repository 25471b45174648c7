"""The words that tell a story from others: those that weigh most in its articles together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from kg.stories.method import NEVER, Found
from kg.stories.telling import Telling
from kg.stories.words import folded, stem, words

MOST = 6
"""So many keywords a story has at most."""

_CANDIDATES = 12
_SHARE = 0.3
"""A keyword is a word of at least two of a story's articles, and of so many of them."""

_TOGETHER = 0.5
"""Two words that stand side by side in more than this share of the headlines that have either, are one keyword."""

_SPELLED = re.compile(r"\w+")


def keywords(group: Sequence[int], tellings: Sequence[Telling], found: Found) -> tuple[str, ...]:
    """The keywords of a story, the most telling first, spelled as its headlines most often spell them."""
    rows = found.vectors[list(group)][:, : len(found.stems)]
    have = np.bincount(rows.indices, minlength=len(found.stems))
    weight = np.bincount(rows.indices, weights=rows.data, minlength=len(found.stems))
    weight[have < max(2, _SHARE * len(group))] = 0.0
    order = sorted(np.flatnonzero(weight).tolist(), key=lambda at: (-round(float(weight[at]), 4), found.stems[at]))
    wanted = [found.stems[at] for at in order if found.stems[at] not in NEVER][:_CANDIDATES]
    return tuple(_spelled(wanted, [tellings[article] for article in group])[:MOST])


def _spelled(stems: Sequence[str], tellings: Sequence[Telling]) -> list[str]:
    """Stems as words, two that go together as one; in the order of the stems."""
    single: dict[str, Counter[str]] = {one: Counter() for one in stems}
    double: dict[tuple[str, str], Counter[str]] = {}
    lines: Counter[str] = Counter()
    for telling in tellings:
        spelled = [(stem("".join(words(folded(word)))), word) for word in _SPELLED.findall(telling.headline)]
        lines.update({one for one, _ in spelled if one in single})
        for one, word in spelled:
            if one in single:
                single[one][word] += 1
        for (one, word), (next_one, next_word) in pairwise(spelled):
            if one in single and next_one in single and one != next_one:
                double.setdefault((one, next_one), Counter())[f"{word} {next_word}"] += 1
    partner: dict[str, tuple[str, str]] = {}
    for pair, forms in sorted(double.items(), key=lambda item: (-item[1].total(), item[0])):
        often = forms.total() > _TOGETHER * max(lines[one] for one in pair) and forms.total() > 1
        if often and partner.keys().isdisjoint(pair):
            partner.update((one, pair) for one in pair)
    named: dict[str, None] = {}
    for one in stems:
        forms = double[partner[one]] if one in partner else single[one]
        if forms:
            named.setdefault(min(forms, key=lambda form: (-forms[form], form)))
    return list(named)
