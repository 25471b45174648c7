"""Publishers that are likely one: linked, for their names and domains are alike, and never joined."""

from __future__ import annotations

import pytest

from kg.enrich.publishers import RULE, enrich
from kg.graph import KnowledgeGraph
from kg.identity import Identity
from kg.model import Article, Edge, Provider


def links(*told: tuple[str, str, int]) -> dict[str, str]:
    """What is found of publishers: their IRIs' ends, names, and numbers of articles."""
    graph = KnowledgeGraph()
    for end, name, articles in told:
        graph.add_node(Provider("https://b/" + end, name, domain=end.partition("/")[0]))
        for number in range(articles):
            graph.add_node(Article(f"https://{end}/{number}"))
            graph.add_edge(Edge(f"https://{end}/{number}", "publisher", "https://b/" + end))
    found = list(enrich(graph, Identity()))
    assert {(rule, edge.field) for rule, edge in found} <= {(RULE, "likely_same")}
    return {edge.subject[10:]: edge.target[10:] for _, edge in found}


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ([("ign.com", "IGN", 1), ("youtube.com/ign", "IGN", 9)], {"youtube.com/ign": "ign.com"}),
        ([("pcgamer.com", "PC Gamer", 1), ("msn.com/pc-gamer", "PC Gamer", 1)], {"msn.com/pc-gamer": "pcgamer.com"}),
        ([("prnewswire.com", "PR Newswire", 9), ("prnewswire.co.uk", "PR Newswire", 1)],
         {"prnewswire.co.uk": "prnewswire.com"}),
        ([("crn.com", "CRN", 5), ("crn.in", "CRN", 1), ("channelweb.co.uk", "CRN", 9)], {"crn.in": "crn.com"}),
        ([("the-verge.com", "The Verge", 1), ("medium.com/the-verge", "the verge", 1)],
         {"medium.com/the-verge": "the-verge.com"}),
        ([("compsmag.com", "Windows", 1), ("windowsreport.com", "Windows", 1)], {}),
        ([("msn.com/reuters", "Reuters", 1), ("yahoo.com/reuters", "Reuters", 1)], {}),
        ([("ign.com", "IGN", 1), ("youtube.com/ign-india", "IGN India", 1)], {}),
        ([("news.com", "News", 1), ("newsday.com", "Newsday", 1)], {}),
    ],
)  # fmt: skip
def test_publishers_of_one_name(told: list[tuple[str, str, int]], found: dict[str, str]) -> None:
    assert links(*told) == links(*told[::-1]) == found
