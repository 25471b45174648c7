"""Articles whose stories are known, pairs whose verdict is known, and how far a grouping agrees with them."""

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sklearn.metrics import adjusted_mutual_info_score

from kg.domains import registrable_domain
from kg.graph import KnowledgeGraph
from kg.identity import Identity
from kg.stories.headlines import without_tail
from kg.stories.telling import Telling


@dataclass(frozen=True)
class Agreement:
    """How far a grouping agrees with the labels, each figure 1 at best."""

    precision: float
    recall: float
    ami: float

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True)
class Verdict:
    """Two articles by the IRIs they have in a graph, and whether they tell of the same event."""

    first: str
    second: str
    same: bool


def read_labelled(path: Path) -> tuple[list[Telling], list[str]]:
    """In: a table as README.md describes it. Out: its articles in order, and each one's story."""
    stories, tellings = {}, []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            when = datetime.fromisoformat(row["published"]) if row.get("published") else None
            domain = registrable_domain(row["host"]) if row.get("host") else ""
            tellings.append(
                Telling(
                    iri=row["id"],
                    headline=without_tail(row["title"], (domain, domain.partition(".")[0])),
                    abstract=row.get("excerpt") or "",
                    date=when and (when if when.tzinfo else when.replace(tzinfo=UTC)),
                    publisher=domain,
                )
            )
            stories[row["id"]] = row["story"]
    tellings.sort(key=lambda telling: telling.place)
    return tellings, [stories[telling.iri] for telling in tellings]


def agreement(stories: Sequence[str], labels: Sequence[int]) -> Agreement:
    """In: each article's story, and its label by a grouping. Out: BCubed precision and recall, and AMI, 0 at least.

    BCubed by Bagga and Baldwin (1998): of an article's group, and of its story, the share that is in both, averaged.
    """
    both, story, group = Counter(zip(stories, labels, strict=True)), Counter(stories), Counter(labels)
    precision = sum(count * count / group[label] for (_, label), count in both.items()) / len(labels)
    recall = sum(count * count / story[name] for (name, _), count in both.items()) / len(labels)
    return Agreement(precision, recall, max(0.0, float(adjusted_mutual_info_score(list(stories), list(labels)))))


def read_verdicts(path: Path, half: str, graph: KnowledgeGraph) -> tuple[list[Verdict], int]:
    """In: a table of pairs, the half wanted, a graph. Out: its verdicts, and how many name what is not in the graph.

    The pairs' addresses go the way of all addresses: through the rules of identity, then to the article that has them.
    """
    identity, known = Identity(), set(graph.iris("article"))
    home = {alias: article.iri for article in graph.articles() for alias in article.alias}
    found, missing = [], 0
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["half"] == half:
                ends = [identity.article(row[end]) for end in ("first", "second")]
                first, second = (end if end in known else home.get(end, "") for end in ends)
                if first and second:
                    found.append(Verdict(first, second, row["same"] == "1"))
                else:
                    missing += 1
    return found, missing
