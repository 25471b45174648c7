"""The command as a user meets it: each test runs it in a process of its own."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.exporters import DEFAULT_FORMATS, EXPORTERS
from tests.corpus import ROOT, SEEDS, build_site, contents, environment, run_kg, write_site

A, B = "https://example.com/a", "https://example.com/b"
POST = {"title": "A", "webUrl": A}
FILES = ["graph.html", "graph.nt", "graph.ttl", "report.json"]


def names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of two posts; one has a finding in line 4."""
    bad = f'---\ntitle: B\nwebUrl: "{B}"\nquality: high\n---\n'
    return write_site(tmp_path / "site", {"a.md": POST, "b.md": bad})


# Help


def test_help_names_the_commands() -> None:
    run = run_kg("--help")
    assert (run.returncode, run.stderr) == (0, "")
    for command in ("build", "formats", "why", "aliases", "export", "diff"):
        assert re.search(rf"^    {command} +[a-z]", run.stdout, re.MULTILINE)


@pytest.mark.parametrize("command", ["build", "export", "why", "aliases", "diff"])
def test_help_of_a_command_has_examples(command: str) -> None:
    run = run_kg(command, "--help")
    assert (run.returncode, run.stderr) == (0, "")
    assert "examples:\n" in run.stdout
    assert len(re.findall(rf"^  .*kg {command} ", run.stdout, re.MULTILINE)) > 1


def test_the_examples_of_build_work(tmp_path: Path) -> None:
    write_site(tmp_path, dict.fromkeys(("seeds/a.md", "site/_news/a.md", "site/_people/b.md"), POST))
    write_site(tmp_path, {"blog/a.md": {"headline": "A"}, "map.yaml": "fields:\n  headline: title\n"})
    examples = re.findall(r"^  (.*?kg build .*?)(?:  .*)?$", run_kg("build", "--help").stdout, re.MULTILINE)
    assert len(examples) == 5
    for example in examples:
        command = example.replace("kg build", f"{sys.executable} -m kg build")
        subprocess.run(command, shell=True, check=True, cwd=tmp_path, env=environment(), stdout=subprocess.DEVNULL)
    assert names(tmp_path / "exports") == FILES
    assert names(tmp_path / "out") == ["graph.nt"]


def test_help_of_build_tells_the_exit_codes() -> None:
    said = "0 all well, 1 findings (with --strict) or errors (with --validate), 2 wrong usage, 3 nothing could be built"
    assert f"exit codes: {said}" in run_kg("build", "--help").stdout


def test_version() -> None:
    assert re.fullmatch(r"kg [0-9]+\.[0-9]+.*\n", run_kg("--version").stdout)


def test_help_imports_nothing_heavy() -> None:
    heavy = ["networkx", "numpy", "yaml", "rdflib", "pyvis", "pyoxigraph", "rich", "ftfy", "publicsuffixlist"]
    heavy += ["ada_url", "concurrent.futures", "multiprocessing", "importlib.metadata", "kg.pipeline", "kg.graph"]
    heavy += ["kg.differences"]
    script = (
        "import sys\nfrom kg.cli import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        f"print([name for name in {heavy} if name in sys.modules])"
    )
    for arguments in (["--help"], ["build", "--help"], ["diff", "--help"]):
        run = subprocess.run(
            [sys.executable, "-c", script, *arguments], capture_output=True, text=True, env=environment(), check=True
        )
        assert run.stdout.splitlines()[-1] == "[]"


def test_formats_lists_every_format_in_a_line() -> None:
    run = run_kg("formats")
    assert (run.returncode, run.stderr) == (0, "")
    lines = run.stdout.splitlines()
    assert [line.split()[:2] for line in lines] == [[name, found.file] for name, found in EXPORTERS.items()]
    assert [line.split()[0] for line in lines if line.endswith("; written by default")] == list(DEFAULT_FORMATS)


# What build does


