"""What a build did, as plain data."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from kg.decisions import MergeCounts
from kg.errors import Finding
from kg.readers.fields import Tally
from kg.report import Report
from tests.corpus import build_site

A, B = "https://example.com/a", "https://example.com/b"


def test_an_empty_report_has_every_heading() -> None:
    assert Report().as_dict() == {
        "read": {
            "files": 0, "posts": 0, "related_entries": 0, "removed": [], "site_data": {}, "skipped_files": {},
            "pages": {}, "mapped_fields": {},
        },
        "graph": {"nodes": {}, "edges": {}},
        "merged": {},
        "topics_not_in_site_data": {},
        "outranked_values": {},
        "dropped": {},
        "repaired": {},
        "unknown_fields": {},
        "fields_read_past": {},
        "findings": [],
    }  # fmt: skip


def test_what_the_page_leaves_out_is_told_where_it_does() -> None:
    report = Report(nodes={"article": 20, "event": 5, "provider": 9})
    report.add_page(25)
    assert "page" not in report.as_dict()
    report.add_page(20)
    assert report.as_dict()["page"] == {"articles": 20, "left_out": 5}


def test_json_is_the_same_data_in_readable_form() -> None:
    report = Report(posts=1, unknown_fields=Counter({"größe": 1}))
    report.findings.append(Finding("bad-date", "warning", "ä.md", 5, "publishedDateTime", "no such day", "correct it"))
    assert json.loads(report.as_json()) == report.as_dict()
    assert '"größe": 1' in report.as_json()
    assert report.as_json().endswith("}\n")
    assert report.as_dict()["findings"] == [
        {
            "code": "bad-date", "level": "warning", "file": "ä.md", "line": 5, "field": "publishedDateTime",
            "message": "no such day", "remedy": "correct it",
        }
    ]  # fmt: skip


def test_counts_come_by_name_and_findings_by_place() -> None:
    report = Report(repairs=Counter({"b": 1, "a": 2}), removed=["z.md", "a.md"])
    findings = [
        Finding(code, "warning", file, line, "", "", "")
        for code, file, line in [("x", "b.md", 1), ("y", "a.md", 10), ("z", "a.md", 9), ("a", "a.md", 9)]
    ]
    report.findings.extend(findings)
    found = report.as_dict()
    assert list(found["repaired"]) == ["a", "b"]
    assert found["read"]["removed"] == ["a.md", "z.md"]
    assert [(each["file"], each["line"], each["code"]) for each in found["findings"]] == [
        ("a.md", 9, "a"),
        ("a.md", 9, "z"),
        ("a.md", 10, "y"),
        ("b.md", 1, "x"),
    ]


def test_what_the_merge_decided_is_told_with_examples() -> None:
    counts = MergeCounts(overruled={"a": Counter(headline=2)}, left_out={"a": Counter(image=1)})
    counts.note("joined", ["f", "e", "d", "c", "b", "a"])
    counts.note("never happened", [])
    found = Report(merges=counts).as_dict()
    assert found["merged"] == {"joined": {"count": 6, "examples": ["a", "b", "c", "d", "e"]}}
    assert (found["outranked_values"], found["dropped"]) == ({"headline": 2}, {"image": 1})


def test_a_tally_is_added_up() -> None:
    report = Report(repairs=Counter(mojibake=1))
    finding = Finding("x", "error", "a.md", 1, "", "m", "r")
    report.add(Tally([finding], Counter(mojibake=2), Counter(price=1), Counter(secured=1)))
    assert report.findings == [finding]
    assert (report.repairs, report.unknown_fields, report.fields_read_past) == (
        {"mojibake": 3},
        {"price": 1},
        {"secured": 1},
    )


def test_a_builds_report_accounts_for_everything(tmp_path: Path) -> None:
    entry = {"title": "B &amp; C", "webUrl": B, "quality": "high", "price": 5, "isCached": True}
    post = {"title": "A", "webUrl": A, "heat": [], "secured": "x", "shoeSize": 1, "related": [entry]}
    _, report = build_site(
        tmp_path,
        {
            "1.md": post,
            "2.md": {**post, "title": "A again", "related": [entry]},
            "3.md": {"title": "gone", "webUrl": A, "removed": True},
            "4.md": "nothing",
            "notes.docx": "x",
        },
    )
    found = report.as_dict()
    assert found["read"] == {
        "files": 4, "posts": 2, "related_entries": 1, "removed": ["3.md"], "site_data": {},
        "skipped_files": {".docx": 1}, "pages": {}, "mapped_fields": {},
    }  # fmt: skip
    assert found["graph"]["nodes"] == {"article": 2, "source": 2}
    assert found["outranked_values"] == {"article.headline": 1}
    assert found["merged"]["several posts are one article"] == {"count": 1, "examples": [A]}
    assert found["unknown_fields"]["shoeSize"] == 2
    assert found["fields_read_past"]["secured"] == 2
    assert [(each["file"], each["code"]) for each in found["findings"] if each["field"] == "heat"] == [
        ("1.md", "wrong-type"),
        ("2.md", "wrong-type"),
    ]
    assert [each["level"] for each in found["findings"] if each["file"] == "4.md"] == ["error"]
