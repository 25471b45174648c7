"""What each shipped query is asked of the hand-made graph in tests/golden/queries/graph.ttl."""

from __future__ import annotations

from pathlib import Path

GOLDEN = Path(__file__).parent.parent / "golden" / "queries"
GRAPH = GOLDEN / "graph.ttl"

GIVEN: dict[str, dict[str, str]] = {
    "article-with-surroundings": {"article": "A ban on faces"},
    "articles-on-topic": {"topic": "artificial intelligence", "before": "2021-01-01"},
    "articles-without-story": {"since": "2020-05-01", "before": "2020-07-03"},
    "bridges-between-stories": {"story": "2020-01", "other": "2020-02"},
    "central-articles": {},
    "first-to-cover-story": {"story": "faces"},
    "largest-stories": {"since": "2020-02-02", "before": "2020-04-01"},
    "path-between-articles": {"from": "Chain one", "to": "https://other.example/c5"},
    "providers-together": {"least": "2"},
    "rising-topics": {"before": "2020-07-01"},
    "said-by-document": {"document": "one.md"},
    "story-timeline": {"story": "https://n.example/story/2020-01-01-faces"},
    "topics-of-provider": {"provider": "alpha.example"},
}