def test_build_writes_the_four_files_and_prints_a_summary(tmp_path: Path) -> None:
    run = run_kg("build", SEEDS, cwd=tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    assert names(tmp_path / "exports") == FILES
    text = " ".join(run.stdout.split())
    assert text.startswith(
        f"Read 5 posts and 14 distinct related entries from 5 files in {SEEDS} Built 19 articles, 16 providers"
    )
    assert "Wrote exports/graph.nt" in text
    assert run.stdout.endswith("Open exports/graph.html in a browser to look around.\n")


def test_the_summary_is_all_that_goes_to_standard_output(site: Path, tmp_path: Path) -> None:
    run = run_kg("build", site, "-o", tmp_path / "out", "--jobs", "2")
    assert run.stderr == ""
    assert run.stdout.startswith("Read 2 posts")
    assert "\x1b" not in run.stdout


def test_the_summary_fits_a_terminal(site: Path) -> None:
    run = run_kg("build", "site", cwd=site.parent)
    assert max(map(len, run.stdout.splitlines())) <= 80


def test_named_formats_only(tmp_path: Path) -> None:
    run = run_kg("build", SEEDS, "-o", tmp_path, "--format", "turtle", "--format", "nt", "--format", "nt")
    assert run.returncode == 0
    assert names(tmp_path) == ["graph.nt", "graph.ttl"]
    assert "graph.html" not in run.stdout


def test_findings_are_printed_with_file_and_line(site: Path, tmp_path: Path) -> None:
    run = run_kg("build", site, "-o", tmp_path / "out")
    assert run.returncode == 0
    assert "1 finding:\n  warning b.md:4:" in run.stdout
    (finding,) = json.loads((tmp_path / "out" / "report.json").read_bytes())["findings"]
    assert (finding["file"], finding["line"], finding["field"]) == ("b.md", 4, "quality")
    assert " ".join(run.stdout.split()).count(f"{finding['message']}; {finding['remedy']} [{finding['code']}]") == 1


def test_strict_exits_with_1_for_findings_and_writes_all_the_same(site: Path, tmp_path: Path) -> None:
    run = run_kg("build", site, "-o", tmp_path / "out", "--strict")
    assert run.returncode == 1
    assert names(tmp_path / "out") == FILES
    assert run_kg("build", SEEDS, "-o", tmp_path / "out", "--strict").returncode == 0


def test_the_base_iri_is_used(tmp_path: Path) -> None:
    run_kg("build", SEEDS, "-o", tmp_path, "--format", "nt", "--base-iri", "https://data.example.org/kg")
    text = (tmp_path / "graph.nt").read_text("utf-8")
    assert "<https://data.example.org/kg/topic/ai>" in text
    assert "w3id.org/newskg/id" not in text


def test_paths_from_standard_input(site: Path, tmp_path: Path) -> None:
    run = run_kg("build", "-", "-o", "out", stdin=b"site/a.md\n\nsite/b.md\r\n", cwd=tmp_path)
    assert run.returncode == 0
    assert "Read 2 posts" in run.stdout
    run_kg("build", "site", "-o", "other", cwd=tmp_path)
    for name in ("graph.nt", "graph.ttl", "graph.html", "report.json"):
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "other" / name).read_bytes()


def test_paths_from_standard_input_and_the_command_line(site: Path) -> None:
    run = run_kg("build", "a.md", "-", stdin=b"b.md", cwd=site)
    assert "Read 2 posts" in run.stdout
    assert "from 2 files in a.md, b.md" in run.stdout


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8:strict", "ascii"])
def test_names_from_standard_input_need_not_be_utf_8(tmp_path: Path, encoding: str) -> None:
    name = os.fsdecode(b"bad\xff\x0bname\xe2\x80\xa8.md")
    write_site(tmp_path, {name: POST})
    run = run_kg("build", "-", stdin=os.fsencode(name), cwd=tmp_path, env={"PYTHONIOENCODING": encoding})
    assert (run.returncode, run.stderr) == (0, "")
    assert names(tmp_path / "exports") == FILES
    assert "/source/bad%FF%0Bname%E2%80%A8.md>" in (tmp_path / "exports" / "graph.nt").read_text("utf-8")


