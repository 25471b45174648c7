"""The queries that the editor offers."""

from __future__ import annotations

from pathlib import Path

from kg.server.editor import Example, examples


def test_examples_are_the_queries_in_the_folder(tmp_path: Path) -> None:
    (tmp_path / "b.rq").write_text("# Articles on a topic\n# by date\nSELECT * {}\n", encoding="utf-8")
    (tmp_path / "a.rq").write_text("ASK {}", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no query", encoding="utf-8")
    assert examples(tmp_path) == [
        Example("a", "a", "ASK {}"),
        Example("b", "Articles on a topic", "# Articles on a topic\n# by date\nSELECT * {}\n"),
    ]
    assert examples(tmp_path / "nothing") == []
