"""``kg stories`` as a user meets it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

import kg
from tests.corpus import ROOT, SEEDS, environment, run_kg
from tests.stories.told import graph_of_stories


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the seeds' graph where a build writes it, one without stories, and one of odd stories."""
    folder = tmp_path_factory.mktemp("stories")
    (folder / "exports").mkdir()
    kg.build(SEEDS).graph.write(folder / "exports" / "graph.nt")
    kg.build(SEEDS, stories=False).graph.write(folder / "none.nt")
    graph_of_stories().write(folder / "odd.nt")
    return folder


def told(folder: Path, *arguments: str, env: dict[str, str] | None = None) -> str:
    run = run_kg("stories", *arguments, cwd=folder, env=env)
    assert (run.returncode, run.stderr) == (0, "")
    return run.stdout


def test_the_stories_of_the_last_build_are_listed(folder: Path) -> None:
    assert told(folder).startswith(
        "6  Boston bans police from using facial recognition technology\n"
        "   2.2 days, 6 providers; 2020-06-24-facial\n"
        "3  States push back against use of facial recognition by police\n"
    )


@pytest.mark.parametrize(
    ("arguments", "number"),
    [
        (["--min-size", "3"], 2),
        (["--since", "2021-05-07"], 1),
        (["--topic", "COMPUTER vision"], 1),
        (["--topic", "computer-vision", "--since", "2021-01-01"], 1),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_stories_are_chosen(folder: Path, arguments: list[str], number: int) -> None:
    assert f"\n{number} of 5 stories; " in told(folder, *arguments).replace("1 of 5 story", "1 of 5 stories")
    assert len(json.loads(told(folder, *arguments, "--json"))) == number


def test_where_there_are_none_it_says_so(folder: Path) -> None:
    assert told(folder, "--from", "none.nt") == (
        "none.nt has no stories: no two articles tell of one event, or it was built with --no-stories.\n"
    )
    assert told(folder, "--min-size", "9") == (
        "None of 5 stories matches; the largest has 6 articles, the latest ends on 2021-05-07. Ask for less.\n"
    )
    for arguments in (["--from", "none.nt"], ["--min-size", "9"]):
        assert told(folder, *arguments, "--json") == "[]\n"


def test_the_list_as_json_has_all_values(folder: Path) -> None:
    (story, *_) = json.loads(told(folder, "--json"))
    graph = kg.read(folder / "exports" / "graph.nt")
    assert story["iri"] in graph and story["core"] in story["members"]
    assert len(story["members"]) == story["size"] == 6
    assert story["start"] == "2020-06-24T20:56:00Z"
    assert [topic["name"] for topic in story["topics"]] == ["AI", "Natural Language Processing"]
    assert sorted(story["keywords"]) == sorted(graph.attributes(story["iri"])["keyword"])
    assert story.keys() == {
        *("iri", "id", "name", "keywords", "start", "end", "size", "providers", "independent", "core", "topics"),
        "members",
    }


def test_a_story_is_told_with_what_ties_it(folder: Path) -> None:
    lines = told(folder, "--story", "2020-06-24-facial").splitlines()
    assert lines[0] == "Boston bans police from using facial recognition technology"
    assert "6 articles, 6 providers, 2020-06-24 to 2020-06-27 (2.2 days)" in lines
    assert any(re.fullmatch(r"  \* 2  22:10  Fox News +\d\.\d\d  Boston bans police from .*…", line) for line in lines)
    assert any(re.match(r"   with \d, 2\.2 days later, linked as related: \w+ likely \(", line) for line in lines)
    assert any(re.match(r"     alike by 0\.\d\d: .*Boston \d+%, ", line) for line in lines)


def test_a_story_as_json_says_the_same(folder: Path) -> None:
    story: dict[str, Any] = json.loads(told(folder, "--story", "boston", "--json"))
    assert [article["iri"] for article in story["timeline"]] == story["members"]
    assert [article["core"] for article in story["timeline"]].count(True) == 1
    for article in story["timeline"]:
        for tie in article["ties"]:
            assert tie["other"] in story["members"] and tie["other"] != article["iri"]
            shares = sum(term["share"] for term in tie["terms"]) + tie["runs"]
            assert shares == pytest.approx(1, abs=0.005)


def test_a_picture_is_written(folder: Path) -> None:
    assert told(folder, "--story", "boston", "--svg", "below/a.svg") == "Wrote below/a.svg\n"
    first = (folder / "below" / "a.svg").read_bytes()
    assert ET.fromstring(first).tag == "{http://www.w3.org/2000/svg}svg"
    told(folder, "--story", "boston", "--svg", "below/b.svg", env={"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"})
    assert (folder / "below" / "b.svg").read_bytes() == first


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--from", "nowhere.nt"], "kg: there is no file 'nowhere.nt'; build one first: kg build seeds"),
        (["--topic", "vision"], "kg: there is no topic 'vision'; near to it are: Computer Vision"),
        (["--since", "soon"], "kg: 'soon' is no date; write the day as in 2020-06-24"),
        (["--min-size", "-1"], "kg: --min-size is -1; give a number of articles, 0 or more"),
        (["--story", "bostn"], "kg: there is no story 'bostn'; near to it are: 2020-06-24-facial"),
        (
            ["--story", "2020-06"],
            "kg: 2 stories are meant by '2020-06'; give more of one's IRI:\n  2020-06-24-",
        ),
        (["--story", "x", "--from", "none.nt"], "kg: none.nt has no stories: "),
        (["--story", "x", "--topic", "AI"], "kg: --topic chooses among stories; leave it out where --story names one"),
        (["--svg", "a.svg"], "kg: --svg makes a picture of one story; name it with --story ID"),
        (["--story", "boston", "--svg", "exports"], "kg: 'exports' is a folder; name a file to write"),
        (["--story", "boston", "--svg", "exports/graph.nt"], "kg: 'exports/graph.nt' is the graph; name another file"),
        (["--story", "boston", "--json", "--svg", "a.svg"], "usage: kg stories"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage_is_told_with_a_cure(folder: Path, arguments: list[str], message: str) -> None:
    run = run_kg("stories", *arguments, cwd=folder)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith(message)
    assert not (folder / "a.svg").exists()


@pytest.mark.parametrize("name", ["росатом", "زلزال", "evil"])
def test_stories_of_any_script_are_told_on_any_terminal(folder: Path, name: str) -> None:
    shown = told(folder, "--from", "odd.nt", "--story", name)
    assert "\x1b" not in shown and "\u202e" not in shown
    told(folder, "--from", "odd.nt", "--story", name, env={"PYTHONIOENCODING": "ascii"})
    assert told(folder, "--from", "odd.nt", "--story", name, "--json").isascii()


def test_a_reader_that_stops_reading_is_no_error(folder: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "kg", "stories", "--json"]
    run = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, cwd=folder, env=environment(), check=False)
    os.close(writing)
    assert (run.returncode, run.stderr) == (0, b"")


def test_the_examples_of_the_help_work(folder: Path) -> None:
    help_text = run_kg("stories", "--help").stdout
    examples: list[str] = re.findall(r"^  (kg stories.*?)(?:   .*)?$", help_text, re.MULTILINE)
    assert len(examples) == 5
    for example in examples[:-1]:
        told(folder, *example.split()[2:])
    assert (folder / "story.svg").is_file()


def test_the_example_in_the_documentation_is_true(folder: Path) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    (block,) = re.findall(r"^```console\n(\$ kg stories.*?)^```", readme, re.DOTALL | re.MULTILINE)
    shown = re.split(r"^\$ kg stories(.*)\n", block, flags=re.MULTILINE)[1:]
    for arguments, lines in zip(shown[::2], shown[1::2], strict=True):
        assert lines == told(folder, *arguments.split())