def test_nothing_on_standard_input_is_wrong_usage(tmp_path: Path) -> None:
    run = run_kg("build", "-", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == "kg: nothing to build: name a folder or a file, such as kg build seeds\n"


def test_a_single_file(site: Path, tmp_path: Path) -> None:
    run = run_kg("build", site / "a.md", "-o", tmp_path / "out", "--format", "nt")
    assert run.returncode == 0
    assert "Read 1 post and 0 distinct related entries" in run.stdout


def test_several_paths_that_overlap_are_read_once(site: Path, tmp_path: Path) -> None:
    run = run_kg("build", site, site / "a.md", site, "-o", tmp_path / "out")
    assert "from 2 files in" in " ".join(run.stdout.split())


def test_options_may_stand_between_paths_and_behind_them(site: Path, tmp_path: Path) -> None:
    (site / "-c.md").write_text('---\ntitle: C\nwebUrl: "https://example.com/c"\n---\n')
    options = ["-o", str(tmp_path / "out"), "--format", "nt"]
    for arguments in (["a.md", *options, "b.md", "--no-cache"], ["--no-cache", *options, "--", "-c.md", "b.md"]):
        run = run_kg("build", *arguments, cwd=site)
        assert run.returncode == 0, run.stderr
        assert "Read 2 posts" in run.stdout
    assert run_kg("why", A, "--base-iri", "https://example.org/", ".", cwd=site).returncode == 0


@pytest.mark.parametrize("way", ["site", "./site", "../{}/site", "site/.", "site/../site", "{absolute}"])
def test_the_way_to_a_site_does_not_matter(tmp_path: Path, way: str) -> None:
    write_site(
        tmp_path / "site", {"_config.yml": "url: https://x.org\n: bad\n", "_news/a.md": POST, "_data/topics/t.yml": {}}
    )
    way = way.format(tmp_path.name, absolute=tmp_path / "site")
    run = run_kg("build", way, "-o", "out", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    usual = tmp_path / "usual"
    run_kg("build", ".", "-o", usual, cwd=tmp_path / "site")
    for name in FILES:
        assert (tmp_path / "out" / name).read_bytes() == (usual / name).read_bytes()


def test_a_build_does_not_read_what_it_wrote(site: Path) -> None:
    first = run_kg("build", ".", cwd=site)
    written = {name: (site / "exports" / name).read_bytes() for name in FILES}
    again = run_kg("build", ".", cwd=site)
    assert again.stdout == first.stdout
    assert {name: (site / "exports" / name).read_bytes() for name in FILES} == written


# What is wrong with the call


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["build", "nowhere"], "kg: there is no file or folder 'nowhere'; check the path"),
        (
            ["build", "a.md", "--format", "turtel"],
            "kg: there is no format 'turtel'; choose from nt, turtle, html, report",
        ),
        (["build", "a.md", "-o", "b.md"], "kg: 'b.md' is a file; name a folder to write to"),
        (["build", "a.md", "--jobs", "0"], "kg: --jobs is 0; give a number of processes, 1 or more"),
        (["build", "a.md", "--base-iri", "x"], "kg: 'x' cannot be the base IRI; give an http(s) address such as"),
        (["build", "notes.docx"], "kg: 'notes.docx' is no kind of file that is read (.md"),
        (["export", "turtel"], "kg: there is no format 'turtel'; choose from nt, turtle, html, report"),
        (["export", "turtle"], "kg: there is no file 'exports/graph.nt'; build one first: kg build seeds"),
        (["export", "turtle", "--from", "a.md"], "kg: a.md is no N-Triples"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage_is_told_with_a_cure(site: Path, arguments: list[str], message: str) -> None:
    (site / "notes.docx").touch()
    before = names(site)
    run = run_kg(*arguments, cwd=site)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith(message)
    assert run.stderr.count("\n") == 1
    assert names(site) == before


@pytest.mark.parametrize(
    "arguments", [[], ["bild"], ["build"], ["build", "a.md", "--jobs", "x"], ["build", "--nosuch"]]
)
def test_arguments_that_are_none_are_told_with_the_usage(arguments: list[str]) -> None:
    run = run_kg(*arguments)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("usage: kg")
    assert "Traceback" not in run.stderr


def test_nothing_to_build_exits_with_3_and_tells_what_is_wrong(tmp_path: Path) -> None:
    write_site(tmp_path / "site", {"a.md": "no front matter", "b.md": "---\nheat: 1\n---\n", "c\n.md": ""})
    run = run_kg("build", "site", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (3, "")
    assert run.stderr == (
        "kg: nothing could be read from 3 files\n"
        "3 findings:\n"
        "  error a.md:1:\n"
        "      there is no front matter; begin the file with a line --- and its fields,\n"
        "          and close them with another --- [no-front-matter]\n"
        "  error b.md:2:\n"
        "      the post has no address and title; give it a webUrl [no-address-no-title]\n"
        "  error c\\n.md:\n"
        "      the file is empty; write its front matter, or remove it [empty-file]\n"
    )
    assert names(tmp_path) == ["site"]


def test_nothing_to_build_tells_of_many_findings_the_first(tmp_path: Path) -> None:
    write_site(tmp_path / "site", {f"{number:02}.md": "---\ntitle: T\nheat: 1\n---\n" for number in range(12)})
    run = run_kg("build", "site", cwd=tmp_path)
    lines = run.stderr.splitlines()
    assert (run.returncode, len(lines)) == (3, 13)
    assert lines[:2] == ["kg: nothing could be read from 12 files", "12 findings:"]
    assert lines[11:] == [
        "  error 09.md:2: the post has no address; give it a webUrl [no-address]",
        "  and 2 more; correct these first",
    ]


def test_a_field_map_is_used_or_told_what_is_wrong_with_it(tmp_path: Path) -> None:
    write_site(tmp_path, {"site/a.md": {"headline": "A"}, "map.yaml": "fields:\n  headline: title\n"})
    run = run_kg("build", "site", "--map", "map.yaml", "--format", "nt", cwd=tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    assert "Fields by the map: headline 1" in run.stdout.replace("\u00a0", " ")
    (tmp_path / "map.yaml").write_text("fields:\n  headline: titel\n")
    run = run_kg("build", "site", "--map", "map.yaml", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("kg: map.yaml:2: fields.headline: there is no field 'titel'; did you mean title?")


@pytest.mark.parametrize("output", ["b.md/exports", "/dev/null/exports"])
def test_an_output_that_cannot_be_written_exits_with_3(site: Path, output: str) -> None:
    run = run_kg("build", "a.md", "-o", output, cwd=site)
    assert (run.returncode, run.stdout) == (3, "")
    assert re.fullmatch(r"kg: cannot read or write '[^\n]*': [^\n]+\n", run.stderr)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_exits_with_3_and_stays(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir(mode=0o555)
    run = run_kg("build", site, "-o", out)
    assert run.returncode == 3
    assert "Permission denied" in run.stderr
    assert names(out) == []


def test_a_full_disk_leaves_the_old_file(site: Path) -> None:
    run_kg("build", ".", "--format", "nt", cwd=site)
    old = (site / "exports" / "graph.nt").read_bytes()
    (site / "a.md").write_text('---\ntitle: "' + "much more " * 10_000 + f'"\nwebUrl: {A}\n---\n')
    limited = f"ulimit -f 8; exec {sys.executable} -m kg build a.md --format nt"  # files of at most 8 kB
    run = subprocess.run(
        ["sh", "-c", limited], cwd=site, env=environment(), capture_output=True, text=True, check=False
    )
    assert run.returncode == 3
    assert "File too large" in run.stderr
    assert names(site / "exports") == ["graph.nt"]
    assert (site / "exports" / "graph.nt").read_bytes() == old


# Files that are hostile or gone


def test_files_that_cannot_be_read_are_findings(site: Path, tmp_path: Path) -> None:
    (site / "gone.md").symlink_to("nowhere")
    (site / "itself.md").symlink_to("itself.md")
    (site / "a folder.md").mkdir()
    run = run_kg("build", site, "-o", tmp_path / "out")
    assert run.returncode == 0
    findings = json.loads((tmp_path / "out" / "report.json").read_bytes())["findings"]
    assert {found["file"] for found in findings if found["level"] == "error"} == {"gone.md", "itself.md"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_file_that_may_not_be_read_is_a_finding(site: Path, tmp_path: Path) -> None:
    (site / "a.md").chmod(0)
    run = run_kg("build", site, "-o", tmp_path / "out")
    assert run.returncode == 0
    assert "error a.md:" in run.stdout


def test_a_site_that_may_not_be_written_is_only_read(site: Path, tmp_path: Path) -> None:
    for path in (*site.iterdir(), site):
        path.chmod(0o555)
    before = {path.name: path.stat().st_mtime_ns for path in (*site.iterdir(), site)}
    assert run_kg("build", site, "-o", tmp_path / "out").returncode == 0
    assert {path.name: path.stat().st_mtime_ns for path in (*site.iterdir(), site)} == before
    site.chmod(0o755)


def test_a_pipe_among_the_files_does_not_stop_the_build(site: Path, tmp_path: Path) -> None:
    os.mkfifo(site / "pipe.md")
    assert run_kg("build", site, "-o", tmp_path / "out", timeout=60).returncode == 0


HOSTILE = "\x1b[31mred\x1b]0;title\x07\r\n\u202eevil.md"


@pytest.mark.parametrize("strict", [[], ["--strict"]])
def test_hostile_names_are_shown_and_not_obeyed(tmp_path: Path, strict: list[str]) -> None:
    write_site(tmp_path / "site", {HOSTILE: {"title": "A", "webUrl": A, "quality": "x"}})
    run = run_kg("build", "site", f"site/{HOSTILE}", *strict, cwd=tmp_path)
    assert run.returncode == len(strict)
    assert run.stdout.replace("\n", "").isprintable()
    assert r"\x1b[31mred\x1b]0;title\x07\r\n\u202eevil.md:4:" in run.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", HOSTILE],
        ["build", "empty", "-o", HOSTILE],
        ["build", "bad"],
        ["build", "good", "--format", HOSTILE],
        ["build", "good", "--base-iri", HOSTILE],
        ["build", "good", "-o", f"good/{HOSTILE}/x"],
        ["export", "nt", "--from", f"good/{HOSTILE}"],
        ["export", "nt", "--from", HOSTILE],
        ["diff", HOSTILE, "good"],
        ["diff", f"good/{HOSTILE}", "good"],
    ],
)
def test_hostile_names_in_errors_are_shown_and_not_obeyed(tmp_path: Path, arguments: list[str]) -> None:
    write_site(tmp_path, {f"bad/{HOSTILE}": "no front matter", f"good/{HOSTILE}": POST, "empty/x.txt": "-"})
    run = run_kg(*arguments, cwd=tmp_path)
    assert run.returncode in (2, 3)
    assert run.stdout == ""
    assert run.stderr.endswith("\n")
    assert all(line.isprintable() for line in run.stderr.split("\n")), run.stderr


def test_a_hostile_output_is_shown_and_not_obeyed(site: Path) -> None:
    run = run_kg("build", "a.md", "-o", HOSTILE.strip(), "--format", "nt", cwd=site)
    assert run.returncode == 0
    assert run.stdout.replace("\n", "").isprintable()
    run = run_kg("export", "turtle", "--from", f"{HOSTILE}/graph.nt", cwd=site)
    assert run.returncode == 0
    assert run.stdout.startswith(r"Wrote \x1b[31mred") and run.stdout[:-1].isprintable()


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_terminal_that_lacks_letters_gets_escapes(tmp_path: Path, encoding: str) -> None:
    write_site(tmp_path, {"人.md": {"title": "A", "webUrl": A, "quality": "智"}})
    run = run_kg("build", ".", cwd=tmp_path, env={"PYTHONIOENCODING": encoding})
    assert (run.returncode, run.stderr) == (0, "")
    assert r"\u4eba.md:4:" in run.stdout
    run = run_kg("build", "智", cwd=tmp_path, env={"PYTHONIOENCODING": encoding})
    assert run.stderr == "kg: there is no file or folder '\\u667a'; check the path\n"


# Pipes, interrupts, terminals


@pytest.mark.parametrize(
    "arguments", [["formats"], ["build", str(SEEDS), "--format", "nt"], ["--help"], ["build", "-h"]]
)
def test_a_reader_that_stops_reading_is_no_error(tmp_path: Path, arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    run = subprocess.run(
        [sys.executable, "-m", "kg", *arguments],
        stdout=writing,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=environment(),
    )
    os.close(writing)
    assert run.stderr == b""
    assert run.returncode in (0, 1)


def test_without_any_standard_output_it_works(tmp_path: Path) -> None:
    command = f"exec {sys.executable} -m kg build {SEEDS} --format nt >&-"
    run = subprocess.run(["sh", "-c", command], cwd=tmp_path, env=environment(), capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, b"")
    assert names(tmp_path / "exports") == ["graph.nt"]


def test_without_any_place_for_errors_it_works(site: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-m", "kg", "build", str(site), "-o", str(out), "--no-cache"]
    script = 'exec "$@" 2>&-'
    run = subprocess.run(["sh", "-c", script, "sh", *command], cwd=ROOT, env=environment(), capture_output=True)
    assert run.returncode == 0
    assert names(out) == FILES


def test_without_any_standard_input_there_is_nothing_on_it() -> None:
    command = ["sh", "-c", 'exec "$@" <&-', "sh", sys.executable, "-m", "kg", "build", "-"]
    run = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (
        2,
        "kg: nothing to build: name a folder or a file, such as kg build seeds\n",
    )


@pytest.fixture(scope="module")
def slow_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that is read slowly, for its posts are written in a way that has no quick reader."""
    words = [f"word{number}: {{a: [1, 2, 3], b: &x{number} [4, 5, 6], c: *x{number}}}\n" for number in range(16)]
    posts = {
        f"{number}.md": f"---\ntitle: A\nwebUrl: {A}/{number}\n" + "".join(words) + "---\n" for number in range(3000)
    }
    return write_site(tmp_path_factory.mktemp("slow"), posts)


def helpers_at_work(process: subprocess.Popen[str]) -> list[int]:
    """Wait until a build with --jobs 2 has begun its helpers."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    deadline = time.monotonic() + 20
    while not (helpers := children.read_text().split()) and time.monotonic() < deadline:
        time.sleep(0.01)
    return [int(helper) for helper in helpers]


def wait_until_at_work(process: subprocess.Popen[str], jobs: str) -> None:
    """Wait until a build is well into reading."""
    if jobs == "2":
        assert helpers_at_work(process)
        time.sleep(0.2)
        return
    deadline = time.monotonic() + 20
    stat = Path(f"/proc/{process.pid}/stat")
    # To start takes a quarter of a second of the processor's time, to read the slow site two seconds.
    while int(stat.read_text().rpartition(")")[2].split()[11]) / os.sysconf("SC_CLK_TCK") < 0.6:
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_it_leaves_what_was_there_and_no_process(
    slow_site: Path, tmp_path: Path, sign: signal.Signals, jobs: str
) -> None:
    out = write_site(tmp_path / "out", dict.fromkeys(FILES, "old"))
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "build", slow_site, "-o", out, "--jobs", jobs],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        start_new_session=True,
        text=True,
    )
    wait_until_at_work(process, jobs)
    (os.killpg if sign == signal.SIGINT else os.kill)(process.pid, sign)
    said, complained = process.communicate(timeout=60)  # ends only when all processes have let go of the pipes
    assert process.returncode in (130, -signal.SIGINT)
    assert said == ""
    assert complained == "kg: interrupted; what was not finished is unchanged\n"
    assert names(out) == FILES
    assert all((out / name).read_text() == "old" for name in FILES)


def test_killed_it_leaves_the_old_files_whole(slow_site: Path, tmp_path: Path) -> None:
    out = write_site(tmp_path / "out", dict.fromkeys(FILES, "old"))
    command = [sys.executable, "-m", "kg", "build", str(slow_site), "-o", str(out), "--jobs", "1"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=environment(), text=True)
    wait_until_at_work(process, "1")
    process.kill()
    process.wait(timeout=60)
    assert all((out / name).read_text() == "old" for name in FILES)


def test_a_killed_helper_is_told_with_a_cure(slow_site: Path, tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "build", slow_site, "-o", tmp_path / "out", "--jobs", "2"],
        stderr=subprocess.PIPE,
        env=environment(),
        text=True,
    )
    wait_until_at_work(process, "2")
    os.kill(helpers_at_work(process)[0], signal.SIGKILL)
    _, complained = process.communicate(timeout=60)
    assert process.returncode == 3
    assert complained == "kg: a process was killed, most likely for want of memory; try --jobs 1, which needs less\n"


def on_a_terminal(*arguments: str | Path) -> str:
    """What the command prints where both its outputs are a terminal."""
    mine, its = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", *map(str, arguments)],
        stdout=its,
        stderr=its,
        env=environment({"TERM": "xterm", "COLUMNS": "80"}),
    )
    os.close(its)
    said = b""
    while select.select([mine], [], [], 30)[0]:
        try:
            said += os.read(mine, 65536)
        except OSError:
            break
    os.close(mine)
    assert process.wait(timeout=60) == 0
    return said.decode()


def test_progress_is_shown_on_a_terminal_when_it_takes_long(slow_site: Path, tmp_path: Path) -> None:
    said = on_a_terminal("build", slow_site, "-o", tmp_path, "--jobs", "1", "--format", "nt")
    assert "reading" in said
    assert "/3000" in said
    assert said.rstrip().splitlines()[-1].endswith("kB") or "Wrote" in said


def test_no_progress_is_shown_when_it_is_quick(tmp_path: Path) -> None:
    began = time.monotonic()
    said = on_a_terminal("build", SEEDS, "-o", tmp_path, "--format", "nt", "--no-stories")
    if time.monotonic() - began > 1:
        pytest.skip("this machine is too busy to be quick")
    assert said.startswith("Read 5 posts")
    assert "\x1b" not in said


# Export


@pytest.mark.parametrize("name", [name for name in EXPORTERS if name != "report"])
def test_export_writes_the_very_file_that_build_writes(tmp_path: Path, name: str) -> None:
    run_kg("build", SEEDS, "--format", "nt", "--format", name, cwd=tmp_path)
    file = EXPORTERS[name].file
    run = run_kg("export", name, "-o", f"again/{file}", cwd=tmp_path)
    assert (run.returncode, run.stdout, run.stderr) == (0, f"Wrote again/{file}\n", "")
    assert contents(tmp_path / "again" / file) == contents(tmp_path / "exports" / file)


def test_export_writes_beside_the_graph_unless_told_otherwise(tmp_path: Path) -> None:
    graph, _ = build_site(tmp_path / "site", {"a.md": POST})
    graph.write(tmp_path / "deep" / "old.nt")
    assert run_kg("export", "turtle", "--from", tmp_path / "deep" / "old.nt").returncode == 0
    assert names(tmp_path / "deep") == ["graph.ttl", "old.nt"]


def test_a_report_cannot_be_exported(tmp_path: Path) -> None:
    run_kg("build", SEEDS, "--format", "nt", cwd=tmp_path)
    run = run_kg("export", "report", cwd=tmp_path)
    assert run.returncode == 2
    assert run.stderr.startswith("kg: a report tells of a build")
    assert names(tmp_path / "exports") == ["graph.nt"]


def test_the_command_kg_is_the_module(tmp_path: Path) -> None:
    command = Path(sys.executable).with_name("kg")
    run = subprocess.run([command, "formats"], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout == run_kg("formats").stdout


# Who is who


def test_why_tells_how_a_node_came_to_be() -> None:
    run = run_kg("why", "wbur.org", SEEDS)
    assert (run.returncode, run.stderr) == (0, "")
    first, *others = run.stdout.splitlines()
    iri = "https://w3id.org/newskg/id/provider/wbur.org"
    assert first == f"{iri} is the provider known by the part of its domain that was registered"
    assert "  name: WBUR" in others


def test_why_tells_of_joins_links_and_overruled_values(tmp_path: Path) -> None:
    aliases = tmp_path / "aliases.yaml"
    aliases.write_text("same-as:\n  topics:\n    - [AI, Robots]\nnot-same-as:\n  topics:\n    - [AI, ML]\n")
    site = write_site(
        tmp_path / "site",
        {
            "a.md": {**POST, "webUrl": A + "?fbclid=1", "quality": 1, "topics": ["Robots", "ML"]},
            "b.md": {**POST, "publishedDateTime": "2020-01-01", "webUrl": A, "quality": 2, "title": "\x1b[31mB"},
        },
    )
    lines = run_kg("why", A, site).stdout.splitlines()
    assert f"  that {A}?fbclid=1 is, too: tracking parameters left out" in lines
    assert "Stated 2 times, strongest first:" in lines
    assert lines.index("  post in b.md") < lines.index("  post in a.md")
    assert "  quality: 2" in lines and "  quality: 1  (overruled)" in lines
    lines = run_kg("why", "Robots", site, "--aliases", aliases).stdout.splitlines()
    assert lines[:3] == [
        "https://w3id.org/newskg/id/topic/ai is the topic known by its name, in lower case and with hyphens for spaces",
        "  that https://w3id.org/newskg/id/topic/robots is, too: alias file",
        "  kept apart from https://w3id.org/newskg/id/topic/ml: alias file",
    ]


def test_why_of_what_is_not_there_is_told_with_a_cure() -> None:
    run = run_kg("why", "nowhere.example", SEEDS)
    assert (run.returncode, run.stdout) == (2, "")
    assert "nothing that was read is known as 'nowhere.example'; give an IRI" in run.stderr


def test_suggestions_are_an_alias_file_that_decides_nothing_until_accepted(tmp_path: Path) -> None:
    posts = {f"{number}.md": {**POST, "webUrl": A + str(number), "topics": [name]} for number, name in
             enumerate(["Container", "Containers", "Containers"])}  # fmt: skip
    site, aliases = write_site(tmp_path / "site", posts), tmp_path / "aliases.yaml"
    suggested = run_kg("aliases", "suggest", site)
    assert (suggested.returncode, suggested.stderr) == (0, "")
    assert '    # - ["Containers", "Container"]' in suggested.stdout.splitlines()
    aliases.write_text(suggested.stdout)
    run = run_kg("aliases", "check", aliases)
    assert (run.returncode, run.stdout) == (0, f"{aliases} can be used: it decides nothing\n")
    aliases.write_text(suggested.stdout.replace("# - ", "- "))
    run = run_kg("aliases", "check", aliases)
    assert (run.returncode, run.stdout) == (0, f"{aliases} can be used: 1 group of names of one thing\n")
    assert run_kg("aliases", "suggest", site, "--aliases", aliases).stdout.splitlines()[2:] == []
    run = run_kg("build", site, "--aliases", aliases, "-o", tmp_path / "out", "--format", "report")
    assert json.loads((tmp_path / "out" / "report.json").read_text())["graph"]["nodes"]["topic"] == 1
    assert "alias file 1" in run.stdout


def test_an_alias_file_that_is_wrong_is_told_line_by_line_and_nothing_is_built(site: Path, tmp_path: Path) -> None:
    aliases = tmp_path / "aliases.yaml"
    aliases.write_text("same-as:\n  topcs: []\n  articles:\n    - [a, b]\n")
    for arguments in (
        ["aliases", "check"],
        ["build", site, "-o", tmp_path / "out", "--aliases"],
        ["why", A, site, "--aliases"],
    ):
        run = run_kg(*arguments, aliases)
        assert (run.returncode, run.stdout) == (2, "")
        assert "aliases.yaml:2: same-as.topcs: 'topcs' means nothing here; did you mean topics?" in run.stderr
        assert "aliases.yaml:4: same-as.articles[0][0]: 'a' is no web address" in run.stderr
    assert not (tmp_path / "out").exists()


def test_check_finds_what_takes_more_than_reading_to_tell(tmp_path: Path) -> None:
    aliases = tmp_path / "aliases.yaml"
    aliases.write_text("not-same-as:\n  publishers:\n    - [wbur.org, news.wbur.org]\n")
    run = run_kg("aliases", "check", aliases)
    assert run.returncode == 2
    assert "keeps 'news.wbur.org' and 'wbur.org' apart, which are one; nothing tells them apart" in run.stderr
