"""A build's account for people: a screenful of plain text."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import kg
from kg.errors import Finding
from kg.report import Report
from kg.summary import printable, summary
from tests.corpus import SEEDS


def lines(report: Report, *written: Path, paths: tuple[str, ...] = ("seeds",)) -> list[str]:
    return list(summary(report, written, paths))


def finding(number: int = 1, level: str = "warning", file: str = "a.md") -> Finding:
    return Finding("bad-date", level, file, number, "publishedDateTime", "no such day", "correct it")  # type: ignore[arg-type]


def full_report() -> Report:
    report = Report(files=7085, posts=6757, related_entries=4171, removed=["x.md"])
    report.site_data = Counter(topics=20, organizations=70)
    report.nodes = {"article": 6736, "provider": 459, "topic": 20, "image": 3606, "story": 793, "source": 6757}
    report.edges = {"related_to": 160_090, "about": 5}
    report.merges.note("differing statements of one article joined", map(str, range(4161)))
    report.merges.note("several posts are one article", map(str, range(20)))
    report.merges.overruled["a"] = Counter({f"article.field{number}": number for number in range(1, 9)})
    report.merges.left_out["a"] = Counter({"related_to from a thing to itself": 9})
    report.repairs = Counter({"mojibake": 4, "html-entity": 25})
    report.unknown_fields = Counter(price=1800)
    report.fields_read_past = Counter(secured=6751)
    report.skipped_files = Counter({".keep": 3})
    return report


def test_the_seeds_in_full(tmp_path: Path) -> None:
    graph, report = kg.build(SEEDS)
    paths = [graph.write(tmp_path / name) for name in ("graph.nt", "graph.html")]
    found = lines(report, *paths)
    assert found[:8] == [
        "Read 5 posts and 14 distinct related entries",
        "  from 5 files in seeds",
        "Built 19 articles, 16 providers, 4 topics, 19 images, 5 stories,",
        "    5 source documents, 17 related links",
        "Repaired: mojibake 2, html-entity 1",
        "Fields read past: related.images.isCached 12, secured 5, images.isCached 4",
        "Wrote",
        f"  {tmp_path}/graph.nt  {paths[0].stat().st_size / 1000:.1f} kB",
    ]
    assert found[-1] == f"Open {tmp_path}/graph.html in a browser to look around."


def test_everything_a_report_can_tell_is_told() -> None:
    assert lines(full_report(), paths=("site",)) == [
        "Read 6,757 posts and 4,171 distinct related entries",
        "  from 7,085 files in site; left out 1 post marked removed; with the site's own",
        "      organizations 70, topics 20",
        "Built 6,736 articles, 459 providers, 20 topics, 3,606 images, 793 stories,",
        "    6,757 source documents, 160,090 related links",
        "Merged: differing statements of one article joined 4,161, several posts are one",
        "    article 20",
        "Overruled values: article.field8 8, article.field7 7, article.field6 6,",
        "    article.field5 5, article.field4 4, article.field3 3 and 2 more",
        "Repaired: html-entity 25, mojibake 4",
        "Dropped: related_to from a thing to itself 9",
        "Unknown fields: price 1,800",
        "Fields read past: secured 6,751",
        "Passed over: .keep 3",
    ]


def test_one_is_singular() -> None:
    report = Report(files=1, posts=1, related_entries=1, findings=[finding()])
    report.nodes = dict.fromkeys(["article", "provider", "topic", "image", "story", "source"], 1)
    report.edges = {"related_to": 1}
    text = " ".join(" ".join(lines(report)).split())
    assert text.startswith(
        "Read 1 post and 1 distinct related entry from 1 file in seeds Built 1 article, 1 provider, 1 topic,"
    )
    assert "1 image, 1 story, 1 source document, 1 related link 1 finding:" in text


def test_lines_fit_a_terminal() -> None:
    report = full_report()
    report.findings = [finding(number, file=f"{number}.md") for number in range(5)]
    report.findings.append(Finding("x", "error", "a.md", 1, "title", "long " * 50, "cure " * 50))
    assert max(map(len, lines(report))) <= 80


def test_errors_come_before_warnings_each_with_file_and_line() -> None:
    report = Report(findings=[finding(3), finding(2, "error", "z.md"), finding(1)])
    assert lines(report)[-4:] == [
        "3 findings:",
        "  error z.md:2: publishedDateTime: no such day; correct it [bad-date]",
        "  warning a.md:1: publishedDateTime: no such day; correct it [bad-date]",
        "  warning a.md:3: publishedDateTime: no such day; correct it [bad-date]",
    ]


def test_a_long_finding_keeps_its_place_on_one_line() -> None:
    report = Report(findings=[finding(12, file="_news/2020: a name" + "-x" * 40 + ".md")])
    assert lines(report)[-2:] == [
        "  warning _news/2020: a name" + "-x" * 40 + ".md:12:",
        "      publishedDateTime: no such day; correct it [bad-date]",
    ]


def test_of_many_findings_ten_are_shown_and_where_the_rest_is(tmp_path: Path) -> None:
    report = Report(findings=[finding(number) for number in range(1, 1235)])
    (tmp_path / "report.json").touch()
    found = lines(report, tmp_path / "report.json")
    assert sum("bad-date" in line for line in found) == 10
    assert f"and 1,224 more in {tmp_path}/report.json" in " ".join(" ".join(found).split())
    assert "  and 1,224 more in the report (--format report)" in lines(report)


def test_many_paths_are_not_all_named() -> None:
    paths = tuple(f"{number}.md" for number in range(10_000))
    assert lines(Report(files=1), paths=paths[:4])[1] == "  from 1 file in 0.md, 1.md, 2.md and 1 more path"
    assert lines(Report(files=10_000), paths=paths)[1] == "  from 10,000 files in 0.md, 1.md, 2.md and 9,997 more paths"


def test_foreign_text_is_shown_and_not_obeyed() -> None:
    hostile = "\x1b[31mred\x07\n\r\u202e\u2028\x9b\xa0\udcff"
    report = Report(findings=[Finding("x", "error", hostile, 1, hostile, hostile, hostile)], removed=[hostile])
    report.unknown_fields = Counter([hostile])
    report.skipped_files = Counter([hostile])
    text = "".join(lines(report, paths=(hostile,)))
    assert text.isprintable()
    assert r"\x1b[31mred\x07\n\r\u202e\u2028\x9b\xa0\udcff" in text


def test_printable_leaves_readable_text_alone() -> None:
    assert printable("Zürich, 人工智能 🚀 'a' \"b\" \\") == "Zürich, 人工智能 🚀 'a' \"b\" \\"


def test_a_summary_is_the_same_each_time() -> None:
    assert lines(full_report()) == lines(full_report())


def test_other_kinds_are_counted_where_there_are_any() -> None:
    report = Report(files=3, posts=3)
    report.nodes = {"article": 1, "course": 2, "person": 5, "community": 1}
    text = " ".join("\n".join(summary(report, [], ["x"])).split()).replace("\u00a0", " ")
    assert "Built 1 article, 2 courses, 5 people, 1 community, 0 providers" in text
